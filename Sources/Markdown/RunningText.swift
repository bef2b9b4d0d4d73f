/// Running text put together again from the pieces cmark gives: masks become what they stand for, and what stands
/// between two delimiters becomes one piece.
///
/// A formula over several lines comes as several pieces. Delimiters that cmark has put into different pieces (one
/// inside emphasis, one outside) are text.
struct RunningText {
    private enum PairKind: Equatable {
        /// The length of its delimiters tells one kind from the other.
        case deletion(length: Int)
        case highlight
        case noteLink(NoteLink)
    }

    /// A delimiter that has found no end yet.
    private struct Start {
        var kind: PairKind
        var written: String
        /// How many pieces stand before it.
        var position: Int
    }

    private let table: MaskTable
    private let isSmart: Bool
    private var inlines: [Inline] = []
    private var starts: [Start] = []
    private var text: [UInt8] = []
    /// The number that the digits read so far of a mask spell, how many they are, and how many there will be.
    private var number = 0
    private var digitsRead = 0
    private var digitCount = 0
    /// Bytes the mask still has after its digits.
    private var fillLeft = 0
    /// The delimiter that is being read, and how many bytes of it have been.
    private var delimiter: (byte: DelimiterByte, count: Int)?

    init(table: MaskTable, isSmart: Bool) { (self.table, self.isSmart) = (table, isSmart) }

    private var isInsideMask: Bool { digitCount > 0 || fillLeft > 0 }

    mutating func append(text bytes: UnsafeRawBufferPointer) {
        var position = 0
        while position < bytes.count {
            let end = MaskByte.firstReserved(in: bytes, from: position)
            if end > position {
                finishDelimiter()
                let piece = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
                if text.isEmpty {
                    append(flushed: String(decoding: piece, as: UTF8.self))
                } else {
                    text.append(contentsOf: piece)
                }
            }
            guard end < bytes.count else { return }
            if let delimiter = DelimiterByte(rawValue: bytes[end]) {
                append(delimiter)
            } else {
                finishDelimiter()
                append(mask: bytes[end])
            }
            position = end + 1
        }
    }

    private mutating func append(mask byte: UInt8) {
        if let count = MaskByte.digitCount(start: byte) {
            (number, digitsRead, digitCount, fillLeft) = (0, 0, count, 0)
        } else if digitCount > 0, let digit = MaskByte.digit(byte) {
            number = MaskByte.number(number, followedBy: digit)
            digitsRead += 1
            if digitsRead == digitCount { finishMask() }
        } else if byte == MaskByte.fill, fillLeft > 0 {
            fillLeft -= 1
        } else {
            text += MaskByte.replacement
        }
    }

    /// A line end inside a formula belongs to it.
    mutating func appendSoftBreak() {
        if !isInsideMask { append(.softBreak) }
    }

    mutating func append(_ inline: Inline) {
        flush()
        inlines.append(inline)
    }

    mutating func finish() -> [Inline] {
        flush()
        while let start = starts.popLast() { insertText(start.written, at: start.position) }
        return inlines
    }

    /// An author's numeric character references can spell a mask that stands for nothing.
    private mutating func finishMask() {
        defer { digitCount = 0 }
        guard let entry = table.entry(number, digitCount: digitCount) else {
            text += MaskByte.replacement
            return
        }
        fillLeft = entry.hidden.count - 1 - digitCount
        switch entry.meaning {
        case .formula(let index): append(.formula(index))
        case .value(let index): append(.value(index))
        case .inline(let inline): append(inline, written: entry.hidden)
        }
    }

    private mutating func append(_ inline: MaskedInline, written: [UInt8]) {
        switch inline {
        case .footnote(let label): append(.footnote(FootnoteReference(label: label)))
        case .noteLink(let link, let suffix): append(.noteLink(link, [.text(link.title + suffix)]))
        case .noteLinkStart(let link):
            open(.noteLink(link), written: String(decoding: written, as: UTF8.self))
        case .embed(let link): append(.embed(link))
        case .tag(let name): append(.tag(name))
        case .anchor(let name): append(.anchor(name))
        case .headingAttributes(let attributes): append(.attributes(attributes))
        case .imageAttributes(let attributes): append(attributes, written: written)
        case .address(let text, let destination):
            append(.link(destination: destination, title: "", [.text(text)]))
        case .crossReference(let reference): append(.crossReference(reference))
        case .comment: break
        }
    }

