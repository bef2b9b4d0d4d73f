import Diagnostics
import Yams

/// A piece of YAML inside a file: the lines it stands in, and the places of its nodes and faults as bytes of the file.
public struct YAMLText: Sendable {
    public let source: SourceText
    /// The first and the last line, from 1.
    private let lines: ClosedRange<Int>

    public init(_ source: SourceText, lines: ClosedRange<Int>) {
        self.source = source
        self.lines = lines
    }

    /// The bytes of the file, the last line's end included: what is missing at the end is missing behind it.
    private var body: Range<Int> {
        let end = lines.upperBound < source.lineStarts.count ? source.lineStarts[lines.upperBound] : source.bytes.count
        return source.lineStarts[lines.lowerBound - 1]..<end
    }

    /// The root node; `nil` where there is none.
    public func compose() throws(YAMLFault) -> Node? {
        do {
            return try Yams.compose(yaml: source.text(of: body))
        } catch let error as YamlError {
            throw fault(error)
        } catch {
            preconditionFailure("Yams throws errors of its own only")
        }
    }

    public func range(of node: Node) -> Range<Int> { node.mark.map(range(at:)) ?? body }

    /// From a mark to the end of its line, comments and all.
    private func range(at mark: Mark) -> Range<Int> {
        let line = min(max(mark.line, 1) + lines.lowerBound - 1, lines.upperBound)
        let text = source.lineRange(line)
        let skipped = source.text(of: text).unicodeScalars.prefix(max(mark.column, 1) - 1)
        let start = min(text.lowerBound + skipped.reduce(0) { $0 + UTF8.width($1) }, text.upperBound)
        let blanks = source.bytes[start..<text.upperBound].reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        return start..<max(start, text.upperBound - blanks.count)
    }

    private func fault(_ error: YamlError) -> YAMLFault {
        let (problem, range) = place(of: error)
        return YAMLFault(problem: problem, range: range, hint: hint(for: problem, at: range))
    }

    private func hint(for problem: String, at range: Range<Int>) -> String? {
        if problem.hasPrefix("mapping values are not allowed") {
            return "a value that holds a colon followed by a space must stand in quotes"
        }
        let line = source.lineRange(source.line(at: range.lowerBound))
        return source.bytes[line].first == UInt8(ascii: "\t") ? "lines of YAML are indented by spaces, not by tabs" : nil
    }

    private func place(of error: YamlError) -> (problem: String, range: Range<Int>) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What is missing at the end went wrong where the unfinished thing began.
            let isAtEnd = mark.line + lines.lowerBound - 1 >= lines.upperBound + 1
            return (problem, range(at: isAtEnd ? context?.mark ?? mark : mark))
        case .duplicatedKeysInMapping(let keys, let context):
            return ("`\(keys.joined(separator: "`, `"))` is given twice", range(at: context.mark))
        case .reader(let problem, let offset, _, _):
            return (problem, range(ofForbiddenAfter: offset ?? 0))
        default: return ("it cannot be read", body)
        }
    }

    /// Yams counts the place of a character it refuses in UTF-16 or bytes, as it was given the text; the character
    /// itself is looked for instead, any that YAML forbids being one.
    private func range(ofForbiddenAfter offset: Int) -> Range<Int> {
        let forbidden = source.bytes[body].firstIndex { ($0 < 0x20 && !(0x09...0x0D).contains($0)) || $0 == 0x7F }
        let start = forbidden ?? min(body.lowerBound + offset, body.upperBound)
        return start..<min(start + 1, body.upperBound)
    }
}

/// Why a text is no YAML.
public struct YAMLFault: Error, Sendable {
    public var problem: String
    public var range: Range<Int>
    /// What to do, where the fault is a common one.
    public var hint: String?
}
