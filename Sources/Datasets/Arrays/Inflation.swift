import CZlib

/// Unpacks what zlib has packed.
enum Inflation {
    /// The bytes of a member of a ZIP archive, whose unpacked length is known.
    static func raw(_ packed: ArraySlice<UInt8>, count: Int, name: String) throws(ArrayFileError) -> [UInt8] {
        // Deflate never packs better than this; a claim beyond it is no reason to reserve memory.
        guard count <= packed.count * 1032 + 64 else { throw ArrayFileError(.damaged(name)) }
        let result = unpack(packed, windowBits: -15, limit: count)
        guard result.isWhole, result.bytes.count == count else { throw ArrayFileError(.damaged(name)) }
        return result.bytes
    }

    /// The content of a `.gz` file, or the bytes themselves where they are not packed.
    static func gunzip(_ bytes: [UInt8], limit: Int) throws(ArrayFileError) -> [UInt8] {
        guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
        let result = unpack(bytes[...], windowBits: 15 + 16, limit: limit)
        if result.isWhole { return result.bytes }
        throw ArrayFileError(result.endsEarly ? .truncated : .damaged("the packed file"))
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }

    /// - Parameter limit: more bytes than this are not unpacked.
    private static func unpack(
        _ packed: ArraySlice<UInt8>, windowBits: Int32, limit: Int
    ) -> (bytes: [UInt8], isWhole: Bool, endsEarly: Bool) {
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return ([], false, false)
        }
        defer { inflateEnd(&stream) }
        var result: [UInt8] = []
        result.reserveCapacity(min(limit, packed.count * 4))
        var status = Z_OK
        packed.withUnsafeBufferPointer { source in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { buffer in
                var place = 0
                while status == Z_OK || status == Z_BUF_ERROR {
                    // zlib counts in 32 bits.
                    let available = min(source.count - place, 1 << 30)
                    stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + place })
                    stream.avail_in = UInt32(available)
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    let produced = buffer.count - Int(stream.avail_out)
                    let consumed = available - Int(stream.avail_in)
                    place += consumed
                    guard result.count + produced <= limit else {
                        status = Z_DATA_ERROR
                        return
                    }
                    result.append(contentsOf: buffer.prefix(produced))
                    // A `.gz` file may be several, one after another.
                    if status == Z_STREAM_END, windowBits > 15, place < source.count { status = inflateReset(&stream) }
                    if produced == 0, consumed == 0, status != Z_STREAM_END { return }
                }
            }
        }
        return (result, status == Z_STREAM_END, status == Z_OK || status == Z_BUF_ERROR)
    }
}
