import World

/// What one page's formulas and code came to, kept in one file between builds.
///
/// The file is a line that names its form, then records, the most recently used first:
/// `KIND SOURCE RESULT CHECKSUM` (lengths in bytes and a fingerprint) on a line, then the three texts and a newline.
/// A record that fails its checksum is left out; what cannot be read as records at all ends the reading. Either way
/// the entries are computed anew.
struct TypesettingCache {
    struct Key: Hashable {
        /// What was done, with the versions and settings that the result depends on.
        var kind: String
        /// The TeX or the code.
        var source: String
    }

    /// The number rises when the form does, or what is asked of the libraries.
    private static let form = Array("nnbook typesetting 1\n".utf8)
    /// Entries a page no longer uses are kept up to here, so that undoing an edit costs nothing.
    private static let budget = 32 << 20

    private let path: String
    private var entries: [Key: String] = [:]
    /// The order on disk.
    private var order: [Key] = []
    private var used: [Key] = []
    private var isChanged = false

    /// Reads the cache of a page; an absent or unreadable one is empty.
    init(folder: String, page: String, world: any World) {
        path = Paths.join(folder, Fingerprint(page.utf8).hexadecimal + ".typeset")
        guard let bytes = try? world.read(path, within: nil, limit: 256 << 20), bytes.starts(with: Self.form) else {
            return
        }
        read(bytes[Self.form.count...])
    }

    mutating func find(_ key: Key) -> String? {
        guard let result = entries[key] else { return nil }
        used.append(key)
        return result
    }

    mutating func add(_ result: String, for key: Key) {
        entries[key] = result
        used.append(key)
        isChanged = true
    }

    /// Writes the file if an entry was added.
    func save(_ world: any World) throws(WorldError) {
        guard isChanged else { return }
        var bytes = Self.form
        var seen: Set<Key> = []
        for (place, key) in (used + order).enumerated() where seen.insert(key).inserted {
            if place >= used.count, bytes.count > Self.budget { break }
            Self.append(key, entries[key]!, to: &bytes)
        }
        try world.write(bytes, to: path)
    }

    // MARK: - The file's form

    private static func append(_ key: Key, _ result: String, to bytes: inout [UInt8]) {
        let lengths = [key.kind.utf8.count, key.source.utf8.count, result.utf8.count]
        let text = Array((key.kind + key.source + result).utf8)
        bytes += Array((lengths.map(String.init) + [Fingerprint(text).hexadecimal]).joined(separator: " ").utf8)
        bytes.append(UInt8(ascii: "\n"))
        bytes += text
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while let end = rest.prefix(100).firstIndex(of: UInt8(ascii: "\n")) {
            let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard head.count == 4, let kind = Int(head[0]), let source = Int(head[1]), let result = Int(head[2]),
                case let lengths = [kind, source, result],
                lengths.allSatisfy({ $0 >= 0 && $0 <= rest.count }),
                case let length = kind + source + result, end + 1 + length < rest.endIndex
            else { return }
            let text = rest[(end + 1)..<(end + 1 + length)]
            rest = rest[(end + 1 + length + 1)...]
            guard Fingerprint(text).hexadecimal == head[3] else { continue }
            let key = Key(
                kind: String(decoding: text.prefix(kind), as: UTF8.self),
                source: String(decoding: text.dropFirst(kind).prefix(source), as: UTF8.self))
            entries[key] = String(decoding: text.suffix(result), as: UTF8.self)
            order.append(key)
        }
    }
}
