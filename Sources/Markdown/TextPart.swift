import Diagnostics

/// A stretch of a text that is read by itself; places in it are still those in the text.
struct TextPart {
    /// In bytes.
    var range: Range<Int>
    /// From 1.
    var lines: Range<Int>

    init(_ range: Range<Int>, lines: Range<Int>) { (self.range, self.lines) = (range, lines) }

    /// All of a text.
    init(of text: SourceText) { self.init(text.bytes.indices, lines: 1..<text.lineStarts.count + 1) }

    /// A text shorter than this is read by one core.
    static let longText = 1 << 17

    /// The halves of a long text, each of which says nothing about the other: they part at a heading, and the text
    /// holds no comment and defines no link or footnote. `nil` where there are no such halves.
    ///
    /// What the first one's blocks are decides whether its last one goes on in the second.
    static func halves(of text: SourceText, from limit: Int = longText) -> [TextPart]? {
        guard text.bytes.count >= limit, !text.bytes.holds("]:"), !text.bytes.holds("%%"),
            let line = headingNearMiddle(of: text)
        else { return nil }
        let place = text.lineStarts[line - 1]
        return [
            TextPart(0..<place, lines: 1..<line),
            TextPart(place..<text.bytes.count, lines: line..<text.lineStarts.count + 1),
        ]
    }

    /// A line that begins with `# `, behind an empty one: it ends every list, quote and paragraph.
    private static func headingNearMiddle(of text: SourceText) -> Int? {
        let starts = text.lineStarts
        var line = max(3, text.line(at: text.bytes.count / 2))
        while line <= starts.count {
            if starts[line - 1] - starts[line - 2] == 1 {
                let hashes = text.bytes[starts[line - 1]...].prefix { $0 == UInt8(ascii: "#") }
                if (1...6).contains(hashes.count), text.bytes.hasBytes(" ", at: hashes.endIndex) { return line }
            }
            line += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether two characters of ASCII stand somewhere one behind the other.
    func holds(_ pair: StaticString) -> Bool {
        let (first, second) = (pair.utf8Start[0], pair.utf8Start[1])
        return withUnsafeBufferPointer { bytes in
            // A stretch is looked through without a question in between, so that many bytes are compared at once.
            for start in stride(from: 0, to: bytes.count - 1, by: 4096) {
                var hits: UInt8 = 0
                for place in start..<Swift.min(start + 4096, bytes.count - 1) {
                    hits |= (bytes[place] == first ? 1 : 0) & (bytes[place + 1] == second ? 1 : 0)
                }
                if hits != 0 { return true }
            }
            return false
        }
    }
}
