/// The members of a ZIP archive, as far as NumPy's `.npz` files need it: stored or deflated, small or ZIP64.
///
/// Format: PKWARE's APPNOTE, sections 4.3 and 4.5.3. Members are found by the directory at the end of the file.
struct ZIPArchive {
    struct Member {
        var name: String
        fileprivate var method: Int
        fileprivate var isEncrypted: Bool
        fileprivate var checksum: UInt32
        fileprivate var packedCount: Int
        fileprivate var count: Int
        fileprivate var header: Int
    }

    let members: [Member]
    private let file: Bytes

    private static let endMark: [UInt8] = [0x50, 0x4b, 5, 6]
    private static let end64Mark: [UInt8] = [0x50, 0x4b, 6, 6]
    private static let locator64Mark: [UInt8] = [0x50, 0x4b, 6, 7]
    private static let directoryMark: [UInt8] = [0x50, 0x4b, 1, 2]
    private static let headerMark: [UInt8] = [0x50, 0x4b, 3, 4]

    init(_ bytes: [UInt8]) throws(ArrayFileError) {
        file = Bytes(bytes)
        guard file.starts(with: Self.headerMark, at: 0) || file.starts(with: Self.endMark, at: 0) else {
            throw ArrayFileError(.notArchive)
        }
        var (count, place) = try Self.directory(of: file)
        var members: [Member] = []
        while count > 0 {
            guard file.starts(with: Self.directoryMark, at: place) else { throw ArrayFileError(.truncated) }
            members.append(try Self.member(in: file, at: place))
            let nameCount = try file.length(at: place + 28, count: 2)
            let extraCount = try file.length(at: place + 30, count: 2)
            place += 46 + nameCount + extraCount + (try file.length(at: place + 32, count: 2))
            count -= 1
        }
        self.members = members
    }

    /// A member's bytes, unpacked and checked.
    func content(of member: Member) throws(ArrayFileError) -> [UInt8] {
        let name = "`\(member.name)`"
        guard !member.isEncrypted else { throw ArrayFileError(.encrypted(name)) }
        guard file.starts(with: Self.headerMark, at: member.header) else { throw ArrayFileError(.damaged(name)) }
        let nameCount = try file.length(at: member.header + 26, count: 2)
        let extraCount = try file.length(at: member.header + 28, count: 2)
        let packed = try file.slice(member.header + 30 + nameCount + extraCount, member.packedCount)
        let content: [UInt8]
        switch member.method {
        case 0 where member.count == member.packedCount: content = Array(packed)
        case 0: throw ArrayFileError(.damaged(name))
        case 8: content = try Inflation.raw(packed, count: member.count, name: name)
        default: throw ArrayFileError(.compression(member.method, name))
        }
        guard Inflation.checksum(content) == member.checksum else { throw ArrayFileError(.damaged(name)) }
        return content
    }

    // MARK: - Directory

    /// How many members the directory has, and where it begins.
    private static func directory(of file: Bytes) throws(ArrayFileError) -> (count: Int, place: Int) {
        // The end is followed by a comment of at most 65535 bytes.
        var end = file.count - 22
        let first = max(0, end - 65_535)
        while end >= first, !file.starts(with: endMark, at: end) { end -= 1 }
        guard end >= first else { throw ArrayFileError(.truncated) }
        let count = try file.length(at: end + 10, count: 2)
        let place = try file.length(at: end + 16, count: 4)
        guard count == 0xffff || place == 0xffff_ffff else { return (count, place) }
        guard file.starts(with: locator64Mark, at: end - 20) else { return (count, place) }
        let end64 = try file.length(at: end - 12, count: 8)
        guard file.starts(with: end64Mark, at: end64) else { throw ArrayFileError(.truncated) }
        return (try file.length(at: end64 + 32, count: 8), try file.length(at: end64 + 48, count: 8))
    }

    private static func member(in file: Bytes, at place: Int) throws(ArrayFileError) -> Member {
        let nameCount = try file.length(at: place + 28, count: 2)
        let name = String(decoding: try file.slice(place + 46, nameCount), as: UTF8.self)
        var member = Member(
            name: name, method: try file.length(at: place + 10, count: 2),
            isEncrypted: try file.unsigned(at: place + 8, count: 2) & 1 == 1,
            checksum: UInt32(try file.unsigned(at: place + 16, count: 4)),
            packedCount: try file.length(at: place + 20, count: 4), count: try file.length(at: place + 24, count: 4),
            header: try file.length(at: place + 42, count: 4))
        // Lengths of 4 GB and more stand behind the name, those that need it, in this order.
        var extra = place + 46 + nameCount
        let extraEnd = extra + (try file.length(at: place + 30, count: 2))
        while extra + 4 <= extraEnd {
            let size = try file.length(at: extra + 2, count: 2)
            if try file.unsigned(at: extra, count: 2) == 1 {
                var field = extra + 4
                func next(_ value: Int) throws(ArrayFileError) -> Int {
                    guard value == 0xffff_ffff else { return value }
                    defer { field += 8 }
                    return try file.length(at: field, count: 8)
                }
                member.count = try next(member.count)
                member.packedCount = try next(member.packedCount)
                member.header = try next(member.header)
            }
            extra += 4 + size
        }
        return member
    }
}
