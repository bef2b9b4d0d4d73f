/// Whole numbers at places in bytes, as files have them.
struct Bytes {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    /// An unsigned number of so many bytes; throws where they are not there.
    func unsigned(at place: Int, count: Int, isBigEndian: Bool = false) throws(ArrayFileError) -> UInt64 {
        guard place >= 0, place <= bytes.count - count else { throw ArrayFileError(.truncated) }
        var value: UInt64 = 0
        for index in 0..<count {
            value = value << 8 | UInt64(bytes[place + (isBigEndian ? index : count - 1 - index)])
        }
        return value
    }

    /// A length or place; throws where it is beyond all files.
    func length(at place: Int, count: Int, isBigEndian: Bool = false) throws(ArrayFileError) -> Int {
        guard let length = Int(exactly: try unsigned(at: place, count: count, isBigEndian: isBigEndian)),
            length < 1 << 48
        else { throw ArrayFileError(.truncated) }
        return length
    }

    func slice(_ place: Int, _ count: Int) throws(ArrayFileError) -> ArraySlice<UInt8> {
        guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else {
            throw ArrayFileError(.truncated)
        }
        return bytes[place..<place + count]
    }

    func starts(with mark: [UInt8], at place: Int = 0) -> Bool {
        place >= 0 && place <= bytes.count - mark.count && bytes[place..<place + mark.count].elementsEqual(mark)
    }
}
