import Diagnostics

extension Notebook {
    /// Reads what the front matter says in words as running text with formulas, emphasis and code. Links lead nowhere from
    /// a title, which is one itself in other places, and HTML is text.
    mutating func readTitles(_ options: ReadingOptions) {
        var options = options
        options.cells = false
        options.syntax = [.strikethrough, .highlights]
        title = words(frontMatter.title, of: .title, options)
        subtitle = words(frontMatter.subtitle, of: .subtitle, options)
        description = words(frontMatter.description, of: .description, options)
    }

    private mutating func words(_ text: String?, of key: FrontMatterKey, _ options: ReadingOptions) -> [Inline]? {
        guard let text, let entry = frontMatter.entries.last(where: { $0.key == key.rawValue }) else { return nil }
        let written = embedded(Array(text.utf8), at: entry.valueRange)
        return readLines([written], options: options)[0].rewritten { inline in
            switch inline {
            case .html(let html): [.text(html)]
            case .link(_, _, let words), .image(_, _, let words, _): words
            default: [inline]
            }
        }
    }

    /// A text where it stands in its line; where it is written otherwise there, with escapes or over several lines, all of
    /// it where it begins.
    private func embedded(_ text: [UInt8], at range: Range<Int>) -> EmbeddedText {
        if !text.contains(UInt8(ascii: "\n")), text.count <= range.count {
            for start in range.lowerBound...(range.upperBound - text.count)
            where source.bytes[start..<start + text.count].elementsEqual(text) {
                return EmbeddedText(lines: [(text, start)])
            }
        }
        return EmbeddedText(pieces: text.map { ([$0], range.lowerBound) })
    }
}
