import Testing
import World

@testable import Typesetting

@Suite struct FormulaTests {
    let typesetter = Typesetter(world: LibraryWorld())

    func one(_ tex: String, display: Bool = false) -> Result<String, FormulaError> {
        typesetter.formulas([.init(tex: tex, isDisplay: display)], page: "note")[0].map { formula in
            String(decoding: typesetter.written(Array(formula.bytes)), as: UTF8.self)
        }
    }

    @Test func typesetsHTMLAndMathML() throws {
        let inline = try one("x^2").get()
        #expect(inline.hasPrefix("<span class=\"katex\">") && inline.contains("<math"))
        #expect(try one("x^2", display: true).get().hasPrefix("<span class=\"katex-display\">"))
        #expect(try one(#"\text{초기화} W_1"#).get().contains("초기화"))
    }

    /// Browsers read an element inside a token of MathML as HTML.
    @Test func tokensHoldText() throws {
        for tex in [#"\vdots"#, #"\mathop{\overset{a}{b}} c"#, #"\mathrel{\overset{\vdots}{=}}"#] {
            let html = try one(tex).get()
            #expect(!html.contains(/<m(?:[ion]|text)(?: [^<>]*)?><[a-z]/), "\(tex)")
            #expect(html.matches(of: /<mrow/).count == html.matches(of: /<\/mrow>/).count)
        }
    }

    @Test func keepsTheOrderAndTellsStylesApart() throws {
        let results = typesetter.formulas([.inline("a"), .display("a"), .inline("b"), .inline("a")], page: "note")
        #expect(results[0] == results[3])
        #expect(Set(results.map { try? $0.get() }).count == 3)
    }

    @Test func setsASplitOfManyColumnsAsMathJaxDoes() throws {
        let wide = #"\begin{split} a &= b, & c &= d \\ &= e \end{split}"#
        let narrow = #"\begin{split} a &= b \end{split}"#
        let set = try one(wide, display: true).get()
        #expect(try set == one(wide.replacing("{split}", with: "{aligned}"), display: true).get())
        #expect(try one(narrow, display: true).get().contains("begin{split}"))
    }

    @Test func namesThePlaceInBytes() {
        // 가 is three bytes and one UTF-16 unit, 𝑥 four bytes and two units.
        for (tex, offset) in [
            (#"a + \unknown"#, 4), (#"\text{가} \unknown"#, 11), (#"𝑥 \unknown"#, 5), (#"\frac{1"#, 7), ("x^2^3", 3),
        ] {
            guard case .failure(.refused(let message, let found)) = one(tex) else {
                Issue.record("\(tex) was taken")
                continue
            }
            #expect(found == offset, "\(tex)")
            #expect(!message.contains("KaTeX") && !message.contains(" at "))
        }
    }

    @Test func givesNoPlaceWhereTheErrorLiesInAMacroOfKaTeX() {
        // Its positions there count in the macro's text, as the excerpt in its message shows.
        let script = """
            var katex = { version: "1", ParseError: function (message, position) {
                this.message = message; this.position = position } };
            katex.renderToString = function (tex) { throw new katex.ParseError(
                'KaTeX parse error: no such thing at position 3: ' + (tex === 'macro' ? 'its own text' : tex), 2) };
            """
        var libraries = ScriptLibraries.standard
        libraries.katexScript = ["katex.js"]
        let typesetter = Typesetter(world: LibraryWorld(["katex.js": script]), libraries: libraries)
        #expect(
            typesetter.formulas([.inline("abc"), .inline("macro")], page: "note") == [
                .failure(.refused(message: "no such thing", offset: 2)),
                .failure(.refused(message: "no such thing", offset: nil)),
            ])
    }

    @Test func refusesWhatNeedsTrust() {
        for tex in [#"\href{javascript:alert(1)}{x}"#, #"\htmlClass{a}{x}"#, #"\includegraphics{a.png}"#] {
            guard case .failure(.refused(let message, _)) = one(tex) else {
                Issue.record("\(tex) was taken")
                continue
            }
            #expect(message.contains("is not allowed"))
        }
    }

    @Test func survivesWhatIsMeantToBreakIt() throws {
        let deep = String(repeating: "{", count: 5000) + "x" + String(repeating: "}", count: 5000)
        #expect((try? one(deep).get()) != nil || one(deep) == .failure(.nestedTooDeeply))
        guard case .failure(.refused(let message, _)) = one(#"\def\a{\b\b}\def\b{\a\a}\a"#) else {
            Issue.record("a macro without end was taken")
            return
        }
        #expect(message.contains("Too many expansions"))
        let long = String(repeating: "x", count: Typesetter.formulaLimit + 1)
        #expect(one(long) == .failure(.tooLong(bytes: long.utf8.count, limit: Typesetter.formulaLimit)))
        #expect(one("a\0b") == .failure(.refused(message: "Unexpected character: '\0'", offset: 1)))
        #expect(try one("x").get().contains("katex"))
    }

    @Test func aMacroEndsWithItsFormula() throws {
        _ = try one(#"\gdef\mine{x}\mine"#).get()
        #expect(throws: FormulaError.self) { try one(#"\mine"#).get() }
    }

    @Test func convertsOffsets() {
        #expect(Glue.byteOffset(utf16: 0, in: "") == 0)
        #expect(Glue.byteOffset(utf16: 1, in: "𝑥y") == 0)
        #expect(Glue.byteOffset(utf16: 2, in: "𝑥y") == 4)
        #expect(Glue.byteOffset(utf16: 99, in: "가") == 3)
        #expect(Glue.byteOffset(utf16: 2, in: "\r\nx") == 2)
    }

    @Test func namesItsVersions() throws {
        #expect(try typesetter.katexVersion().split(separator: ".").count == 3)
        #expect(!(try typesetter.highlightVersion()).isEmpty)
        let script = Array(#"x={versionString:"11.2"},hljs.versionString="11.9.0";"#.utf8)
        #expect(LibraryVersion.find(in: script, of: .highlightScript) == "11.9.0")
    }

    @Test func aMissingLibraryNamesItsPackage() {
        let typesetter = Typesetter(world: MemoryWorld())
        guard case .failure(.unavailable(let library)) = typesetter.formulas([.inline("x")], page: "note")[0] else {
            Issue.record("typeset without KaTeX")
            return
        }
        #expect(library.part == .katexScript && library.hint.contains("libjs-katex"))
        #expect(typesetter.formulas([], page: "note").isEmpty)
    }
}
