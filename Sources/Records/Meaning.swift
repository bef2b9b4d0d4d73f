import Language
import Notes

/// What each statement of a note is made of.
struct Meaning {
    /// By declaration and by file, as recorded. What is short stands in its own words, to be said when it has changed.
    private(set) var digests: [String: String] = [:]
    /// Of each statement, by its name in the record: itself, where it has a digest, and all it is made of.
    private(set) var origins: [String: Set<String>] = [:]
    /// What a declared name is made of.
    private var ofName: [String: Set<String>] = [:]
    private let files: Set<String>

    /// What the front matter says for all statements.
    static let defaults = "front matter"

    init(_ note: Note) {
        files = Set(note.digestsOfFiles.keys)
        for (path, digest) in note.digestsOfFiles { digests["file \(path)"] = String(digest.prefix(16)) }
        let defaults = note.notebook.frontMatter.defaults
        let words = [defaults.seed.map { "seed \($0)" }, defaults.precision.map { "precision \($0.rawValue)" }]
        if case let words = words.compactMap({ $0 }), !words.isEmpty {
            digests[Self.defaults] = words.joined(separator: ", ")
        }
        for declaration in note.program.declarations { ofName[declaration.name] = [] }
    }

    /// Adds a declaration; those it speaks of came before it.
    mutating func add(declaration name: String, as key: String, _ wording: StatementWording) {
        let isSaid = wording.text.hasPrefix("let ") && wording.text.count <= Self.longestSaid
        digests[key] = isSaid ? wording.text : Self.digest(of: wording.text)
        ofName[name] = origins(of: wording).union([key])
    }

    /// Says what an entry of the record is made of.
    mutating func add(entry: String, _ wording: StatementWording, isNamedByLabel: Bool = false) {
        if isNamedByLabel { digests[entry] = Self.digest(of: wording.text) }
        origins[entry, default: []].formUnion(origins(of: wording).union(isNamedByLabel ? [entry] : []))
    }

    private func origins(of wording: StatementWording) -> Set<String> {
        let names = wording.names.reduce(into: Set<String>()) { $0.formUnion(ofName[$1] ?? []) }
        let files = wording.strings.filter(files.contains).map { "file \($0)" }
        return names.union(files).union(digests[Self.defaults] == nil ? [] : [Self.defaults])
    }

    /// A declaration of no more characters is recorded as it is.
    private static let longestSaid = 60

    /// Whether two entries of a record's `meaning` say the same. Earlier records have digests only.
    static func isSame(_ recorded: String?, _ found: String?) -> Bool {
        recorded == found || (recorded != nil && recorded == found.map(digest))
    }

    /// What is declared in an entry of a record's `meaning`: `0.1` of `let rate = 0.1`; `nil` where it is a digest.
    static func value(of entry: String?) -> Substring? {
        guard let entry, entry.hasPrefix("let "), let sign = entry.firstRange(of: " = ") else { return nil }
        return entry[sign.upperBound...]
    }

    private static func digest(of text: String) -> String {
        hexadecimal(SeriesDigest(bits: text.utf8.map(UInt64.init)).digest)
    }
}

/// Sixteen digits.
func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
