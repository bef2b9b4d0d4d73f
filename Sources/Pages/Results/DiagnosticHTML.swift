import Diagnostics
import Markup

/// A diagnostic on the page: its sentence, the line it is about, and a hint.
enum DiagnosticHTML {
    static func html(
        _ diagnostic: Diagnostic, in source: SourceText, _ words: PageWords, isExpected: Bool = false
    ) -> String {
        let name = diagnostic.severity.rawValue
        let severity = diagnostic.severity == .error ? words.error : words.warning
        var place = ""
        var snippet = ""
        if let range = diagnostic.range {
            let position = source.position(at: range.lowerBound)
            place = " <span class=\"place\"\(words.mark)>\(words.position(position.line, position.column))</span>"
            let line = source.lineRange(position.line)
            let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
            let end = min(max(range.upperBound, start), line.upperBound)
            snippet =
                "<pre class=\"snippet\"><code><span class=\"line-number\">\(position.line)</span> "
                + escaped(source.text(of: line.lowerBound..<start)) + "<mark>"
                + escaped(source.text(of: start..<end)) + "</mark>"
                + escaped(source.text(of: end..<line.upperBound)) + "</code></pre>\n"
        }
        let hint = diagnostic.hint.map { "<p class=\"hint\"\(words.englishMark)>\(withCode($0))</p>\n" } ?? ""
        return """
            <div class="diagnostic \(name)\(isExpected ? " expected" : "")">
            <p class="diagnostic-title"><strong\(words.mark)>\(severity)</strong> <code>\(escaped(diagnostic.code))</code>\(place)</p>
            <p class="message"\(words.englishMark)>\(withCode(diagnostic.message))</p>
            \(snippet)\(hint)</div>

            """
    }

    /// What stands between backticks is code.
    private static func withCode(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            index.isMultiple(of: 2) ? escaped(String(part)) : "<code>\(escaped(String(part)))</code>"
        }.joined()
    }
}
