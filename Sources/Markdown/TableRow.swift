import Diagnostics

/// One line of a table, by GitHub's rules.
struct TableRow {
    /// The cells' bytes, trimmed, `\|` still as written.
    var cells: [Range<Int>]

    /// - Parameter line: the line without the prefix of the block it stands in.
    init(_ line: Range<Int>, in bytes: [UInt8]) {
        var rest = LineText.trimmed(line, in: bytes)
        if let first = rest.first, bytes[first] == UInt8(ascii: "|") { rest = (first + 1)..<rest.upperBound }
        cells = []
        var start = rest.lowerBound
        var position = start
        while position < rest.upperBound {
            if bytes[position] == UInt8(ascii: "\\") {
                position += 2
                continue
            }
            if bytes[position] == UInt8(ascii: "|") {
                cells.append(LineText.trimmed(start..<position, in: bytes))
                start = position + 1
            }
            position += 1
        }
        let last = LineText.trimmed(start..<max(start, rest.upperBound), in: bytes)
        if !last.isEmpty || cells.isEmpty { cells.append(last) }
    }
}

/// The line under a table's head, such as `| --- | :-: |`.
struct TableDelimiterRow {
    var alignments: [Block.Table.Alignment?]

    /// `nil` where the line is none; dashes alone underline a heading, or go on with a paragraph.
    init?(_ line: Range<Int>, in bytes: [UInt8]) {
        guard bytes[line].contains(UInt8(ascii: "-")), bytes[line].contains(where: { "|:".utf8.contains($0) }),
            bytes[line].allSatisfy({ "|:- \t".utf8.contains($0) })
        else { return nil }
        alignments = []
        for cell in TableRow(line, in: bytes).cells {
            var dashes = cell
            let isLeft = bytes[cell].first == UInt8(ascii: ":")
            if isLeft { dashes = (dashes.lowerBound + 1)..<dashes.upperBound }
            let isRight = bytes[dashes].last == UInt8(ascii: ":")
            if isRight { dashes = dashes.lowerBound..<(dashes.upperBound - 1) }
            guard !dashes.isEmpty, bytes[dashes].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            alignments.append(isLeft ? (isRight ? .center : .left) : isRight ? .right : nil)
        }
    }
}

extension EmbeddedText {
    /// A part of a table's row: each `\|` in it is a bar, in formulas and code as elsewhere.
    init(inTable range: Range<Int>, of bytes: [UInt8]) {
        var pieces: [(bytes: [UInt8], fileOffset: Int)] = []
        var start = range.lowerBound
        for offset in range where bytes[offset] == UInt8(ascii: "\\") && bytes.hasBytes("|", at: offset + 1) {
            pieces.append((Array(bytes[start..<offset]), start))
            start = offset + 1
        }
        self.init(pieces: pieces + [(Array(bytes[start..<range.upperBound]), start)])
    }
}
