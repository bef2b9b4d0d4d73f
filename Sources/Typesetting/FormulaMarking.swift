import Synchronization

/// Puts marks for tags into KaTeX's HTML, and leaves out of it what nobody sees.
///
/// Of what is drawn, spans become `q`, which is as much as a span once a rule takes its quotation marks away, and a
/// third as long (`b` and its like would do, but browsers mend those where four equal ones are nested). Spans that only
/// say what a thing is (`mord`: something ordinary) go, but for those that rules count on to stand between others. Of
/// the MathML the namespace goes, which HTML knows by itself.
final class FormulaMarking: Sendable {
    private let tags: SpanTags
    /// What is known of start tags that have been met.
    private let known = Mutex<[[UInt8]: Tag]>([:])

    init(tags: SpanTags) { self.tags = tags }

    /// What is drawn of a formula begins so; the rest of it is MathML for those who hear it.
    private static let opening = ByteSearch(Array(#"<span class="katex-html" aria-hidden="true">"#.utf8))
    private static let spanStart = Array("<span".utf8)
    private static let spanEnd = Array("</span>".utf8)
    private static let pathStart = Array("<path".utf8)
    private static let namespace = ByteSearch(Array(#" xmlns="http://www.w3.org/1998/Math/MathML""#.utf8))
    private static let shortEnd = Array("</q>".utf8)

    /// Classes no rule speaks of.
    static let namesOfKinds: Set<String> = [
        "mord", "mbin", "mrel", "mopen", "mclose", "mpunct", "minner", "mop", "mtight", "textord",
    ]
    /// Classes whose rules speak of what is directly inside, or inside that.
    static let parents: Set<String> = [
        "vlist", "mfrac", "clap", "inner", "llap", "rlap", "accent", "op-limits", "sqrt", "col-align-c", "col-align-l",
        "col-align-r", "delim-size1", "delim-size4",
    ]

    private enum Element {
        case left
        case written(isParent: Bool)
    }

    func marked(_ html: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(html.count / 2)
        var place = 0
        while let start = Self.opening.first(in: html, from: place) {
            let body = start + Self.opening.text.count
            appendMathML(html[place..<body], to: &result)
            place = body
            markFormula(html, &place, in: &result)
        }
        appendMathML(html[place...], to: &result)
        return result
    }

    private func appendMathML(_ html: ArraySlice<UInt8>, to result: inout [UInt8]) {
        let piece = Array(html)
        guard let place = Self.namespace.first(in: piece, from: 0) else { return result += piece }
        result += piece[..<place]
        result += piece[(place + Self.namespace.text.count)...]
    }

    /// From behind the opening tag to behind the closing one.
    private func markFormula(_ html: [UInt8], _ place: inout Int, in result: inout [UInt8]) {
        var open: [Element] = [.written(isParent: true)]
        while !open.isEmpty, place < html.count {
            guard html[place] == UInt8(ascii: "<") else {
                result.append(html[place])
                place += 1
                continue
            }
            let end = html[place...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
            let tag = Array(html[place...end])
            if html.has(Self.spanStart, at: place) {
                let meaning = self.tag(tag)
                let isLeft = meaning.mayBeLeft && !Self.isNearParent(open)
                open.append(isLeft ? .left : .written(isParent: meaning.isParent))
                if !isLeft { SpanMark.append(meaning.number, to: &result) }
            } else if html.has(Self.spanEnd, at: place) {
                switch open.removeLast() {
                case .left: break
                // The one that all of it stands in is closed as it was opened.
                case .written: result += open.isEmpty ? Self.spanEnd : Self.shortEnd
                }
            } else if html.has(Self.pathStart, at: place) {
                SpanMark.append(tags.number(of: tag), to: &result)
            } else {
                result += tag
            }
            place = end + 1
        }
    }

    /// What a start tag says.
    private struct Tag: Sendable {
        /// Whether it only says what kind a thing is.
        var mayBeLeft: Bool
        var isParent: Bool
        /// That of its short form.
        var number: Int
    }

    private func tag(_ tag: [UInt8]) -> Tag {
        if let known = known.withLock({ $0[tag] }) { return known }
        // `<span class="mord mtight" style="…">`
        let parts = String(decoding: tag, as: UTF8.self).split(separator: "\"", omittingEmptySubsequences: false)
        let isPlain = parts.count == 1 || parts.count == 3 && parts[0].hasSuffix(" class=")
        let classes = parts.count > 1 && parts[0].hasSuffix(" class=") ? parts[1].split(separator: " ").map(String.init) : []
        let short = Array("<q".utf8) + tag.dropFirst(Self.spanStart.count)
        let meaning = Tag(
            mayBeLeft: isPlain && classes.allSatisfy(Self.namesOfKinds.contains),
            isParent: classes.contains(where: Self.parents.contains), number: tags.number(of: short))
        known.withLock { $0[tag] = meaning }
        return meaning
    }

    /// Whether one of the two innermost elements that are written is a parent.
    private static func isNearParent(_ open: [Element]) -> Bool {
        var count = 0
        for element in open.reversed() {
            guard case .written(let isParent) = element else { continue }
            if isParent { return true }
            count += 1
            if count == 2 { return false }
        }
        return false
    }
}

extension [UInt8] {
    fileprivate func has(_ text: [UInt8], at place: Int) -> Bool {
        place + text.count <= count && text.indices.allSatisfy { self[place + $0] == text[$0] }
    }
}
