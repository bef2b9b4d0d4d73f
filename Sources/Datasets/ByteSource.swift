/// Bytes that can be read at any place: those of a file, which need not be in memory, or of an array.
public struct ByteSource: Sendable {
    public let count: Int
    private let fill: @Sendable (Int, UnsafeMutableRawBufferPointer) -> Int

    /// - Parameter read: copies bytes from a place on into a buffer and returns how many; fewer than there is room for
    ///   only at the end, or where reading fails.
    public init(count: Int, read: @escaping @Sendable (Int, UnsafeMutableRawBufferPointer) -> Int) {
        self.count = count
        fill = read
    }

    public init(_ bytes: [UInt8]) {
        self.init(count: bytes.count) { place, buffer in
            guard place < bytes.count else { return 0 }
            let count = min(buffer.count, bytes.count - place)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + count])) }
            return count
        }
    }

    /// Copies bytes from a place on; fewer than there is room for only at the end, or where reading fails.
    func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int { fill(place, buffer) }

    /// So many bytes from a place on; fewer only at the end, or where reading fails.
    func bytes(at place: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, found in
            found = fill(place, UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
