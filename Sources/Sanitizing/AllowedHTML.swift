import Markup

/// What is allowed of a tree of HTML, as text with holes in it.
struct AllowedHTML {
    enum Part: Equatable {
        case html(String)
        case hole(Int)
    }

    private let holes: Holes
    private let isRunningText: Bool
    /// The holes that were met.
    private(set) var found: [Int] = []
    /// What was left out, and the byte it stands at.
    private(set) var removals: [(what: Removal.What, offset: Int)] = []
    private var parts: [Part] = []
    private var html = ""
    /// Elements that nothing closes and that hold holes: they would take in what follows them.
    private var open: Set<UnsafeRawPointer> = []

    /// Depth costs no stack: a browser's tree may be thousands of elements deep.
    private struct Level {
        var children: ArraySlice<ParsedHTML.Node>
        var end: String
    }

    init(holes: Holes, isRunningText: Bool) {
        self.holes = holes
        self.isRunningText = isRunningText
    }

    mutating func write(_ nodes: [ParsedHTML.Node]) {
        findOpen(nodes)
        var levels = [Level(children: nodes[...], end: "")]
        while let level = levels.indices.last {
            guard let node = levels[level].children.popFirst() else {
                html += levels.removeLast().end
                continue
            }
            switch node.kind {
            case .text(let text): html += escaped(text)
            case .nothing: break
            case .element(let name, let attributes, let isForeign):
                if let number = holes.number(name, attributes) {
                    finishText()
                    parts.append(.hole(number))
                    found.append(number)
                    levels.append(Level(children: node.children[...], end: ""))
                } else if isForeign || AllowList.isDroppedWhole(name) {
                    removals.append((.element(name), node.offset))
                } else if !AllowList.allows(element: name, inRunningText: isRunningText) {
                    removals.append((.element(name), node.offset))
                    levels.append(Level(children: node.children[...], end: ""))
                } else if open.contains(node.identity) {
                    removals.append((.unclosed(name), node.offset))
                    levels.append(Level(children: node.children[...], end: ""))
                } else {
                    append(tag: name, attributes, at: node.offset)
                    let isVoid = AllowList.void.contains(name)
                    levels.append(Level(children: isVoid ? [] : node.children[...], end: isVoid ? "" : "</\(name)>"))
                }
            }
        }
    }

    mutating func finish() -> [Part] {
        finishText()
        return parts
    }

    private mutating func findOpen(_ nodes: [ParsedHTML.Node]) {
        var holders: Set<UnsafeRawPointer> = []
        var levels: [(node: ParsedHTML.Node?, children: ArraySlice<ParsedHTML.Node>)] = [(nil, nodes[...])]
        while let level = levels.indices.last {
            guard let node = levels[level].children.popFirst() else {
                levels.removeLast()
                continue
            }
            guard case .element(let name, let attributes, _) = node.kind else { continue }
            if holes.number(name, attributes) != nil {
                for level in levels.reversed() {
                    guard let outer = level.node, holders.insert(outer.identity).inserted else { break }
                    if outer.isUnclosed { open.insert(outer.identity) }
                }
            }
            levels.append((node, node.children[...]))
        }
    }

    private mutating func finishText() {
        if !html.isEmpty { parts.append(.html(html)) }
        html = ""
    }

    private mutating func append(tag name: String, _ attributes: [(name: String, value: String)], at offset: Int) {
        html += "<\(name)"
        for attribute in attributes {
            guard let value = AllowList.value(attribute.value, of: attribute.name, on: name) else {
                removals.append((.attribute(attribute.name, element: name), offset))
                continue
            }
            html += " \(attribute.name)=\"\(escaped(value))\""
        }
        html += ">"
    }
}
