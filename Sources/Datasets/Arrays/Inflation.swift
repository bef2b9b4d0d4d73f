import CZlib

/// Unpacks what zlib has packed, bit by bit.
final class Inflation {
    enum Packing: Hashable, Sendable {
        /// As members of a ZIP archive are.
        case raw
        /// A `.gz` file, or several, one after another.
        case gzip
    }

    struct Step {
        /// How many packed bytes were used, and how many were made of them.
        var taken: Int
        var made: Int
        var state: State
    }

    enum State {
        case goesOn, done, endsEarly, damaged
    }

    let packing: Packing
    /// zlib remembers where its stream lies.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var isDone = false

    init(_ packing: Packing) {
        self.packing = packing
        stream.initialize(to: z_stream())
        let status = inflateInit2_(
            stream, packing == .raw ? -15 : 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib has memory, and is the version it was built with")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Unpacks as much as there is and as there is room for.
    ///
    /// - Parameter atEnd: whether nothing comes behind these packed bytes.
    func step(_ packed: ArraySlice<UInt8>, into buffer: UnsafeMutableRawBufferPointer, atEnd: Bool) -> Step {
        if isDone, packed.isEmpty, atEnd { return Step(taken: 0, made: 0, state: .done) }
        if isDone {
            // Behind a packed file may stand another.
            guard packing == .gzip, inflateReset(stream) == Z_OK else { return Step(taken: 0, made: 0, state: .done) }
            isDone = false
        }
        let room = min(buffer.count, 1 << 30)
        let status = packed.withUnsafeBufferPointer { source in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            stream.pointee.avail_in = UInt32(source.count)
            stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(room)
            return inflate(stream, Z_NO_FLUSH)
        }
        let taken = packed.count - Int(stream.pointee.avail_in)
        let made = room - Int(stream.pointee.avail_out)
        switch status {
        case Z_STREAM_END:
            isDone = true
            return Step(taken: taken, made: made, state: atEnd && taken == packed.count ? .done : .goesOn)
        case Z_OK, Z_BUF_ERROR:
            let isStuck = made == 0 && taken == 0 && atEnd
            return Step(taken: taken, made: made, state: isStuck ? .endsEarly : .goesOn)
        default: return Step(taken: taken, made: made, state: .damaged)
        }
    }

    /// The checksum of bytes that follow others.
    static func checksum(_ bytes: UnsafeRawBufferPointer, after earlier: UInt32 = 0) -> UInt32 {
        guard let start = bytes.baseAddress else { return earlier }
        return UInt32(
            truncatingIfNeeded: crc32_z(UInt(earlier), start.assumingMemoryBound(to: UInt8.self), bytes.count))
    }
}
