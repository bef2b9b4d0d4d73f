/// All runs of backticks in a text, by length, so that the end of a code span is found at once.
struct CodeSpans {
    private let bytes: [UInt8]
    /// For each length, where runs of just that length start, ascending.
    private var starts: [Int: [Int]] = [:]

    /// - Parameter range: where they are looked for.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        bytes.withUnsafeBufferPointer { bytes in
            var position = range.lowerBound
            while position < range.upperBound {
                guard bytes[position] == UInt8(ascii: "`") else {
                    position += 1
                    continue
                }
                let length = bytes[position...].prefix { $0 == UInt8(ascii: "`") }.count
                starts[length, default: []].append(position)
                position += length
            }
        }
    }

    func runLength(at position: Int) -> Int {
        var end = position
        while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
        return end - position
    }

    /// The end of the code span whose first backtick is at `start`, closing fence included; `nil` where the run of
    /// backticks finds no equal before `limit`.
    func end(from start: Int, limit: Int) -> Int? {
        let length = runLength(at: start)
        guard let candidates = starts[length] else { return nil }
        var low = 0
        var high = candidates.count
        while low < high {
            let middle = (low + high) / 2
            if candidates[middle] < start + length { low = middle + 1 } else { high = middle }
        }
        guard low < candidates.count, candidates[low] + length <= limit else { return nil }
        return candidates[low] + length
    }
}
