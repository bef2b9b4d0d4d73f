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
        /// How many bytes it has, unpacked.
        fileprivate(set) var count: Int
        fileprivate var header: Int
    }

    let members: [Member]
    private let source: ByteSource

    private static let endMark: [UInt8] = [0x50, 0x4b, 5, 6]
    private static let end64Mark: [UInt8] = [0x50, 0x4b, 6, 6]
    private static let locator64Mark: [UInt8] = [0x50, 0x4b, 6, 7]
    private static let directoryMark: [UInt8] = [0x50, 0x4b, 1, 2]
    private static let headerMark: [UInt8] = [0x50, 0x4b, 3, 4]

    init(_ source: ByteSource) throws(ArrayFileError) {
        self.source = source
        let start = Bytes(source.bytes(at: 0, count: 4))
        guard start.starts(with: Self.headerMark) || start.starts(with: Self.endMark) else {
            throw ArrayFileError(.notArchive)
        }
        var (count, range) = try Self.directory(of: source)
        let directory = Bytes(source.bytes(at: range.lowerBound, count: range.count))
        var place = 0
        var members: [Member] = []
        while count > 0 {
            guard directory.starts(with: Self.directoryMark, at: place) else { throw ArrayFileError(.truncated) }
            members.append(try Self.member(in: directory, at: place))
            let nameCount = try directory.length(at: place + 28, count: 2)
            let extraCount = try directory.length(at: place + 30, count: 2)
            place += 46 + nameCount + extraCount + (try directory.length(at: place + 32, count: 2))
            count -= 1
        }
        self.members = members
    }

    /// Reads a member's bytes, unpacked, and checks that they are what was packed.
    ///
    /// - Parameter progress: told now and then what share of the member has been read.
    func read<Result>(
        _ member: Member, progress: ((Double) -> Void)? = nil,
        _ body: (ByteStream) throws(ArrayFileError) -> Result
    ) throws(ArrayFileError) -> Result {
        let name = "`\(member.name)`"
        guard !member.isEncrypted else { throw ArrayFileError(.encrypted(name)) }
        let header = Bytes(source.bytes(at: member.header, count: min(30, max(0, source.count - member.header))))
        guard header.starts(with: Self.headerMark) else { throw ArrayFileError(.damaged(name)) }
        let nameCount = try header.length(at: 26, count: 2)
        let start = member.header + 30 + nameCount + (try header.length(at: 28, count: 2))
        guard start <= source.count, member.packedCount <= source.count - start else {
            throw ArrayFileError(.truncated)
        }
        switch member.method {
        case 0 where member.count == member.packedCount: break
        // Deflate never packs better than this; a claim beyond it is no reason to reserve memory.
        case 8 where member.count <= member.packedCount * 1032 + 64: break
        case 0, 8: throw ArrayFileError(.damaged(name))
        default: throw ArrayFileError(.compression(member.method, name))
        }
        let stream = ByteStream(
            source, start..<start + member.packedCount, packing: member.method == 8 ? .raw : nil, name: name,
            progress: progress)
        let result: Result
        do {
            result = try body(stream)
            _ = try stream.skipRest(limit: member.count - stream.count + 1)
        } catch {
            // Where more is missing than the directory knows of, the member itself is wrong.
            throw error.problem == .truncated ? ArrayFileError(.damaged(name)) : error
        }
        guard stream.count == member.count, stream.checksum == member.checksum else {
            throw ArrayFileError(.damaged(name))
        }
        return result
    }

    // MARK: - Directory

    /// How many members the directory has, and where it stands.
    private static func directory(of source: ByteSource) throws(ArrayFileError) -> (count: Int, range: Range<Int>) {
        // The end is followed by a comment of at most 65535 bytes, and preceded by its 64-bit locator.
        let first = max(0, source.count - 22 - 65_535 - 20)
        let tail = Bytes(source.bytes(at: first, count: source.count - first))
        var end = tail.count - 22
        while end >= 0, !tail.starts(with: endMark, at: end) { end -= 1 }
        guard end >= 0 else { throw ArrayFileError(.truncated) }
        let count = try tail.length(at: end + 10, count: 2)
        let size = try tail.length(at: end + 12, count: 4)
        let place = try tail.length(at: end + 16, count: 4)
        func whole(_ count: Int, _ place: Int, _ size: Int) throws(ArrayFileError) -> (Int, Range<Int>) {
            guard place <= source.count, size <= source.count - place else { throw ArrayFileError(.truncated) }
            return (count, place..<place + size)
        }
        guard count == 0xffff || place == 0xffff_ffff || size == 0xffff_ffff,
            tail.starts(with: locator64Mark, at: end - 20)
        else { return try whole(count, place, size) }
        let end64Place = try tail.length(at: end - 12, count: 8)
        guard end64Place <= source.count - 56 else { throw ArrayFileError(.truncated) }
        let end64 = Bytes(source.bytes(at: end64Place, count: 56))
        guard end64.starts(with: end64Mark) else { throw ArrayFileError(.truncated) }
        return try whole(
            end64.length(at: 32, count: 8), end64.length(at: 48, count: 8), end64.length(at: 40, count: 8))
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
