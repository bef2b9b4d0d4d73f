import Testing
import World

@testable import Typesetting

@Suite struct CodeTests {
    @Test func coloursByAlias() throws {
        let typesetter = Typesetter(world: LibraryWorld())
        let results = typesetter.code(
            [
                .init(code: "def f(x):\n    return \"<b>\"", language: "py"), .init(code: "?", language: "no-such"),
                .init(code: "let x = 1", language: "nn"),
            ], page: "note")
        let python = try results[0].get()
        #expect(python.contains("<span class=\"hljs-keyword\">def</span>") && python.contains("&lt;b&gt;"))
        #expect(results[1] == .failure(.unknownLanguage("no-such")))
        #expect(try results[2].get().contains("hljs-title"))
    }

    @Test func ourOwnLanguageNeedsNoLibrary() throws {
        let result = Typesetter(world: MemoryWorld()).code([.init(code: "plot loss(a)", language: "nn")], page: "note")
        #expect(try result[0].get().contains("hljs-keyword"))
    }

    /// The words with a colour, as `class:text`.
    func colours(_ code: String) -> [String] {
        let parts = ("." + NNHighlighter.html(for: code)).split(separator: "<span class=\"hljs-").dropFirst()
        return parts.map { part in
            let body = part.split(separator: "</span>")[0].split(separator: "\">", maxSplits: 1)
            return body.map(String.init).joined(separator: ":")
        }
    }

    @Test func tellsWordsApart() {
        #expect(
            colours("train fits = each(vanilla, learned) on rings, optimizer=sgd(lr=1e-3), steps=2_000  # long") == [
                "keyword:train", "title:fits", "built_in:each", "keyword:on", "attr:optimizer", "built_in:sgd",
                "attr:lr", "number:1e-3", "attr:steps", "number:2_000", "comment:# long",
            ])
    }

    @Test func goesByPlace() {
        // A name that a statement word could be, a field that a built-in could be, `==` that is no option.
        #expect(colours("expect fit.loss == log(2)") == ["keyword:expect", "built_in:log", "number:2"])
        #expect(colours("let data1 = f(data=1)") == ["keyword:let", "title:data1", "attr:data", "number:1"])
        #expect(
            colours("plot curve(tanh', over=-6..6)")
                == ["keyword:plot", "built_in:curve", "built_in:tanh", "attr:over", "number:6", "number:6"])
        #expect(
            colours("#| echo: fold\nlet η = π # π") == [
                "meta:#| echo: fold", "keyword:let", "title:η", "literal:π", "comment:# π",
            ])
        #expect(colours("x = (\ndata") == ["attr:x"])
    }

    @Test func losesNoText() {
        for code in ["", "\"unclosed\nnext", "a<b & \"c\\\"d\" > 1.", "1..2", "\u{301}\r\n\t#", "\"\\"] {
            var text = NNHighlighter.html(for: code)
            while let start = text.firstIndex(of: "<"), let end = text[start...].firstIndex(of: ">") {
                text.removeSubrange(start...end)
            }
            for (entity, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
                text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: plain)
            }
            #expect(Array(text.unicodeScalars) == Array(code.unicodeScalars))
        }
    }
}
