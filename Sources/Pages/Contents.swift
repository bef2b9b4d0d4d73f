import Markdown
import Markup

/// The page's headings as nested lists of links.
struct Contents {
    /// Headings deeper than this are left out.
    private static let deepest = 3
    /// Fewer headings than this need no contents.
    private static let fewest = 3

    struct Entry {
        var level: Int
        var identifier: String
        /// Where sections are numbered.
        var number: String?
        var html: HTMLBuffer
    }

    static func html(_ entries: [Entry]) -> HTMLBuffer? {
        let shown = entries.filter { $0.level <= deepest }
        guard shown.count >= fewest else { return nil }
        var position = 0
        return list(shown, &position, level: shown.map(\.level).min()!)
    }

    /// The entries of one level, each with the deeper ones that follow it.
    private static func list(_ entries: [Entry], _ position: inout Int, level: Int) -> HTMLBuffer {
        var items = HTMLBuffer()
        while position < entries.count, entries[position].level >= level {
            let entry = entries[position]
            position += 1
            var inner = HTMLBuffer()
            if position < entries.count, entries[position].level > level {
                inner = "\n\(list(entries, &position, level: entries[position].level))"
            }
            let number = entry.number.map { "<span class=\"section-number\">\($0)</span> " } ?? ""
            items.append("<li><a href=\"#\(escaped(entry.identifier))\">\(number)\(entry.html)</a>\(inner)</li>\n" as HTMLBuffer)
        }
        return "<ol>\n\(items)</ol>\n"
    }
}
