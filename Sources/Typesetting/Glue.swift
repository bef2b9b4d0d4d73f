/// The few lines of JavaScript between the libraries and us, and what their answers mean.
///
/// An answer is one character that says which kind it is, then its text.
enum Glue {
    /// What libraries made for a browser look for.
    static let globals = "var self = this;"

    /// The settings, by which the cache tells results apart.
    static let formulaSettings = "output: 'htmlAndMathml', strict: 'ignore', maxSize: 40, maxExpand: 1000"

    /// Counts the changes of what is made of KaTeX's answer, for the cache.
    static let formulaForm = 4

    /// How a formula is set, as one text: `display` or `inline`, then each macro's name and body behind a separator
    /// that neither holds.
    static func formulaManner(_ request: FormulaRequest) -> String {
        let macros = request.macros.flatMap { [$0.name, $0.body] }
        return ([request.isDisplay ? "display" : "inline"] + macros).joined(separator: "\u{1}")
    }

    /// `formula(tex, manner)`: `=HTML`, `!POSITION:MESSAGE` (UTF-16 index or nothing) or `^`, too deep.
    ///
    /// Commands that would need trust (links, images, classes) are refused aloud; `trust: false` would draw them in
    /// red. The position is KaTeX's own where its excerpt is found at that place: an error inside a built-in macro
    /// counts in the macro's text instead.
    ///
    /// `split` has two columns in LaTeX and so in KaTeX. Notes are written with MathJax before their eyes, which lets it
    /// have as many as `aligned`, and so it is set then.
    static let formula = """
        function nnbookFormula(tex, manner) {
            var answer = nnbookTypeset(tex, manner);
            if (!/^!.*Too many tab characters/.test(answer) || tex.indexOf('\\\\begin{split}') < 0) return answer;
            var wide = nnbookTypeset(tex.replace(/\\\\(begin|end){split}/g, '\\\\$1{aligned}'), manner);
            return wide[0] === '=' ? wide : answer;
        }
        function nnbookTypeset(tex, manner) {
            var parts = manner.split('\\u0001');
            var macros = {};
            for (var index = 1; index + 1 < parts.length; index += 2) macros[parts[index]] = parts[index + 1];
            try {
                return '=' + nnbookColours(nnbookTokens(katex.renderToString(tex, {
                    displayMode: parts[0] === 'display', macros: macros, throwOnError: true, \(formulaSettings),
                    trust: function (context) {
                        throw new katex.ParseError('`' + context.command + '` is not allowed in a note');
                    }
                })));
            } catch (error) {
                if (error instanceof RangeError) return '^';
                if (!(error instanceof katex.ParseError)) throw error;
                var message = error.message.replace(/^KaTeX parse error: /, '');
                var words = /^([^]*) at (?:position \\d+|end of input): ([^]*)$/.exec(message);
                if (!words || typeof error.position !== 'number') return '!:' + message;
                var start = Math.max(error.position - 15, 0);
                var excerpt = words[2].replace(/\\u0332/g, '').replace(/^\\u2026|\\u2026$/g, '');
                return '!' + (tex.startsWith(excerpt, start) ? error.position : '') + ':' + words[1];
            }
        }
        """

    /// Colours called by their names are the page's to choose: pure blue is hardly legible on a dark one.
    static let colours = """
        function nnbookColours(html) {
            return html.replace(
                /(style="(?:[^"]*;)?color:)(black|blue|brown|green|navy|purple|red|white)(?=[;"])/g,
                '$1var(--tex-$2,$2)');
        }
        """

    /// What an `<mi>`, `<mo>`, `<mn>` or `<mtext>` holds is text; elements that KaTeX puts there, as for `\vdots`,
    /// browsers would read as HTML. Such a one becomes an `<mrow>`.
    static let tokens = """
        function nnbookTokens(html) {
            if (!/<m(?:[ion]|text)(?: [^<>]*)?><[^\\/]/.test(html)) return html;
            var pieces = html.split(/(<\\/?(?:m[a-z]+|semantics|annotation)\\b[^<>]*>)/);
            var open = [];
            for (var index = 1; index < pieces.length; index += 2) {
                if (pieces[index][1] !== '/') {
                    if (open.length) open[open.length - 1].holdsElements = true;
                    var isToken = /^<m(?:[ion]|text)\\b/.test(pieces[index]);
                    open.push({ start: index, isToken: isToken, holdsElements: false });
                    continue;
                }
                var closed = open.pop();
                if (!closed.isToken || !closed.holdsElements) continue;
                pieces[closed.start] = '<mrow>';
                pieces[index] = '</mrow>';
            }
            return pieces.join('');
        }
        """

    /// `code(text, language)`: `=HTML`, or `?` for an unknown language. highlight.js 11 turned its arguments round.
    static let code = """
        hljs.configure({ hideUpgradeWarningAcceptNoSupportOrSecurityUpdates: true });
        function nnbookCode(text, language) {
            if (!hljs.getLanguage(language)) return '?';
            var isModern = parseInt(hljs.versionString || '9') >= 11;
            return '=' + (isModern
                ? hljs.highlight(text, { language: language, ignoreIllegals: true })
                : hljs.highlight(language, text, true)).value;
        }
        """

    /// - Parameter answer: UTF-8, and marks for the tags of what is drawn.
    static func formulaResult(
        _ answer: ArraySlice<UInt8>, _ request: FormulaRequest
    ) -> Result<TypesetFormula, FormulaError> {
        switch answer.first {
        case UInt8(ascii: "="):
            return .success(TypesetFormula(bytes: answer.dropFirst()))
        case UInt8(ascii: "^"):
            return .failure(.nestedTooDeeply)
        default:
            precondition(answer.first == UInt8(ascii: "!"), "an answer of an unknown kind")
            let parts = String(decoding: answer.dropFirst(), as: UTF8.self).split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let offset = Int(parts[0]).map { byteOffset(utf16: $0, in: request.tex) }
            return .failure(.refused(message: String(parts[1]), offset: offset))
        }
    }

    /// The UTF-8 offset of a UTF-16 index; inside a character, that of its start.
    static func byteOffset(utf16 index: Int, in text: String) -> Int {
        var units = 0
        var bytes = 0
        for scalar in text.unicodeScalars {
            units += UTF16.width(scalar)
            if units > index { break }
            bytes += UTF8.width(scalar)
        }
        return bytes
    }
}
