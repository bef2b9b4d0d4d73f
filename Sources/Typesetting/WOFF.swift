import CZlib

/// A font in the web's packing: each table by itself, deflated (W3C, WOFF File Format 1.0).
enum WOFF {
    /// - Parameter font: TrueType or OpenType, tables in the order of their names.
    /// - Returns: `nil` for what is no such font.
    static func packed(_ font: [UInt8]) -> [UInt8]? {
        guard let tables = tables(of: font) else { return nil }
        var directory: [UInt8] = []
        var body: [UInt8] = []
        let start = headerLength + tables.count * entryLength
        for table in tables {
            let packed = deflated(font[table.range])
            append(table.tag, to: &directory)
            append(UInt32(start + body.count), to: &directory)
            append(UInt32(packed.count), to: &directory)
            append(UInt32(table.range.count), to: &directory)
            append(table.checksum, to: &directory)
            body += packed
            while body.count % 4 != 0 { body.append(0) }
        }
        let unpacked = 12 + tables.count * 16 + tables.reduce(0) { $0 + ($1.range.count + 3) / 4 * 4 }
        var result = Array("wOFF".utf8)
        append(word(font, 0) ?? 0, to: &result)
        append(UInt32(start + body.count), to: &result)
        append(UInt32(tables.count) << 16, to: &result)
        append(UInt32(unpacked), to: &result)
        // The packing's version, then no metadata and no private data.
        append(1 << 16, to: &result)
        for _ in 0..<5 { append(0, to: &result) }
        return result + directory + body
    }

    private static let headerLength = 44
    private static let entryLength = 20

    private struct Table {
        var tag: UInt32
        var checksum: UInt32
        var range: Range<Int>
    }

    private static func tables(of font: [UInt8]) -> [Table]? {
        guard let counts = word(font, 4) else { return nil }
        var tables: [Table] = []
        for number in 0..<Int(counts >> 16) {
            let entry = 12 + 16 * number
            guard let tag = word(font, entry), let checksum = word(font, entry + 4), let offset = word(font, entry + 8),
                let length = word(font, entry + 12), Int(offset) + Int(length) <= font.count
            else { return nil }
            tables.append(Table(tag: tag, checksum: checksum, range: Int(offset)..<Int(offset) + Int(length)))
        }
        return tables
    }

    /// Deflated where that is shorter.
    private static func deflated(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let plain = Array(bytes)
        var length = compressBound(uLong(plain.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        let status = compress2(&packed, &length, plain, uLong(plain.count), Z_BEST_COMPRESSION)
        precondition(status == Z_OK, "zlib has room for what it makes")
        return Int(length) < plain.count ? Array(packed[..<Int(length)]) : plain
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        return bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func append(_ word: UInt32, to bytes: inout [UInt8]) {
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
    }
}
