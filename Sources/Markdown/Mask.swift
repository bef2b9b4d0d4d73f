/// The bytes a span is overwritten with before cmark reads the text.
///
/// Formulas must not reach cmark, which would take their backslashes, underscores and lines apart. They are
/// overwritten byte for byte with C0 control characters, which are neither space nor punctuation and which no block
/// starts with, so every offset stays what it was and what stands around a formula is read as around a letter. A
/// mask is a start byte, which tells how many digits follow, the digits of an index, and fill. Line ends, quote
/// markers and indentation inside the span are kept. Delimiters around text that cmark is to read (`~~`, `==`, `]]`)
/// are overwritten with a byte each (see `DelimiterByte`).
enum MaskByte {
    /// Stands for a control character of the author's own, which Markdown has no use for.
    static let foreign: UInt8 = 0x01
    static let fill: UInt8 = 0x02
    /// Start bytes for two to five digits.
    private static let firstStart: UInt8 = 0x03
    private static let mostDigits = 5
    /// Digits are 0x07, 0x08 and 0x0E to 0x1A.
    private static let digits: [UInt8] = [0x07, 0x08] + Array(0x0E...0x1A)

    /// What `foreign` is shown as: U+FFFD.
    static let replacement: [UInt8] = Array("\u{FFFD}".utf8)

    /// Whether a byte of the author's text would be taken for a mask.
    static func isReserved(_ byte: UInt8) -> Bool { byte < 0x20 && !(0x09...0x0D).contains(byte) }

    /// Where the first such byte is; the end where there is none. Eight bytes without control characters are passed over
    /// at once.
    static func firstReserved(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        while place + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            // A byte below 0x20 borrows from its highest bit; one from 0x80 on has it set from the beginning.
            guard (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 == 0 else { break }
            place += 8
        }
        while place < bytes.count, !isReserved(bytes[place]) { place += 1 }
        return place
    }

    static func digitCount(start byte: UInt8) -> Int? {
        let count = Int(byte) - Int(firstStart) + 2
        return (2...mostDigits).contains(count) ? count : nil
    }

    static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x07, 0x08: Int(byte) - 0x07
        case 0x0E...0x1A: Int(byte) - 0x0E + 2
        default: nil
        }
    }

    /// How many digits a span of `room` bytes is given: the shortest, `$x$`, has room for two.
    static func digitCount(room: Int) -> Int { min(room - 1, mostDigits) }

    /// How many different masks of `digitCount` digits there are.
    static func capacity(digitCount: Int) -> Int { (0..<digitCount).reduce(1) { power, _ in power * digits.count } }

    /// The mask of `room` bytes for an index.
    static func mask(index: Int, room: Int) -> [UInt8] {
        let count = digitCount(room: room)
        precondition(room >= 3 && index < capacity(digitCount: count), "no room for a mask")
        var mask = [UInt8](repeating: fill, count: room)
        mask[0] = firstStart + UInt8(count - 2)
        var rest = index
        for position in (1...count).reversed() {
            mask[position] = digits[rest % digits.count]
            rest /= digits.count
        }
        return mask
    }

    /// The number that digits spell once another follows them.
    static func number(_ number: Int, followedBy digit: Int) -> Int { number * digits.count + digit }
}

/// What masks stand for.
struct MaskTable {
    enum Meaning: Hashable {
        case formula(Int)
        case value(Int)
        case inline(MaskedInline)
    }

    struct Entry: Hashable {
        var meaning: Meaning
        /// The bytes that were overwritten, in order, without those that were kept.
        var hidden: [UInt8]

        func hash(into hasher: inout Hasher) {
            hasher.combine(meaning)
            hasher.combine(hidden.count)
        }
    }

    /// By number of digits.
    private var entries: [Int: [Entry]] = [:]
    private var indices: [Entry: Int] = [:]

    /// The mask for an entry, the same each time; `nil` once there are too many of its length.
    mutating func mask(for entry: Entry) -> [UInt8]? {
        let room = entry.hidden.count
        let digitCount = MaskByte.digitCount(room: room)
        if let index = indices[entry] { return MaskByte.mask(index: index, room: room) }
        let index = entries[digitCount, default: []].count
        guard index < MaskByte.capacity(digitCount: digitCount) else { return nil }
        entries[digitCount, default: []].append(entry)
        indices[entry] = index
        return MaskByte.mask(index: index, room: room)
    }

    /// Gives formulas and values other numbers: each formula the one at its old number's place.
    mutating func renumber(formulas: [Int], firstValue: Int) {
        for (digitCount, entries) in entries {
            for (index, entry) in entries.enumerated() {
                switch entry.meaning {
                case .formula(let number): self.entries[digitCount]![index].meaning = .formula(formulas[number])
                case .value(let number): self.entries[digitCount]![index].meaning = .value(firstValue + number)
                case .inline: break
                }
            }
        }
        // No mask is asked for any more.
        indices = [:]
    }

    func entry(_ number: Int, digitCount: Int) -> Entry? {
        guard let candidates = entries[digitCount], number < candidates.count else { return nil }
        return candidates[number]
    }
}

/// The bytes that delimiters around running text are overwritten with.
enum DelimiterByte: UInt8 {
    case deletionStart = 0x1B
    case deletionEnd = 0x1C
    case highlightStart = 0x1D
    case highlightEnd = 0x1E
    case noteLinkEnd = 0x1F

    /// The byte the author wrote.
    var original: UInt8 {
        switch self {
        case .deletionStart, .deletionEnd: UInt8(ascii: "~")
        case .highlightStart, .highlightEnd: UInt8(ascii: "=")
        case .noteLinkEnd: UInt8(ascii: "]")
        }
    }
}
