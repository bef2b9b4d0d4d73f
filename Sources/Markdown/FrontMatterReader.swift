import Diagnostics
import Yams

/// Finds the front matter of a note and reads its YAML.
struct FrontMatterReader {
    var frontMatter = FrontMatter()
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceText
    /// The line of the closing fence, from 1.
    private var closingLine = 0
    /// The lines between the fences, in bytes.
    private var body = 0..<0

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
        closingLine = close + 1
        body = source.lineStarts[1]..<source.lineStarts[close]
        let firstLine = (2..<closingLine).first { line in
            let text = source.bytes[LineText.trimmed(source.lineRange(line), in: source.bytes)]
            return !text.isEmpty && text.first != UInt8(ascii: "#")
        }
        // Two thematic breaks with prose between them are no front matter.
        guard firstLine.map(startsKey) ?? true else { return }
        frontMatter.range = source.firstByte..<source.lineRange(closingLine).upperBound
        readBody()
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

    private mutating func readBody() {
        do {
            guard let root = try Yams.compose(yaml: source.text(of: body)) else { return }
            guard let mapping = root.mapping else {
                warn("front matter is a list of `key: value` lines", at: range(of: root))
                return
            }
            for (key, value) in mapping { readEntry(key: key, value: value) }
        } catch let error as YamlError {
            report(error)
        } catch {
            preconditionFailure("Yams throws errors of its own only")
        }
    }

    private mutating func readEntry(key: Node, value: Node) {
        guard let name = key.scalar?.string else {
            warn("a key of the front matter must be a word", at: range(of: key))
            return
        }
        guard let converted = convert(value) else {
            warn("the front matter has more than \(Self.mostValues) values", at: range(of: key))
            return
        }
        frontMatter.entries.append(
            FrontMatter.Entry(key: name, value: converted, keyRange: range(of: key), valueRange: range(of: value)))
        if converted != .null { assign(name, value) }
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
    mutating func warn(_ message: String, at range: Range<Int>, hint: String? = nil) {
        diagnostics.append(Diagnostic("front-matter-value", .warning, message, at: range, hint: hint))
    }

    private mutating func report(_ error: YamlError) {
        let (problem, range): (String, Range<Int>) =
            switch error {
            case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
                .composer(let context, let problem, let mark, _):
                // What is missing at the end went wrong where the unfinished thing began.
                (problem, self.range(at: mark.line + 1 >= closingLine ? context?.mark ?? mark : mark))
            case .duplicatedKeysInMapping(let keys, let context):
                ("`\(keys.joined(separator: "`, `"))` is given twice", self.range(at: context.mark))
            case .reader(let problem, let offset, _, _):
                (problem, self.range(fromScalar: offset ?? 0))
            default:
                ("it cannot be read", body)
            }
        diagnostics.append(
            Diagnostic(
                "front-matter-yaml", .error, "the front matter is not valid YAML: \(problem)", at: range,
                hint: hint(for: problem, at: range)))
    }

    private func hint(for problem: String, at range: Range<Int>) -> String? {
        if problem.hasPrefix("mapping values are not allowed") {
            return "a value that holds a colon followed by a space must stand in quotes"
        }
        let line = source.lineRange(source.line(at: range.lowerBound))
        return source.bytes[line].first == UInt8(ascii: "\t") ? "lines of YAML are indented by spaces, not by tabs" : nil
    }

    func range(of node: Node) -> Range<Int> { node.mark.map(range(at:)) ?? body }

    /// From a mark to the end of its line, comments and all.
    private func range(at mark: Mark) -> Range<Int> {
        let line = min(max(mark.line, 1) + 1, closingLine)
        let text = source.lineRange(line)
        let skipped = source.text(of: text).unicodeScalars.prefix(max(mark.column, 1) - 1)
        let start = min(text.lowerBound + skipped.reduce(0) { $0 + UTF8.width($1) }, text.upperBound)
        return start..<max(start, LineText.trimmed(text, in: source.bytes).upperBound)
    }

    /// Yams counts the place of a character it refuses in UTF-16 or bytes, as it was given the text; the character
    /// itself is looked for instead, any that YAML forbids being one.
    private func range(fromScalar offset: Int) -> Range<Int> {
        let forbidden = source.bytes[body].firstIndex { ($0 < 0x20 && !(0x09...0x0D).contains($0)) || $0 == 0x7F }
        let start = forbidden ?? min(body.lowerBound + offset, body.upperBound)
        return start..<min(start + 1, body.upperBound)
    }
}
