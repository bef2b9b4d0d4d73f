import Diagnostics
import Language
import Markdown

/// The names on a note's page that links can lead to.
struct Anchors {
    private var names: Set<String> = []

    init(_ notebook: Notebook) {
        for part in [notebook.blocks] + notebook.footnotes.map(\.blocks) { add(part) }
        for cell in notebook.cells {
            if let label = cellOption("label", of: cell.text) { names.insert(label.text) }
            if let caption = cell.caption { add(caption.inlines) }
        }
        for formula in notebook.formulas {
            if let label = formula.equations.lazy.compactMap(\.label).first { names.insert(PageLabels.anchor(label)) }
        }
    }

    private mutating func add(_ blocks: [Block]) {
        var found: Set<String> = []
        var inlines: [[Inline]] = []
        blocks.forEachBlock { block in
            if let identifier = block.identifier { found.insert(identifier) }
            if case .heading(_, let identifier, _) = block.kind { found.insert(identifier) }
            if case .html(let text) = block.kind { found.formUnion(Self.names(in: text)) }
            _ = block.mappingInlines {
                inlines.append($0)
                return $0
            }
        }
        names.formUnion(found)
        for inlines in inlines { add(inlines) }
    }

    private mutating func add(_ inlines: [Inline]) {
        var found: Set<String> = []
        inlines.forEachInline { inline in
            if case .anchor(let name) = inline { found.insert(name) }
            if case .html(let text) = inline { found.formUnion(Self.names(in: text)) }
        }
        names.formUnion(found)
    }

    private static func names(in html: String) -> [String] {
        let bytes = Array(html.utf8)
        return RawAttribute.all(in: bytes, bytes.indices).filter { $0.name == "id" || $0.name == "name" }.map(\.value)
    }

    /// What is wrong with a link to `#name`, and what may be meant; `nil` where nothing is.
    func problem(_ fragment: String, _ note: String) -> (String, hint: String?)? {
        guard fragment.hasPrefix("#"), !fragment.hasPrefix("#:~:") else { return nil }
        let name = percentDecoded(fragment.dropFirst())
        // The top of a page has these names without being given them; a footnote has that of its number.
        guard !name.isEmpty, name.lowercased() != "top", !name.hasPrefix("fn"), !names.contains(name) else {
            return nil
        }
        let heading = headingIdentifier(of: name)
        let meant = names.contains(heading) ? heading : nearestName(to: name, among: names.sorted())
        return ("nothing in \(note) is named `\(name)`", meant.map { "did you mean `#\($0)`?" })
    }
}
