import Markup
import Testing

@Suite struct MarkupTests {
    @Test(arguments: [
        ("plain, f'(x) = ½", "plain, f'(x) = ½"), ("", ""), ("a<b>&\"", "a&lt;b&gt;&amp;&quot;"), ("&amp;", "&amp;amp;"),
        ("\u{1}\n", "\u{1}\n"),
    ])
    func textIsWrittenAsReferences(text: String, html: String) {
        #expect(escaped(text) == html)
        var bytes = Array("before ".utf8)
        escape(text, into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "before " + html)
    }

    @Test func xmlHasNoControlCharacters() {
        #expect(escapedForXML("\u{0}<\u{1F}\u{FFFF}\t\n") == "\u{FFFD}&lt;\u{FFFD}\u{FFFD}\t\n")
    }

    @Test func elements() {
        #expect(element("g") == "<g/>")
        #expect(element("g", ["b": "<", "a": nil, "c": ""], "x") == "<g b=\"&lt;\" c=\"\">x</g>")
    }
}
