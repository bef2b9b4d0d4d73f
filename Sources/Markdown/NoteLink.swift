/// A link to another note, or the embedding of a note or an image, as Obsidian writes them.
public struct NoteLink: Sendable, Hashable {
    /// The note's or the file's name, with or without folders; empty for this note itself.
    public var target: String
    /// The headings named after `#`, outer first.
    public var headings: [String]
    /// What is named after `#^`.
    public var block: String?
    /// What an image says in words.
    public var alternative: String?
    /// In pixels.
    public var width: Int?
    public var height: Int?
    /// As the author wrote it, brackets included.
    public var written: String

    /// Reads what stands between the brackets.
    ///
    /// - Parameters:
    ///   - content: the target and what follows `|`, if anything does.
    ///   - written: with its brackets.
    ///   - isEmbed: whether what follows `|` may be a size.
    init(_ content: String, written: String, isEmbed: Bool) {
        let parts = content.split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
        let path = parts[0].split(separator: "#", omittingEmptySubsequences: false).map(Self.trimmed)
        target = path[0]
        headings = path.dropFirst().filter { !$0.isEmpty }
        if let last = headings.last, last.hasPrefix("^") {
            block = String(last.dropFirst())
            headings.removeLast()
        }
        self.written = written
        guard isEmbed, parts.count > 1 else { return }
        var words = parts.dropFirst()
        if let last = words.last, let size = ImageSize(last) {
            words.removeLast()
            (width, height) = (size.width, size.height)
        }
        if !words.isEmpty { alternative = words.joined(separator: "|") }
    }

    /// What is shown where the author gives no words: `Note > Heading`.
    public var title: String {
        let names = (target.isEmpty ? [] : [target]) + headings + (block.map { ["^" + $0] } ?? [])
        return names.joined(separator: " > ")
    }

    private static func trimmed(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[LineText.trimmed(bytes.indices, in: bytes)], as: UTF8.self)
    }
}
