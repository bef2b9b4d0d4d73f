/// A diagnostic as people read it: the sentence, the place, the line with carets, notes and a hint.
public struct TextRendering: Sendable {
    public var usesColor: Bool

    public init(usesColor: Bool = false) {
        self.usesColor = usesColor
    }

    public func text(_ diagnostic: Diagnostic, in source: SourceText) -> String {
        let kind = diagnostic.severity
        let head = paint(kind.rawValue + "[\(diagnostic.code)]", kind == .error ? .red : .yellow)
        var lines = ["\(head): \(paint(diagnostic.message, .bold))"]
        let spans = spans(of: diagnostic)
        let lastLine = spans.map { source.line(at: $0.range.lowerBound) }.max() ?? 0
        let margin = String(repeating: " ", count: String(lastLine).count)
        if let range = diagnostic.range {
            let place = source.position(at: range.lowerBound)
            lines.append("\(margin)\(paint("-->", .blue)) \(source.name):\(place.line):\(place.column)")
        } else {
            lines.append("\(margin)\(paint("-->", .blue)) \(source.name)")
        }
        if !spans.isEmpty { lines.append(paint("\(margin) |", .blue)) }
        var previous: Int?
        for (line, group) in grouped(spans, in: source) {
            if let previous, line > previous + 1 { lines.append(paint("\(margin) ⋮", .blue)) }
            previous = line
            lines += excerpt(line, group, source, margin: margin, kind)
        }
        if let hint = diagnostic.hint {
            if !spans.isEmpty { lines.append(paint("\(margin) |", .blue)) }
            lines.append("\(margin) \(paint("=", .blue)) \(paint("hint", .bold)): \(hint)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: - Excerpts

    private struct Span {
        var range: Range<Int>
        var label: String?
        var isMain: Bool
    }

    private func spans(of diagnostic: Diagnostic) -> [Span] {
        guard let range = diagnostic.range else { return [] }
        return [Span(range: range, label: diagnostic.label, isMain: true)]
            + diagnostic.notes.map { Span(range: $0.range, label: $0.message, isMain: false) }
    }

    private func grouped(_ spans: [Span], in source: SourceText) -> [(Int, [Span])] {
        Dictionary(grouping: spans) { source.line(at: $0.range.lowerBound) }
            .sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.sorted { $0.range.lowerBound < $1.range.lowerBound }) }
    }

    private func excerpt(
        _ line: Int, _ spans: [Span], _ source: SourceText, margin: String, _ kind: Diagnostic.Severity
    ) -> [String] {
        let whole = source.lineRange(line)
        let lineRange = shown(whole, round: spans, source)
        let ellipsis = (lineRange.lowerBound > whole.lowerBound ? "…" : "", lineRange.upperBound < whole.upperBound ? "…" : "")
        let number = String(line)
        let pad = String(repeating: " ", count: margin.count - number.count)
        // A tab is shown as one blank, so that carets stand where they should.
        let text = source.text(of: lineRange).replacing("\t", with: " ")
        var lines = ["\(paint("\(pad)\(number) |", .blue)) \(ellipsis.0)\(text)\(ellipsis.1)"]
        for span in spans {
            let start = min(max(span.range.lowerBound, lineRange.lowerBound), lineRange.upperBound)
            let end = min(max(span.range.upperBound, start), lineRange.upperBound)
            let before = ellipsis.0.count + columns(source.text(of: lineRange.lowerBound..<start))
            let width = max(1, columns(source.text(of: start..<end)))
            let marker = String(repeating: span.isMain ? "^" : "-", count: width)
            let label = span.label.map { " " + $0 } ?? ""
            let color: Color = span.isMain ? (kind == .error ? .red : .yellow) : .blue
            lines.append("\(paint("\(margin) |", .blue)) \(String(repeating: " ", count: before))\(paint(marker + label, color))")
        }
        return lines
    }

    /// Lines of more bytes than these are not shown whole: people write a paragraph in one line.
    private static let longLine = 160
    /// Bytes of a long line that are shown at most before and behind what is wrong in it.
    private static let mostBeside = 60

    /// The line, or of a long one the part round the spans, cut between words where there are some.
    private func shown(_ line: Range<Int>, round spans: [Span], _ source: SourceText) -> Range<Int> {
        let wanted = spans.map(\.range)
        guard line.count > Self.longLine, let first = wanted.map(\.lowerBound).min(),
            let last = wanted.map({ min($0.upperBound, $0.lowerBound + Self.longLine) }).max()
        else { return line }
        var start = max(line.lowerBound, min(first, line.upperBound) - Self.mostBeside)
        var end = min(line.upperBound, max(last, start) + Self.mostBeside)
        let blank = UInt8(ascii: " ")
        if start > line.lowerBound, let cut = source.bytes[start..<min(first, end)].firstIndex(of: blank) { start = cut }
        if end < line.upperBound, let cut = source.bytes[max(last, start)..<end].lastIndex(of: blank) { end = cut + 1 }
        // Characters of several bytes stay whole.
        while start > line.lowerBound, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        while end < line.upperBound, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end
    }

    /// The width of a text in a terminal's cells: East Asian wide characters take two.
    private func columns(_ text: String) -> Int {
        text.reduce(0) { width, character in
            let scalar = character.unicodeScalars.first!.value
            switch scalar {
            case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
                0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
                0x1F900...0x1F9FF, 0x20000...0x3FFFD:
                return width + 2
            default: return width + 1
            }
        }
    }

    // MARK: - Colour

    private enum Color: String { case red = "1;31", yellow = "1;33", blue = "1;34", bold = "1" }

    private func paint(_ text: String, _ color: Color) -> String {
        usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
