/// What a displayed formula's TeX says about numbers: its rows, their labels and tags, and what it refers to.
struct TeXEquations {
    struct Row {
        /// Where a tag is put in.
        var end: Int
        var labels: [(name: String, range: Range<Int>)] = []
        var tag: String?
        /// `\notag` or `\nonumber`.
        var isSuppressed = false
        var isBlank = true
        /// Whether the text before `end` is in a comment that lasts to the line's end.
        var endsInComment = false
    }

    struct Reference {
        var label: String
        /// With the command.
        var range: Range<Int>
        var isParenthesized: Bool
    }

    private(set) var rows: [Row] = []
    private(set) var references: [Reference] = []
    /// Whether rows have numbers without asking: in `align` and the like without a star.
    let isNumbered: Bool
    private let bytes: [UInt8]
    private let hasRows: Bool

    /// Environments that number all of their rows, and those that number themselves as one.
    private static let numberingRows: Set<String> = ["align", "alignat", "flalign", "gather", "eqnarray"]
    private static let numberingOnce: Set<String> = ["equation", "multline"]

    /// Whether the TeX may have a number: if not, all formulas with this TeX are one.
    static func mayBeNumbered(_ tex: [UInt8]) -> Bool {
        guard let first = tex.firstIndex(of: UInt8(ascii: "\\")) else { return false }
        if let name = environment(at: 0, in: tex), numberingRows.contains(name) || numberingOnce.contains(name) {
            return true
        }
        return holds(["\\label", "\\tag"], tex, from: first)
    }

    /// Whether one of the commands stands in the TeX.
    static func holds(_ commands: [StaticString], _ tex: [UInt8], from start: Int = 0) -> Bool {
        var position = start
        while position < tex.count {
            if tex[position] == UInt8(ascii: "\\"), commands.contains(where: { tex.hasBytes($0, at: position) }) {
                return true
            }
            position += 1
        }
        return false
    }

    init(_ tex: [UInt8]) {
        bytes = tex
        let environment = Self.environment(at: 0, in: tex)
        let name = environment.map { $0.hasSuffix("*") ? String($0.dropLast()) : $0 } ?? ""
        let isWhole = environment.map { Self.ends(tex, with: "\\end{\($0)}") } ?? false
        hasRows = isWhole && Self.numberingRows.contains(name)
        let isEnvironment = hasRows || (isWhole && Self.numberingOnce.contains(name))
        isNumbered = isEnvironment && environment == name
        let opening = isEnvironment ? "\\begin{\(environment!)}".utf8.count : 0
        let closing = isEnvironment ? "\\end{\(environment!)}".utf8.count : 0
        scan(opening..<max(opening, tex.count - closing))
    }

    private mutating func scan(_ range: Range<Int>) {
        var row = Row(end: range.lowerBound)
        var position = range.lowerBound
        var depth = 0
        while position < range.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"):
                if bytes.hasBytes("\\\\", at: position) {
                    if hasRows, depth == 0 {
                        row.end = position
                        rows.append(row)
                        row = Row(end: position)
                    }
                    position += 2
                    continue
                }
                position = command(at: position, limit: range.upperBound, &row, &depth)
                continue
            case UInt8(ascii: "%"):
                let end = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
                row.endsInComment = end == nil
                position = end ?? range.upperBound
                continue
            case UInt8(ascii: "{"):
                depth += 1
                row.isBlank = false
            case UInt8(ascii: "}"): depth -= 1
            case let byte: if !LineText.isBlank(byte) { row.isBlank = false }
            }
            position += 1
        }
        row.end = range.upperBound
        rows.append(row)
    }

    /// Reads the command at `start`; `\begin` and `\end` count as braces.
    private mutating func command(at start: Int, limit: Int, _ row: inout Row, _ depth: inout Int) -> Int {
        let name = bytes[(start + 1)..<limit].prefix(while: LineText.isLetter)
        var end = max(name.endIndex, min(start + 2, limit))
        switch String(decoding: name, as: UTF8.self) {
        case "begin":
            depth += 1
            row.isBlank = false
        case "end": depth -= 1
        case "notag", "nonumber": row.isSuppressed = true
        case "label":
            guard let argument = argument(at: end, limit: limit) else { break }
            row.labels.append((text(argument), start..<argument.upperBound + 1))
            end = argument.upperBound + 1
        case "tag":
            if end < limit, bytes[end] == UInt8(ascii: "*") { end += 1 }
            guard let argument = argument(at: end, limit: limit) else { break }
            row.tag = text(argument)
            end = argument.upperBound + 1
        case let reference where reference == "ref" || reference == "eqref":
            row.isBlank = false
            guard let argument = argument(at: end, limit: limit) else { break }
            references.append(
                Reference(
                    label: text(argument), range: start..<argument.upperBound + 1,
                    isParenthesized: reference == "eqref"))
            end = argument.upperBound + 1
        default: row.isBlank = false
        }
        return end
    }

    /// What stands in the braces that open at `start`.
    private func argument(at start: Int, limit: Int) -> Range<Int>? {
        guard start < limit, bytes[start] == UInt8(ascii: "{") else { return nil }
        var depth = 0
        for position in start..<limit {
            if bytes[position] == UInt8(ascii: "{") { depth += 1 }
            if bytes[position] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return start + 1..<position }
        }
        return nil
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func environment(at start: Int, in tex: [UInt8]) -> String? {
        guard tex.hasBytes("\\begin{", at: start) else { return nil }
        let name = tex[(start + 7)...].prefix { LineText.isLetter($0) || $0 == UInt8(ascii: "*") }
        guard name.endIndex < tex.count, tex[name.endIndex] == UInt8(ascii: "}") else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    private static func ends(_ tex: [UInt8], with closing: String) -> Bool {
        tex.count >= closing.utf8.count && tex.suffix(closing.utf8.count).elementsEqual(closing.utf8)
    }
}
