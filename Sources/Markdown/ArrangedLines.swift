import Diagnostics

/// A text made of pieces of another's lines, with where each of its bytes came from.
struct ArrangedLines {
    /// A line: what is put before it, and the part of a line of the other text that it shows.
    struct Line {
        var prefix: [UInt8] = []
        var slice: Range<Int>
    }

    var lines: [Line]

    init(_ lines: [Line]) { self.lines = lines }

    /// All lines of a text as they are; carriage returns stay with them.
    init(of text: SourceText) {
        lines = text.lineStarts.indices.map { index in
            let end = index + 1 < text.lineStarts.count ? text.lineStarts[index + 1] - 1 : text.bytes.count
            return Line(slice: text.lineStarts[index]..<end)
        }
    }

    func text(from source: SourceText) -> SourceText {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.bytes.count + lines.count)
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\n")) }
            bytes += line.prefix
            bytes += source.bytes[line.slice]
        }
        return SourceText(name: source.name, bytes: bytes)
    }

    /// Where in the other text the byte at `offset` of `text`, which was made of the lines, stands; what was put in
    /// stands where its line does.
    func sourceOffset(of offset: Int, in text: SourceText) -> Int {
        let number = text.line(at: offset)
        let line = lines[number - 1]
        let inSlice = offset - text.lineStarts[number - 1] - line.prefix.count
        return min(line.slice.lowerBound + max(0, inSlice), line.slice.upperBound)
    }

    /// The part of the other text that a range inside one line shows.
    func slice(of range: Range<Int>, in text: SourceText) -> Range<Int> {
        let start = sourceOffset(of: range.lowerBound, in: text)
        return start..<max(start, sourceOffset(of: range.upperBound, in: text))
    }
}
