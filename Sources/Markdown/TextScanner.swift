import Diagnostics

/// Finds in running text what cmark must not take apart: formulas, inline values, links to notes, footnotes, addresses
/// and the like.
///
/// Code, HTML and links' destinations win over all of them; what starts first wins over what starts inside it. Only
/// an inline formula stays inside its block as cmark first sees it: the lines of a displayed one may look like
/// anything (`=`, `- c`, `> e`).
struct TextScanner {
    var spans: [FoundSpan] = []
    var delimiters: [FoundDelimiter] = []
    var destinations: [DestinationPlace] = []
    var noteLinks: [Notebook.Place<NoteLink>] = []
    var references: [Notebook.Place<CrossReference>] = []
    /// Their blocks are still to be read.
    var inlineFootnotes: [Footnote] = []
    var tags: [String] = []
    var seenTags: Set<String> = []
    /// Comments that do not end in the block they start in.
    var blockComments: [Range<Int>] = []
    var diagnostics: [Diagnostic] = []
    var found: FoundSyntax = []
    let source: SourceText
    let bytes: [UInt8]
    let options: ReadingOptions
    let footnoteLabels: Set<String>
    let regions: TextRegions
    let mathDelimiters: MathDelimiters
    /// Brackets open in the region, without which a `]` ends no link's text.
    var openBrackets = 0
    /// Which of them open an image's words, and where the last image ended.
    private var opensImage: [Bool] = []
    private(set) var imageEnd: Int?
    var delimiterRuns = DelimiterRuns()
    /// How far a displayed formula of the region may reach, once one has asked.
    var regionDisplayLimit: Int?
    /// Where the inline footnotes of the region end, once one has asked.
    var regionFootnotes: InlineFootnotes?
    /// For each `\\end{…}` of the region that was looked for in vain, up to where it has been.
    var environmentsSearched: [String: Int] = [:]
    /// Set once a comment has found no end: none after it does.
    var hasUnclosedComment = false
    /// Whether what is scanned is a part of a region.
    private(set) var isNested = false
    /// Where a reference definition may stand: at a paragraph's start, or on the line after another.
    private var definitionStart: Int?
    /// For each byte whether something may start there.
    private let isSpecial: [Bool]

    /// - Parameters:
    ///   - source: the text as cmark is to read it, before masking.
    ///   - part: where to look.
    ///   - footnoteLabels: of the footnotes that are defined, in lower case.
    ///   - definesLinks: whether the text may define links.
    init(
        _ source: SourceText, _ part: TextPart, layout: BlockLayout, codeSpans: CodeSpans, options: ReadingOptions,
        footnoteLabels: Set<String>, definesLinks: Bool
    ) {
        self.source = source
        bytes = source.bytes
        self.options = options
        self.footnoteLabels = footnoteLabels
        isSpecial = Self.specialBytes(options)
        regions = TextRegions(source, layout: layout)
        mathDelimiters = MathDelimiters(bytes: source.bytes, in: part.range, codeSpans: codeSpans)
        if definesLinks { findDefinitions(in: part, outside: layout) }
        var position = 0
        for leaf in layout.leaves {
            if leaf.kind == .html { findAddresses(in: layout.range(of: leaf)) }
            guard leaf.isText else { continue }
            for region in regions.regions(of: leaf) {
                position = scan(region, from: max(position, region.range.lowerBound))
            }
        }
        destinations.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func specialBytes(_ options: ReadingOptions) -> [Bool] {
        var special = "\\`<[]"
        if options.math { special += "$" }
        let bytes: [(Syntax, String)] = [
            (.strikethrough, "~"), (.highlights, "="), (.comments, "%"), (.tags, "#"), (.anchors, "^{"),
            (.inlineFootnotes, "^"),
            (.autolinks, ":.@"), (.crossReferences, "@"), (.noteLinks, "!"),
        ]
        for (syntax, characters) in bytes where options.syntax.contains(syntax) { special += characters }
        var table = [Bool](repeating: false, count: 256)
        for byte in special.utf8 { table[Int(byte)] = true }
        return table
    }

    private mutating func scan(_ region: TextRegions.Region, from start: Int, openBrackets: Int = 0) -> Int {
        self.openBrackets = openBrackets
        opensImage = []
        regionDisplayLimit = nil
        regionFootnotes = nil
        environmentsSearched = [:]
        delimiterRuns = DelimiterRuns()
        definitionStart = region.isParagraph ? region.range.lowerBound : nil
        var position = start
        let end = region.range.upperBound
        while position < end {
            if isSpecial[Int(bytes[position])] {
                position = step(from: position, in: region)
            } else {
                position += 1
            }
        }
        return position
    }

    /// Scans the text of a link as a region by itself: what starts in it ends in it.
    mutating func scanNested(_ range: Range<Int>, in region: TextRegions.Region) {
        precondition(!isNested, "nothing nests in a part of a region")
        isNested = true
        defer { isNested = false }
        let outer = (openBrackets, opensImage, regionDisplayLimit, regionFootnotes, delimiterRuns, definitionStart)
        var inner = region
        inner.range = range
        inner.isOpenEnded = false
        inner.isParagraph = false
        _ = scan(inner, from: range.lowerBound, openBrackets: 1)
        (openBrackets, opensImage, regionDisplayLimit, regionFootnotes, delimiterRuns, definitionStart) = outer
    }

    /// Looks at what starts at `position` and returns where to go on.
    private mutating func step(from position: Int, in region: TextRegions.Region) -> Int {
        let limit = region.range.upperBound
        switch bytes[position] {
        case UInt8(ascii: "\\"):
            return reference(from: position, in: region) ?? escapedMath(from: position, in: region) ?? position + 2
        case UInt8(ascii: "`"): return codeSpan(from: position, in: region)
        case UInt8(ascii: "<"):
            if let end = mathDelimiters.rawTag.end(from: position, limit: limit) {
                findAddresses(in: position..<end)
                return end
            }
        case UInt8(ascii: "["):
            if let end = bracketed(from: position, in: region) ?? definition(from: position, in: region) { return end }
            if position == region.range.lowerBound, position + 1 < limit, " xX!".utf8.contains(bytes[position + 1]) {
                found.insert(.marksInBrackets)
            }
            openBrackets += 1
            opensImage.append(position > region.range.lowerBound && bytes[position - 1] == UInt8(ascii: "!"))
        case UInt8(ascii: "]") where openBrackets > 0:
            openBrackets -= 1
            let isImage = opensImage.popLast() ?? false
            guard let destination = LinkDestination(in: bytes, from: position + 1, limit: limit) else { break }
            destinations.append(DestinationPlace(range: destination.range, in: source))
            if isImage { imageEnd = destination.end }
            return destination.end
        case UInt8(ascii: "$"): return dollars(from: position, in: region)
        case UInt8(ascii: "~"), UInt8(ascii: "="): return delimiterRun(from: position, in: region)
        case UInt8(ascii: "!"):
            if let end = embed(from: position, in: region) { return end }
        case UInt8(ascii: "%"):
            if let end = comment(from: position, in: region) { return end }
        case UInt8(ascii: "#"):
            if let end = tag(from: position, in: region) { return end }
        case UInt8(ascii: "^"), UInt8(ascii: "{"):
            if let end = inlineFootnote(from: position, in: region) ?? anchor(from: position, in: region) { return end }
        case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "@"):
            if let end = address(at: position, in: region) ?? label(from: position, in: region) { return end }
        default: break
        }
        return position + 1
    }

