import World

/// What one page's formulas and code came to, kept in one file between builds.
///
/// The file is a line that names its form, then records: first the tags that marks in the others stand for, parted by
/// bytes that no UTF-8 has, then the most recently used first. A record is `KIND SOURCE RESULT CHECKSUM` (lengths in
/// bytes and a fingerprint) on a line, then the three texts and a newline. One that fails its checksum is left out;
/// what cannot be read as records at all ends the reading, as do damaged tags. The entries are computed anew then.
struct TypesettingCache {
    struct Key: Hashable {
        /// What was done, with the versions and settings that the result depends on.
        var kind: String
        /// The TeX or the code.
        var source: String
    }

    /// The number rises when the form does, or what is asked of the libraries.
    private static let form = Array("nnbook typesetting 4\n".utf8)
    /// Entries a page no longer uses are kept up to here or as many bytes as it uses, so that undoing an edit costs
    /// nothing, nor does reading what many edits have left.
    private static let budget = 256 << 10

    let page: String
    private let path: String
    private let tags: SpanTags
    private var entries: [Key: ArraySlice<UInt8>] = [:]
    /// The order on disk.
    private var order: [Key] = []
    /// Those asked for since the file was read, most recently saved first.
    private var used: [Key] = []
    private var isChanged = false

    /// Reads the cache of a page; an absent or unreadable one is empty.
    init(folder: String, page: String, tags: SpanTags, world: any World) {
        self.page = page
        self.tags = tags
        path = Paths.join(folder, Fingerprint(page.utf8).hexadecimal + ".typeset")
        guard let bytes = try? world.read(path, within: nil, limit: 256 << 20), bytes.starts(with: Self.form) else {
            return
        }
        read(bytes)
    }

    /// Whether some of it is coloured code.
    var holdsCode: Bool { order.contains { $0.kind.hasPrefix(Self.codeKind) } }
    /// Whether some of it is formulas.
    var holdsFormulas: Bool { order.contains { !$0.kind.hasPrefix(Self.codeKind) } }
    /// What the kinds of coloured code begin with.
    static let codeKind = "highlight.js"

    mutating func find(_ key: Key) -> ArraySlice<UInt8>? {
        guard let result = entries[key] else { return nil }
        used.append(key)
        return result
    }

    /// - Parameter result: UTF-8, and marks for tags.
    mutating func add(_ result: [UInt8], for key: Key) {
        entries[key] = result[...]
        used.append(key)
        isChanged = true
    }

    /// Writes the file if an entry was added.
    mutating func save(_ world: any World) throws(WorldError) {
        guard isChanged else { return }
        isChanged = false
        let keys = used + order
        let usedCount = used.count
        (order, used) = ([], [])
        var records: [UInt8] = []
        var usedSize = 0
        var numbering = FileNumbering()
        var seen: Set<Key> = []
        for (place, key) in keys.enumerated() where seen.insert(key).inserted {
            if place < usedCount {
                used.append(key)
            } else {
                if usedSize == 0 { usedSize = records.count }
                if records.count - usedSize > max(usedSize, Self.budget) { break }
            }
            order.append(key)
            var result = Array(entries[key]!)
            let isRight = result.withUnsafeMutableBufferPointer { SpanMark.renumber($0) { numbering.number(of: $0) } }
            precondition(isRight, "every mark has a number")
            Self.append(key, result, to: &records)
        }
        let all = tags.all
        let table = numbering.met.map { all[$0] }.joined(separator: [SpanMark.byte])
        var bytes = Self.form
        Self.append(Key(kind: "", source: ""), Array(table), to: &bytes)
        try world.write(bytes + records, to: path)
    }

    /// The numbers of tags in one file, in the order they are met.
    private struct FileNumbering {
        private(set) var met: [Int] = []
        private var numbers: [Int: Int] = [:]

        mutating func number(of tag: Int) -> Int {
            if let known = numbers[tag] { return known }
            numbers[tag] = met.count
            met.append(tag)
            return met.count - 1
        }
    }

    // MARK: - The file's form

    private static func append(_ key: Key, _ result: [UInt8], to bytes: inout [UInt8]) {
        let lengths = [key.kind.utf8.count, key.source.utf8.count, result.count]
        let text = Array(key.kind.utf8) + Array(key.source.utf8) + result
        bytes += Array((lengths.map(String.init) + [Fingerprint(text).hexadecimal]).joined(separator: " ").utf8)
        bytes.append(UInt8(ascii: "\n"))
        bytes += text
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Where the texts of a record stand.
    private struct Record {
        var kind: Range<Int>
        var source: Range<Int>
        var result: Range<Int>
        var isWhole: Bool
    }

    private mutating func read(_ bytes: [UInt8]) {
        var bytes = bytes
        var place = Self.form.count
        guard let table = Self.record(in: bytes, at: &place), table.isWhole, table.kind.isEmpty else { return }
        let numbers = tags.numbers(
            of: bytes[table.result].split(separator: SpanMark.byte).map { Array($0) })
        let isRenumbered = numbers != Array(numbers.indices)
        var records: [Record] = []
        while let record = Self.record(in: bytes, at: &place) {
            guard record.isWhole else { continue }
            var isRight = true
            // In a process of its own a page's tags have the numbers that they have in the file.
            if isRenumbered {
                isRight = bytes.withUnsafeMutableBufferPointer { bytes in
                    SpanMark.renumber(UnsafeMutableBufferPointer(rebasing: bytes[record.result])) {
                        numbers.indices.contains($0) ? numbers[$0] : nil
                    }
                }
            }
            if isRight { records.append(record) }
        }
        entries.reserveCapacity(records.count)
        for record in records {
            let key = Key(
                kind: String(decoding: bytes[record.kind], as: UTF8.self),
                source: String(decoding: bytes[record.source], as: UTF8.self))
            entries[key] = bytes[record.result]
            order.append(key)
        }
    }

    /// The record that starts at `place`, which then is behind it; `nil` where none does.
    private static func record(in bytes: [UInt8], at place: inout Int) -> Record? {
        var position = place
        func number(radix: UInt64) -> UInt64? {
            var value: UInt64 = 0
            let start = position
            while position < bytes.count, position - start < 17 {
                let byte = bytes[position]
                position += 1
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\n"): return position - start > 1 ? value : nil
                case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value &* radix &+ UInt64(byte - UInt8(ascii: "0"))
                case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16:
                    value = value &* radix &+ UInt64(byte - UInt8(ascii: "a") + 10)
                default: return nil
                }
            }
            return nil
        }
        guard let kind = number(radix: 10), let source = number(radix: 10), let result = number(radix: 10),
            let checksum = number(radix: 16), [kind, source, result].allSatisfy({ $0 <= UInt64(bytes.count) }),
            position + Int(kind + source + result) < bytes.count
        else { return nil }
        let sourceStart = position + Int(kind)
        let resultStart = sourceStart + Int(source)
        let end = resultStart + Int(result)
        place = end + 1
        return Record(
            kind: position..<sourceStart, source: sourceStart..<resultStart, result: resultStart..<end,
            isWhole: Fingerprint(bytes[position..<end]).value == checksum)
    }
}
