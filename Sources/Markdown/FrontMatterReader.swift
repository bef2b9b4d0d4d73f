import Diagnostics
import YAML
import Yams

/// Finds the front matter of a note and reads its YAML.
struct FrontMatterReader {
    var frontMatter = FrontMatter()
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceText

    /// More values than any note's author writes; aliases can spell more than memory holds.
    private static let mostValues = 10_000
    private var valuesLeft = mostValues

    init(_ source: SourceText) {
        self.source = source
        guard source.lineStarts.count > 1, isFence(line: 1, ["---"]) else { return }
        guard let close = source.lineStarts.indices.dropFirst().first(where: { isFence(line: $0 + 1, ["---", "..."]) })
        else {
            if startsKey(line: 2) {
                let start = source.firstByte
                diagnostics.append(
                    Diagnostic(
                        "unclosed-front-matter", .warning,
                        "this looks like front matter, but no `---` line closes it, so it is read as Markdown",
                        at: start..<start + 3, hint: "put a line `---` after the last key"))
            }
            return
        }
        let closingLine = close + 1
        let firstLine = (2..<closingLine).first { line in
            let text = source.bytes[LineText.trimmed(source.lineRange(line), in: source.bytes)]
            return !text.isEmpty && text.first != UInt8(ascii: "#")
        }
        // Two thematic breaks with prose between them are no front matter.
        guard firstLine.map(startsKey) ?? true else { return }
        frontMatter.range = source.firstByte..<source.lineRange(closingLine).upperBound
        if closingLine > 2 { readBody(YAMLText(source, lines: 2...(closingLine - 1))) }
    }

    private func isFence(line: Int, _ fences: [String]) -> Bool {
        var range = source.lineRange(line)
        if line == 1 { range = source.firstByte..<max(source.firstByte, range.upperBound) }
        let text = source.text(of: range.lowerBound..<LineText.trimmed(range, in: source.bytes).upperBound)
        return fences.contains(text)
    }

    /// Whether a line begins as `key:` does.
    private func startsKey(line: Int) -> Bool {
        let text = source.bytes[source.lineRange(line)].drop { "\"'".utf8.contains($0) }
        func isInKey(_ byte: UInt8) -> Bool {
            byte >= 0x80 || LineText.isAlphanumeric(byte) || "_-.\"'".utf8.contains(byte)
        }
        guard let first = text.first, isInKey(first), first != UInt8(ascii: "-") else { return false }
        let rest = text.drop(while: isInKey)
        guard rest.first == UInt8(ascii: ":") else { return false }
        return rest.dropFirst().first.map(LineText.isBlank) ?? true
    }

    private mutating func readBody(_ text: YAMLText) {
        let root: Node?
        do throws(YAMLFault) {
            root = try text.compose()
        } catch {
            diagnostics.append(
                Diagnostic(
                    "front-matter-yaml", .error, "the front matter is not valid YAML: \(error.problem)", at: error.range,
                    hint: error.hint))
            return
        }
        guard let root else { return }
        guard let mapping = root.mapping else {
            warn("front matter is a list of `key: value` lines", at: text.range(of: root))
            return
        }
        for (key, value) in mapping { readEntry(key: key, value: value, in: text) }
    }

    private mutating func readEntry(key: Node, value: Node, in text: YAMLText) {
        guard let name = key.scalar?.string else {
            warn("a key of the front matter must be a word", at: text.range(of: key))
            return
        }
        guard let converted = convert(value) else {
            warn("the front matter has more than \(Self.mostValues) values", at: text.range(of: key))
            return
        }
        frontMatter.entries.append(
            FrontMatter.Entry(
                key: name, value: converted, keyRange: text.range(of: key), valueRange: text.range(of: value)))
        // What is no key of ours is kept for whoever knows it.
        guard converted != .null, let known = FrontMatterKey(name) else { return }
        assign(known, PlacedNode(name: name, node: value, text: text))
    }

    /// `nil` where there are too many values.
    private mutating func convert(_ node: Node) -> FrontMatter.Value? {
        valuesLeft -= 1
        guard valuesLeft >= 0 else { return nil }
        switch node {
        case .scalar(let scalar):
            switch node.tag.rawValue {
            case Tag.Name.null.rawValue: return .null
            case Tag.Name.bool.rawValue: return node.bool.map(FrontMatter.Value.bool) ?? .string(scalar.string)
            case Tag.Name.int.rawValue, Tag.Name.float.rawValue: return .number(scalar.string)
            default: return .string(scalar.string)
            }
        case .sequence(let elements):
            var list: [FrontMatter.Value] = []
            for element in elements {
                guard let value = convert(element) else { return nil }
                list.append(value)
            }
            return .list(list)
        case .mapping(let pairs):
            var members: [FrontMatter.Member] = []
            for (key, element) in pairs {
                guard let value = convert(element) else { return nil }
                members.append(FrontMatter.Member(key: key.scalar?.string ?? "", value: value))
            }
            return .map(members)
        case .alias:
            preconditionFailure("Yams resolves aliases while it composes")
        }
    }
}

extension FrontMatterReader {
    mutating func warn(_ message: String, at range: Range<Int>) {
        diagnostics.append(Diagnostic("front-matter-value", .warning, message, at: range))
    }

    /// What is wrong with `nn`, which results depend on.
    mutating func refuse(_ message: String, at range: Range<Int>, hint: String? = nil) {
        diagnostics.append(Diagnostic("front-matter-default", .error, message, at: range, hint: hint))
    }
}

/// A value of the front matter and the key it belongs to.
struct PlacedNode {
    /// The key as the author wrote it.
    let name: String
    let node: Node
    let text: YAMLText

    var range: Range<Int> { text.range(of: node) }
}
