/// Reads masks back: from running text, where they become formulas and values, and from literal text, where they
/// become what they hid.
struct Unmasking {
    let table: MaskTable

    /// Literal text (code, HTML, a link's destination) as it was before masking.
    func restored(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: MaskByte.isReserved) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var hidden: ArraySlice<UInt8> = []
        for (position, byte) in bytes.enumerated() {
            if MaskByte.digitCount(start: byte) != nil {
                hidden = entry(startingAt: position, of: bytes)?.hidden[...] ?? []
            }
            if !MaskByte.isReserved(byte) {
                result.append(byte)
            } else if let original = hidden.popFirst() {
                result.append(original)
            } else {
                result += MaskByte.replacement
            }
        }
        return result
    }

    func restoredText(_ bytes: [UInt8]) -> String { String(decoding: restored(bytes), as: UTF8.self) }

    /// The entry of the mask that starts at `position`; its digits may be parted by line ends and quote markers.
    private func entry(startingAt position: Int, of bytes: [UInt8]) -> MaskTable.Entry? {
        guard let count = MaskByte.digitCount(start: bytes[position]) else { return nil }
        let digits = bytes[(position + 1)...].lazy.filter(MaskByte.isReserved).prefix(count).map(MaskByte.digit)
        let values = digits.compactMap { $0 }
        return values.count == count ? table.entry(digits: Array(values)) : nil
    }
}

/// Running text put together again from the pieces cmark gives, a formula over several lines being several of them.
struct RunningText {
    private let table: MaskTable
    private(set) var inlines: [Inline] = []
    private var text: [UInt8] = []
    /// Digits read of the mask that is being read, and how many it has.
    private var digits: [Int] = []
    private var digitCount = 0
    /// Bytes the mask still has after its digits.
    private var fillLeft = 0

    init(table: MaskTable) { self.table = table }

    private var isInsideMask: Bool { digitCount > 0 || fillLeft > 0 }

    mutating func append(text bytes: [UInt8]) {
        for byte in bytes {
            if !MaskByte.isReserved(byte) {
                text.append(byte)
            } else if let count = MaskByte.digitCount(start: byte) {
                (digits, digitCount, fillLeft) = ([], count, 0)
            } else if digitCount > 0, let digit = MaskByte.digit(byte) {
                digits.append(digit)
                if digits.count == digitCount { finishMask() }
            } else if byte == MaskByte.fill, fillLeft > 0 {
                fillLeft -= 1
            } else {
                text += MaskByte.replacement
            }
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
        return inlines
    }

    /// An author's numeric character references can spell a mask that stands for nothing.
    private mutating func finishMask() {
        defer { digitCount = 0 }
        guard let entry = table.entry(digits: digits) else {
            text += MaskByte.replacement
            return
        }
        fillLeft = entry.hidden.count - 1 - digitCount
        switch entry.content {
        case .formula(let index): append(.formula(index))
        case .value(let index): append(.value(index))
        }
    }

    private mutating func flush() {
        guard !text.isEmpty else { return }
        inlines.append(.text(String(decoding: text, as: UTF8.self)))
        text = []
    }
}
