/// Makes HTML that somebody wrote harmless, beside pieces that are known to be.
///
/// The author's pieces are read together, as a browser would read them, each safe piece held open by an element with a
/// mark that the author cannot have known; what the reading comes to is written anew from what is allowed. So a
/// `<details>` may be opened in one piece and closed in another, and nothing can be hidden in how tags are broken.
struct Sanitizer {
    private(set) var removals: [Removal] = []
    private let isRunningText: Bool

    /// - Parameter isRunningText: whether the pieces stand in a paragraph or the like.
    init(isRunningText: Bool) { self.isRunningText = isRunningText }

    mutating func clean(_ pieces: [Piece]) -> [Piece] {
        removals = []
        guard !Self.isTooMuch(pieces) else {
            let first = pieces.firstIndex { $0.html != nil } ?? 0
            removals = [Removal(what: .tooMuch, piece: first, offset: 0)]
            return pieces.filter { $0.html == nil }
        }
        let holes = Holes(unlike: pieces, isRunningText: isRunningText)
        // What swallows all that follows, such as a comment without an end, is read by itself.
        var alone = Set(pieces.indices.filter { index in pieces[index].html.map { swallows($0, holes) } ?? false })
        var written = read(pieces, alone: alone, holes)
        if written == nil {
            alone = Set(pieces.indices.filter { pieces[$0].html != nil })
            written = read(pieces, alone: alone, holes)
        }
        guard let written else { preconditionFailure("nothing but holes was read, and not all of them found") }
        return written.flatMap { part -> [Piece] in
            switch part {
            case .html(let html): return [.raw(html)]
            case .hole(let index):
                guard let html = pieces[index].html else { return [pieces[index]] }
                let own = read([.raw(html)], alone: [], holes, firstPiece: index) ?? []
                return own.map { if case .html(let html) = $0 { .raw(html) } else { pieces[index] } }
            }
        }
    }

    /// Whether what follows the HTML would be no text of the page any more.
    private func swallows(_ html: String, _ holes: Holes) -> Bool {
        let parsed = ParsedHTML(html + holes.text(0), isRunningText: isRunningText)
        return withExtendedLifetime(parsed) {
            var writing = AllowedHTML(holes: holes, isRunningText: isRunningText)
            writing.write(parsed.nodes)
            return writing.found != [0]
        }
    }

    /// `nil` where a hole is lost.
    ///
    /// - Parameter alone: the pieces that stand as holes besides the safe ones.
    private mutating func read(
        _ pieces: [Piece], alone: Set<Int>, _ holes: Holes, firstPiece: Int = 0
    ) -> [AllowedHTML.Part]? {
        var text = ""
        var starts: [Int] = []
        var wanted: [Int] = []
        for (index, piece) in pieces.enumerated() {
            starts.append(text.utf8.count)
            if let html = piece.html, !alone.contains(index) {
                text += html
            } else {
                text += holes.text(index)
                wanted.append(index)
            }
        }
        let parsed = ParsedHTML(text, isRunningText: isRunningText)
        var writing = AllowedHTML(holes: holes, isRunningText: isRunningText)
        withExtendedLifetime(parsed) { writing.write(parsed.nodes) }
        guard writing.found.sorted() == wanted else { return nil }
        var found = writing.removals
        for (index, piece) in pieces.enumerated() where !alone.contains(index) {
            guard let html = piece.html else { continue }
            found += Self.tagsOfPages(html).map { ($0.what, starts[index] + $0.offset) }
        }
        removals += found.map { what, offset in
            let piece = max(0, (starts.firstIndex { $0 > offset } ?? starts.count) - 1)
            return Removal(what: what, piece: firstPiece + piece, offset: offset - starts[piece])
        }
        return writing.finish()
    }

    /// Start tags that only a page may have.
    private static func tagsOfPages(_ html: String) -> [(what: Removal.What, offset: Int)] {
        startTags(html).compactMap { name, offset in
            AllowList.ofPages.contains(name) ? (.element(name), offset) : nil
        }
    }

    /// Whatever looks like a start tag: its name and its first byte.
    private static func startTags(_ html: String) -> [(name: String, offset: Int)] {
        var tags: [(String, Int)] = []
        let bytes = Array(html.utf8)
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
            let name = bytes[(offset + 1)...].prefix(12).prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            if !name.isEmpty { tags.append((String(decoding: name, as: UTF8.self).lowercased(), offset)) }
        }
        return tags
    }

    // MARK: - Limits

    private static let mostTags = 10_000
    private static let mostReopenings = 400_000
    private static let mostCopiedBytes = 400_000_000

    /// Deep nesting costs stack, and what opens formatting is opened again, and copied, in every block after it.
    private static func isTooMuch(_ pieces: [Piece]) -> Bool {
        var (tags, formatting, bytes) = (0, 0, 0)
        for case .raw(let html) in pieces {
            bytes += html.utf8.count
            tags += html.utf8.count { $0 == UInt8(ascii: "<") }
            formatting += startTags(html).count { AllowList.formatting.contains($0.name) }
        }
        return tags > mostTags || formatting * tags > mostReopenings
            || (formatting > 0 && bytes * tags > mostCopiedBytes)
    }
}
