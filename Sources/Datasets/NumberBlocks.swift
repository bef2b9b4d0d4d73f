/// Numbers that come one after another, nobody knows how many.
///
/// They lie in blocks that are never moved, so a growing number of them is not copied again and again, and there is no
/// moment at which all of them are in memory twice.
struct NumberBlocks {
    private let blockSize: Int
    private var full: [[Double]] = []
    private var last: [Double] = []
    private(set) var count = 0

    /// - Parameter blockSize: in numbers; large enough that a block's memory goes back to the system when it is freed.
    init(blockSize: Int = 1 << 23) {
        self.blockSize = blockSize
    }

    @inline(__always)
    mutating func append(_ row: UnsafeBufferPointer<Double>) {
        if last.count + row.count > blockSize, !last.isEmpty {
            full.append(last)
            last = []
            last.reserveCapacity(max(blockSize, row.count))
        }
        last.append(contentsOf: row)
        count += row.count
    }

    /// All of them in one array; each block is freed when it has been copied, so that nothing is left here.
    mutating func joined() -> [Double] {
        defer { self = NumberBlocks(blockSize: blockSize) }
        if full.isEmpty { return last }
        full.append(last)
        last = []
        return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
            for index in full.indices {
                full[index].withUnsafeBufferPointer { block in
                    guard !block.isEmpty else { return }
                    (buffer.baseAddress! + filled).initialize(from: block.baseAddress!, count: block.count)
                    filled += block.count
                }
                full[index] = []
            }
        }
    }
}
