/// The characters that formulas are drawn with, which their fonts must have.
struct DrawnCharacters {
    /// What is drawn of a formula lies between these; inside are other elements and marks for tags.
    private static let opening = ByteSearch(Array(#"<span class="katex-html" aria-hidden="true">"#.utf8))
    private static let closing = Array("</span>".utf8)
    /// What style sheets may write beside formulas: the numbers of equations.
    private static let always = " ()0123456789"
    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}", "#x27": "'",
    ]

    private(set) var scalars = Set(always.unicodeScalars)
    /// A bit for each byte below 128 that has been met as a character.
    private var ascii: UInt128 = 0

    init(in pieces: [[UInt8]]) {
        for piece in pieces { piece.withUnsafeBufferPointer { read($0) } }
        for value in UInt8(0)..<128 where ascii >> value & 1 == 1 { scalars.insert(Unicode.Scalar(value)) }
    }

    private mutating func read(_ html: UnsafeBufferPointer<UInt8>) {
        Self.closing.withUnsafeBufferPointer { closing in
            var place = 0
            // Marks, among whose bytes the opening might stand by chance, are inside what is drawn only.
            while let start = Self.opening.first(in: html, from: place) {
                place = start + Self.opening.text.count
                while place < html.count {
                    if html[place] == UInt8(ascii: "<"), html.has(closing, at: place) { break }
                    place = readOne(html, place)
                }
            }
        }
    }

    /// Reads what stands at a place, and returns the place behind it.
    private mutating func readOne(_ html: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        switch html[place] {
        case SpanMark.byte: return place + 4
        case UInt8(ascii: "<"):
            var end = place + 1
            while end < html.count, html[end] != UInt8(ascii: ">") { end += 1 }
            return min(end + 1, html.count)
        case UInt8(ascii: "&"):
            guard let end = html[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { break }
            let name = String(decoding: html[(place + 1)..<end], as: UTF8.self)
            if let scalar = Self.entities[name] { scalars.insert(scalar) }
            return end + 1
        case let byte where byte >= 0xC0:
            var end = place + 1
            while end < html.count, html[end] & 0xC0 == 0x80 { end += 1 }
            scalars.formUnion(String(decoding: html[place..<end], as: UTF8.self).unicodeScalars)
            return end
        default: break
        }
        if html[place] < 128 { ascii |= 1 << UInt128(html[place]) }
        return place + 1
    }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    fileprivate func has(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        // Most tags are told apart by three bytes.
        guard place + text.count <= count, self[place + 2] == text[2] else { return false }
        return text.indices.allSatisfy { self[place + $0] == text[$0] }
    }
}
