import Typesetting

/// An inline formula as it was typeset: MathML, then pieces between which a line may break.
struct DrawnFormula {
    private let opening: HTMLBuffer
    private let pieces: [HTMLBuffer]

    private static let start = Array("<span class=\"katex\">".utf8)
    private static let body = Array("<span class=\"katex-html\" aria-hidden=\"true\">".utf8)
    private static let closing: HTMLBuffer = "</span></span>"

    /// `nil` for one that is displayed, or was refused.
    init?(_ html: HTMLBuffer) {
        let bytes = html.bytes
        guard bytes.starts(with: Self.start), bytes.suffix(Self.closing.bytes.count).elementsEqual(Self.closing.bytes)
        else { return nil }
        let end = bytes.count - Self.closing.bytes.count
        let starts = Self.pieces(of: bytes[..<end])
        guard let first = starts.first, bytes[..<first].suffix(Self.body.count).elementsEqual(Self.body) else {
            return nil
        }
        opening = HTMLBuffer(bytes[..<first])
        pieces = zip(starts, starts.dropFirst() + [end]).map { HTMLBuffer(bytes[$0..<$1]) }
    }

    /// Where the marks of pieces are. A mark is a byte that no text has, and three more.
    private static func pieces(of html: ArraySlice<UInt8>) -> [Int] {
        let mark = TypesetFormula.pieceMark
        var places: [Int] = []
        var place = html.startIndex
        while let next = html[place...].firstIndex(of: mark[0]) {
            if html[next...].starts(with: mark) { places.append(next) }
            place = min(next + mark.count, html.endIndex)
        }
        return places
    }

    /// The formula between texts that no line break parts from it.
    ///
    /// - Parameter isUnbroken: nor is the formula itself parted.
    func html(between before: HTMLBuffer, and after: HTMLBuffer, isUnbroken: Bool) -> HTMLBuffer {
        if isUnbroken || pieces.count == 1 {
            return Self.box("\(before)\(opening)\(Self.joined(pieces[...]))\(Self.closing)\(after)")
        }
        var again = HTMLBuffer()
        again.append(bytes: Self.start + Self.body)
        let first = before.isEmpty ? 0 : 1
        let last = pieces.count - (after.isEmpty ? 0 : 1)
        var html = HTMLBuffer()
        if !before.isEmpty { html.append(Self.box("\(before)\(opening)\(pieces[0])\(Self.closing)")) }
        if first < last {
            html.append(before.isEmpty ? opening : again)
            html.append(Self.joined(pieces[first..<last]))
            html.append(Self.closing)
        }
        if !after.isEmpty { html.append(Self.box("\(again)\(pieces[last])\(Self.closing)\(after)")) }
        return html
    }

    private static func joined(_ pieces: ArraySlice<HTMLBuffer>) -> HTMLBuffer {
        pieces.reduce(into: HTMLBuffer()) { $0.append($1) }
    }

    private static func box(_ html: HTMLBuffer) -> HTMLBuffer { "<span class=\"whole\">\(html)</span>" }
}