    private mutating func codeSpan(from start: Int, in region: TextRegions.Region) -> Int {
        let length = mathDelimiters.codeSpans.runLength(at: start)
        guard let end = mathDelimiters.codeSpans.end(from: start, limit: region.range.upperBound) else {
            return start + length
        }
        if options.cells, length == 1, bytes.hasBytes("nn", at: start + 1), LineText.isBlank(bytes[start + 3]) {
            add(.value, start..<end, content: (start + 4)..<(end - 1), in: region)
        }
        return end
    }

    /// Notes a span and returns its end; math with nothing in it is text.
    @discardableResult
    mutating func add(
        _ kind: FoundSpan.Kind, _ range: Range<Int>, content: Range<Int>, in region: TextRegions.Region
    ) -> Int {
        let span = FoundSpan(kind: kind, range: range, content: content, prefix: region.prefix, isInTable: region.isTableRow)
        if case .math = kind, span.contentLines(in: source).isEmpty { return range.upperBound }
        spans.append(span)
        return range.upperBound
    }

    /// A part of the text as it is shown: without control characters.
    func text(of range: Range<Int>) -> String {
        source.text(of: range).replacing("\u{1}", with: "\u{FFFD}")
    }

    /// Where the text before a span may be looked back into: to the region's start or the last span's end.
    func lookBehindLimit(in region: TextRegions.Region) -> Int {
        max(region.range.lowerBound, spans.last?.range.upperBound ?? 0)
    }

    /// What tags of raw HTML lead to and show.
    private mutating func findAddresses(in html: Range<Int>) {
        for attribute in RawAttribute.all(in: bytes, html) where attribute.isAddress {
            destinations.append(DestinationPlace(destination: attribute.value, range: attribute.range))
        }
    }

    // MARK: - Reference definitions

    /// Paragraphs of reference definitions only are not in cmark's tree.
    private mutating func findDefinitions(in part: TextPart, outside layout: BlockLayout) {
        for number in part.lines where layout.leaf(atLine: number) == nil {
            let line = source.lineRange(number)
            let label = bytes[line].drop { LineText.isBlank($0) || $0 == UInt8(ascii: ">") }
            if label.first == UInt8(ascii: "["), let destination = definedDestination(label.startIndex, line) {
                destinations.append(DestinationPlace(range: destination.range, in: source))
            }
        }
    }

    /// A reference definition on one line: `[label]: destination "title"`.
    private mutating func definition(from start: Int, in region: TextRegions.Region) -> Int? {
        guard start == definitionStart, !bytes.hasBytes("[^", at: start) else { return nil }
        let number = source.line(at: start)
        let line = source.lineRange(number)
        guard let destination = definedDestination(start, line) else { return nil }
        destinations.append(DestinationPlace(range: destination.range, in: source))
        if number < source.lineStarts.count {
            definitionStart = region.prefix.end(
                in: source.lineRange(number + 1), of: bytes, keepingIndentation: false)
        }
        return destination.end
    }

    /// The destination in `line` of the reference definition whose label's bracket opens at `start`.
    private func definedDestination(_ start: Int, _ line: Range<Int>) -> LinkDestination? {
        guard let close = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")),
            close + 1 < line.upperBound, bytes[close + 1] == UInt8(ascii: ":")
        else { return nil }
        return LinkDestination(definitionIn: bytes, from: close + 2, limit: line.upperBound)
    }
}
