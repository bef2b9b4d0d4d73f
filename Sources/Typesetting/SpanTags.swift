import Synchronization

/// The start tags inside formulas, numbered.
///
/// Most of a formula's HTML are a few hundred tags, the same ones again and again, so typeset formulas hold marks in
/// their places: they are kept in a third of the room, and a page decides once for each tag what becomes of it.
final class SpanTags: Sendable {
    private struct State {
        // The first is known without asking: `TypesetFormula.pieceMark`.
        var tags = [SpanTags.piece]
        var numbers = [SpanTags.piece: 0]
    }

    private static let piece = Array("<q class=\"base\">".utf8)

    private let state = Mutex(State())

    /// All tags met so far, by their numbers.
    var all: [[UInt8]] { state.withLock { $0.tags } }

    /// The number of a tag, such as `<q class="mord">`; given when it is first met.
    func number(of tag: [UInt8]) -> Int {
        state.withLock { state in
            if let known = state.numbers[tag] { return known }
            precondition(state.tags.count < SpanMark.capacity, "more tags than there are marks")
            state.numbers[tag] = state.tags.count
            state.tags.append(tag)
            return state.tags.count - 1
        }
    }

    func numbers(of tags: [[UInt8]]) -> [Int] { tags.map { number(of: $0) } }
}

/// A tag's number among HTML: a byte that no UTF-8 has, then the number in three bytes.
enum SpanMark {
    static let byte: UInt8 = 0xFF
    static let capacity = 1 << 24

    static func append(_ number: Int, to html: inout [UInt8]) {
        html.append(byte)
        for shift in [16, 8, 0] { html.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// Walks through HTML with marks: what stands between them, and their numbers, in order.
    @inline(__always)
    static func forEachPiece(
        of html: UnsafeBufferPointer<UInt8>, text: (UnsafeBufferPointer<UInt8>) -> Void, mark: (Int) -> Void
    ) {
        var place = 0
        while place < html.count {
            let end = firstMark(in: html, from: place)
            if end > place { text(UnsafeBufferPointer(rebasing: html[place..<end])) }
            guard end + 3 < html.count else { return }
            mark(number(at: end, in: html))
            place = end + 4
        }
    }

    /// Where the first mark is; the end where there is none. Eight bytes of ASCII are passed over at once.
    @inline(__always)
    private static func firstMark(in html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(html)
        var place = start
        while place < html.count {
            if place + 8 <= html.count,
                bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                place += 8
            } else if html[place] == byte {
                return place
            } else {
                place += 1
            }
        }
        return html.count
    }

    private static func number(at place: Int, in html: UnsafeBufferPointer<UInt8>) -> Int {
        Int(html[place + 1]) << 16 | Int(html[place + 2]) << 8 | Int(html[place + 3])
    }

    /// Gives every mark another number; false, and nothing that can be used, where a mark has none.
    static func renumber(_ html: UnsafeMutableBufferPointer<UInt8>, _ number: (Int) -> Int?) -> Bool {
        var place = 0
        while place < html.count {
            guard html[place] == byte else {
                place += 1
                continue
            }
            guard place + 3 < html.count, let new = number(Self.number(at: place, in: UnsafeBufferPointer(html))) else {
                return false
            }
            for (offset, shift) in [16, 8, 0].enumerated() {
                html[place + 1 + offset] = UInt8(truncatingIfNeeded: new >> shift)
            }
            place += 4
        }
        return true
    }
}