    /// Behind what looked like an image and is none they are text.
    private mutating func append(_ attributes: Attributes, written: [UInt8]) {
        flush()
        guard case .image(let destination, let title, let words, _)? = inlines.last else {
            text += written
            return
        }
        inlines[inlines.count - 1] = .image(destination: destination, title: title, words, attributes)
        if let name = attributes.name { append(.anchor(name)) }
    }

    // MARK: - Pairs of delimiters

    private mutating func append(_ byte: DelimiterByte) {
        if delimiter?.byte != byte { finishDelimiter() }
        delimiter = (byte, (delimiter?.count ?? 0) + 1)
    }

    private mutating func finishDelimiter() {
        guard let (byte, count) = delimiter else { return }
        delimiter = nil
        let written = String(decoding: [UInt8](repeating: byte.original, count: count), as: UTF8.self)
        switch byte {
        case .deletionStart: open(.deletion(length: count), written: written)
        case .highlightStart: open(.highlight, written: written)
        case .deletionEnd: close(written) { $0 == .deletion(length: count) }
        case .highlightEnd: close(written) { $0 == .highlight }
        case .noteLinkEnd: close(written) { if case .noteLink = $0 { true } else { false } }
        }
    }

    private mutating func open(_ kind: PairKind, written: String) {
        flush()
        starts.append(Start(kind: kind, written: written, position: inlines.count))
    }

    private mutating func close(_ written: String, where isSame: (PairKind) -> Bool) {
        flush()
        guard let start = starts.last, isSame(start.kind) else {
            text += written.utf8
            return
        }
        starts.removeLast()
        var inner = Array(inlines[start.position...])
        if isSmart { inner.openQuoteAtStart() }
        inlines.removeSubrange(start.position...)
        switch start.kind {
        case .deletion: inlines.append(.deletion(inner))
        case .highlight: inlines.append(.highlight(inner))
        case .noteLink(let link): inlines.append(.noteLink(link, inner))
        }
    }

    /// Puts text between two pieces; beside other text it becomes one with it.
    private mutating func insertText(_ written: String, at position: Int) {
        var written = written
        if position < inlines.count, case .text(let after) = inlines[position] {
            written += after
            inlines.remove(at: position)
        }
        if position > 0, starts.last?.position != position, case .text(let before) = inlines[position - 1] {
            inlines[position - 1] = .text(before + written)
        } else {
            inlines.insert(.text(written), at: position)
        }
    }

    private mutating func flush() {
        finishDelimiter()
        guard !text.isEmpty else { return }
        let flushed = String(decoding: text, as: UTF8.self)
        text.removeAll(keepingCapacity: true)
        append(flushed: flushed)
    }

    private mutating func append(flushed: String) {
        // A start between two texts keeps them apart.
        if case .text(let before)? = inlines.last, starts.last?.position != inlines.count {
            inlines[inlines.count - 1] = .text(before + flushed)
        } else {
            inlines.append(.text(flushed))
        }
    }
}

extension [Inline] {
    /// To cmark a delimiter's mask is a letter, behind which a quote can only close; it opens if it closes again.
    fileprivate mutating func openQuoteAtStart() {
        guard case .text(let text)? = first, let mark = text.first, let opening = mark == "”" ? "“" : mark == "’" ? "‘" : nil
        else { return }
        let rest = text.dropFirst() + Array(dropFirst()).plainText(formula: { _ in "x" }, value: { _ in "x" })
        guard let next = rest.first, !next.isWhitespace, mark == "”" || rest.contains(mark) else { return }
        self[0] = .text(opening + text.dropFirst())
    }
}
