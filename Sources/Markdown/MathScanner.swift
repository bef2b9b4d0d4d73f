import Diagnostics

/// Finds formulas and inline values in running text.
///
/// Code, HTML and links' destinations win over math; math wins over all else. Only an inline formula stays inside
/// its block as cmark first sees it: the lines of a displayed one may look like anything (`=`, `- c`, `> e`).
struct MathScanner {
    private(set) var spans: [FoundSpan] = []
    private(set) var destinations: [Notebook.DestinationPlace] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceText
    private let bytes: [UInt8]
    private let options: ReadingOptions
    private let regions: TextRegions
    private let delimiters: MathDelimiters
    /// Where a reference definition may stand: at a paragraph's start, or on the line after another.
    private var definitionStart: Int?
    /// Brackets open in the region, without which a `]` ends no link's text.
    private var openBrackets = 0
    /// How far a displayed formula of the region may reach, once one has asked.
    private var regionDisplayLimit: Int?

    /// - Parameter source: the text as cmark is to read it, before masking.
    init(_ source: SourceText, layout: BlockLayout, codeSpans: CodeSpans, options: ReadingOptions) {
        self.source = source
        bytes = source.bytes
        self.options = options
        regions = TextRegions(source, layout: layout)
        delimiters = MathDelimiters(bytes: source.bytes, codeSpans: codeSpans)
        findDefinitions(outside: layout)
        var position = 0
        for leaf in layout.leaves where leaf.isText {
            for region in regions.regions(of: leaf) {
                position = max(position, region.range.lowerBound)
                openBrackets = 0
                regionDisplayLimit = nil
                definitionStart = region.startsParagraph ? region.range.lowerBound : nil
                while position < region.range.upperBound { position = step(from: position, in: region) }
            }
        }
        destinations.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Paragraphs of reference definitions only are not in cmark's tree.
    private mutating func findDefinitions(outside layout: BlockLayout) {
        for number in 1...source.lineStarts.count where layout.leaf(atLine: number) == nil {
            let line = source.lineRange(number)
            let label = bytes[line].drop { LineText.isBlank($0) || $0 == UInt8(ascii: ">") }
            if label.first == UInt8(ascii: "["), let destination = definedDestination(label.startIndex, line) {
                destinations.append(Notebook.DestinationPlace(range: destination.range, in: source))
            }
        }
    }

    /// The destination in `line` of the reference definition whose label's bracket opens at `start`.
    private func definedDestination(_ start: Int, _ line: Range<Int>) -> LinkDestination? {
        guard let close = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
            close + 1 < line.upperBound, bytes[close + 1] == UInt8(ascii: ":")
        else { return nil }
        return LinkDestination(definitionIn: bytes, from: close + 2, limit: line.upperBound)
    }

    /// Looks at what starts at `position` and returns where to go on.
    private mutating func step(from position: Int, in region: TextRegions.Region) -> Int {
        let limit = region.range.upperBound
        switch bytes[position] {
        case UInt8(ascii: "\\"):
            return options.math ? (escapedMath(from: position, in: region) ?? position + 2) : position + 2
        case UInt8(ascii: "`"):
            return codeSpan(from: position, in: region)
        case UInt8(ascii: "<"):
            return delimiters.rawTag.end(from: position, limit: limit) ?? position + 1
        case UInt8(ascii: "["):
            if let end = definition(from: position, in: region) { return end }
            openBrackets += 1
        case UInt8(ascii: "]") where openBrackets > 0:
            openBrackets -= 1
            guard let destination = LinkDestination(in: bytes, from: position + 1, limit: limit) else { break }
            destinations.append(Notebook.DestinationPlace(range: destination.range, in: source))
            return destination.end
        case UInt8(ascii: "$") where options.math:
            return dollars(from: position, in: region)
        default:
            break
        }
        return position + 1
    }

    private mutating func codeSpan(from start: Int, in region: TextRegions.Region) -> Int {
        let length = delimiters.codeSpans.runLength(at: start)
        guard let end = delimiters.codeSpans.end(from: start, limit: region.range.upperBound) else {
            return start + length
        }
        if options.cells, length == 1, bytes.hasBytes("nn", at: start + 1), LineText.isBlank(bytes[start + 3]) {
            add(.value, start..<end, content: (start + 4)..<(end - 1), in: region)
        }
        return end
    }

    /// A reference definition on one line: `[label]: destination "title"`.
    private mutating func definition(from start: Int, in region: TextRegions.Region) -> Int? {
        guard start == definitionStart, !bytes.hasBytes("[^", at: start) else { return nil }
        let number = source.line(at: start)
        let line = source.lineRange(number)
        guard let destination = definedDestination(start, line) else { return nil }
        destinations.append(Notebook.DestinationPlace(range: destination.range, in: source))
        if number < source.lineStarts.count {
            definitionStart = region.prefix.end(
                in: source.lineRange(number + 1), of: bytes, keepingIndentation: false)
        }
        return destination.end
    }

    /// `\(…\)`, `\[…\]`, `\begin{align}…\end{align}`.
    private mutating func escapedMath(from start: Int, in region: TextRegions.Region) -> Int? {
        guard start + 1 < region.range.upperBound else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "("):
            guard let close = delimiters.close(.parenthesis, from: start + 2, limit: region.range.upperBound) else {
                return nil
            }
            return add(.math(isDisplay: false), start..<close + 2, content: (start + 2)..<close, in: region)
        case UInt8(ascii: "["):
            let limit = displayLimit(from: start, in: region)
            guard let close = delimiters.close(.bracket, from: start + 2, limit: limit) else { return nil }
            return add(.math(isDisplay: true), start..<close + 2, content: (start + 2)..<close, in: region)
        default:
            guard let opening = delimiters.environment(at: start) else { return nil }
            let limit = displayLimit(from: start, in: region)
            guard let end = delimiters.environmentEnd(opening, limit: limit) else {
                warnUnclosed(opening.range, closing: opening.closing)
                return opening.range.upperBound
            }
            return add(.math(isDisplay: true), start..<end, content: start..<end, in: region)
        }
    }

    private mutating func dollars(from start: Int, in region: TextRegions.Region) -> Int {
        let limit = region.range.upperBound
        let run = bytes[start..<limit].prefix { $0 == UInt8(ascii: "$") }.count
        if run > 2 { return start + run }
        if run == 2 {
            let displayLimit = displayLimit(from: start, in: region)
            if let close = delimiters.close(.dollars, from: start + 2, limit: displayLimit) {
                return add(.math(isDisplay: true), start..<close + 2, content: (start + 2)..<close, in: region)
            }
            warnUnclosed(start..<start + 2, closing: "$$")
            return start + 2
        }
        if let close = delimiters.closeInline(from: start + 1, limit: limit) {
            // GitHub also writes $`…`$.
            let isQuoted =
                close - start > 3 && bytes[start + 1] == UInt8(ascii: "`")
                && bytes[close - 1] == UInt8(ascii: "`")
            let content = isQuoted ? (start + 2)..<(close - 1) : (start + 1)..<close
            return add(.math(isDisplay: false), start..<close + 1, content: content, in: region)
        }
        if delimiters.teXFollows(start + 1, limit: limit) {
            diagnostics.append(
                Diagnostic(
                    "unpaired-dollar", .warning, "this `$` opens no formula: it finds no closing `$`",
                    at: start..<start + 1,
                    hint: "the closing `$` follows a non-space and stands in the same paragraph; a dollar is `\\$`"))
        }
        return start + 1
    }

    private mutating func warnUnclosed(_ range: Range<Int>, closing: String) {
        diagnostics.append(
            Diagnostic(
                "unclosed-math", .warning, "`\(source.text(of: range))` is not closed before the paragraph ends",
                at: range, hint: "end the formula with `\(closing)`; it holds no blank line"))
    }

    private mutating func displayLimit(from start: Int, in region: TextRegions.Region) -> Int {
        let limit = regionDisplayLimit ?? regions.displayLimit(of: region)
        regionDisplayLimit = limit
        return min(limit, start + MathDelimiters.longestDisplayed)
    }

    /// Notes a span and returns its end; one with nothing in it is text.
    @discardableResult
    private mutating func add(
        _ kind: FoundSpan.Kind, _ range: Range<Int>, content: Range<Int>, in region: TextRegions.Region
    ) -> Int {
        let span = FoundSpan(kind: kind, range: range, content: content, prefix: region.prefix)
        if case .math = kind, span.contentLines(in: source).isEmpty { return range.upperBound }
        spans.append(span)
        return range.upperBound
    }
}
