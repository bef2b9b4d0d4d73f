/// The part of a CSV source that is in memory: it begins where a line begins, and moves on through the source.
struct CSVWindow {
    /// How many times its first size a window grows at most, which is to 64 MB.
    private static let growth = 64

    private let source: ByteSource
    /// Where in the source the window begins.
    private(set) var place: Int
    private var bytes: [UInt8]
    private var size: Int
    private let largest: Int

    /// - Parameter size: how many bytes it holds, as long as rows are shorter.
    init(_ source: ByteSource, from place: Int = 0, size: Int = 1 << 20) throws(CSVError) {
        self.source = source
        self.place = place
        self.size = size
        largest = size * Self.growth
        bytes = source.bytes(at: place, count: min(size, source.count - place))
        try checkWhole()
    }

    /// Whether nothing stands behind the window. A row that ends where any other window ends may go on behind it.
    var isLast: Bool { place + bytes.count == source.count }

    /// Moves on by so many bytes; by 0, which is a row that is not whole yet, the window grows instead.
    mutating func advance(by count: Int) throws(CSVError) {
        if count == 0 {
            guard size < largest else { throw CSVError(problem: .longRow, line: linesBefore() + 1, column: 1) }
            size *= 2
        }
        let kept = bytes.count - count
        let target = min(size, source.count - place - count)
        let (window, source, place) = (bytes, source, place)
        bytes = [UInt8](unsafeUninitializedCapacity: target) { buffer, filled in
            filled = kept
            guard target > 0 else { return }
            let room = UnsafeMutableRawBufferPointer(buffer)
            window.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[count...])) }
            filled += source.read(
                at: place + count + kept, into: UnsafeMutableRawBufferPointer(rebasing: room[kept..<target]))
        }
        self.place += count
        try checkWhole()
    }

    /// Lets a scanner at the window's beginning read; lines in its errors are those of the source.
    func scan<Result>(_ body: (inout CSVScanner) throws(CSVError) -> Result) throws(CSVError) -> Result {
        do {
            return try bytes.withUnsafeBufferPointer { buffer throws(CSVError) in
                var scanner = CSVScanner(buffer, isStart: place == 0)
                return try body(&scanner)
            }
        } catch {
            var found = error
            found.line += linesBefore()
            throw found
        }
    }

    private func checkWhole() throws(CSVError) {
        guard bytes.count == min(size, source.count - place) else {
            throw CSVError(problem: .unreadable, line: linesBefore() + 1, column: 1)
        }
    }

    /// How many lines end before the window, counted only when somebody asks.
    private func linesBefore() -> Int {
        var lines = 0
        var last: UInt8 = 0
        var from = 0
        while from < place {
            let part = source.bytes(at: from, count: min(1 << 20, place - from))
            if part.isEmpty { break }
            for byte in part {
                // CRLF is one line end, counted at its first byte.
                if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && last != UInt8(ascii: "\r")) { lines += 1 }
                last = byte
            }
            from += part.count
        }
        return lines
    }
}
