/// The bytes a span is overwritten with before cmark reads the text.
///
/// Formulas must not reach cmark, which would take their backslashes, underscores and lines apart. They are
/// overwritten byte for byte with C0 control characters, which are neither space nor punctuation and which no block
/// starts with, so every offset stays what it was and what stands around a formula is read as around a letter. A
/// mask is a start byte, which tells how many digits follow, the digits of an index, and fill. Line ends, quote
/// markers and indentation inside the span are kept.
enum MaskByte {
    /// Stands for a control character of the author's own, which Markdown has no use for.
    static let foreign: UInt8 = 0x01
    static let fill: UInt8 = 0x02
    /// Start bytes for two, three and four digits.
    private static let starts: [UInt8] = [0x03, 0x04, 0x05]
    private static let digits: [UInt8] = [0x06, 0x07, 0x08] + Array(0x0E...0x1F)

    /// What `foreign` is shown as: U+FFFD.
    static let replacement: [UInt8] = Array("\u{FFFD}".utf8)

    /// Whether a byte of the author's text would be taken for a mask.
    static func isReserved(_ byte: UInt8) -> Bool { byte < 0x20 && !(0x09...0x0D).contains(byte) }

    static func digitCount(start byte: UInt8) -> Int? { starts.firstIndex(of: byte).map { $0 + 2 } }

    static func digit(_ byte: UInt8) -> Int? { digits.firstIndex(of: byte) }

    /// How many digits a span of `room` bytes is given: the shortest, `$x$`, has room for two.
    static func digitCount(room: Int) -> Int { min(room - 1, 4) }

    /// How many different masks of `digitCount` digits there are.
    static func capacity(digitCount: Int) -> Int { (0..<digitCount).reduce(1) { power, _ in power * digits.count } }

    /// The mask of `room` bytes for an index.
    static func mask(index: Int, room: Int) -> [UInt8] {
        let count = digitCount(room: room)
        precondition(room >= 3 && index < capacity(digitCount: count), "no room for a mask")
        var mask = [UInt8](repeating: fill, count: room)
        mask[0] = starts[count - 2]
        var rest = index
        for position in (1...count).reversed() {
            mask[position] = digits[rest % digits.count]
            rest /= digits.count
        }
        return mask
    }

    /// The index that digits stand for.
    static func index(digits values: [Int]) -> Int { values.reduce(0) { $0 * digits.count + $1 } }
}

/// What masks stand for.
struct MaskTable {
    enum Content: Hashable {
        case formula(Int)
        case value(Int)
    }

    struct Entry: Hashable {
        var content: Content
        /// The bytes that were overwritten, in order, without those that were kept.
        var hidden: [UInt8]
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

    func entry(digits: [Int]) -> Entry? {
        let index = MaskByte.index(digits: digits)
        guard let candidates = entries[digits.count], index < candidates.count else { return nil }
        return candidates[index]
    }
}
