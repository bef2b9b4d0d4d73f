import Diagnostics
import Markdown
import Pages
import Testing

@testable import Sanitizing

/// What becomes of HTML and addresses that are meant to do harm: every row is a note, what its page has of it, and what
/// is said to have been left out.
@Suite struct AttackTests {
    struct Attack: CustomTestStringConvertible {
        var note: String
        var page: String
        var removed: [String]

        init(_ note: String, _ page: String, _ removed: String...) {
            (self.note, self.page, self.removed) = (note, page, removed)
        }

        var testDescription: String { note }
    }

    static let scripts = [
        Attack("<script>alert(1)</script>\n", "", "script"),
        Attack("<SCRIPT SRC=//evil></SCRIPT >\n", "", "script"),
        Attack("a <script>alert(1)</script> b\n", "<p>a alert(1) b</p>\n", "script"),
        Attack("<scr<script>ipt>alert(1)</script>\n", "<p>&lt;script&gt;alert(1)</p>\n", "script"),
        Attack("<img src=x onerror=alert(1)>\n", "<img src=\"x\">\n", "onerror of img"),
        Attack("<b onmouseover='alert(1)'>x</b>\n", "<p><b>x</b></p>\n", "onmouseover of b"),
        Attack("<div\n/onclick=alert(1)/title=t>x</div>\n", "<div>x</div>\n", "onclick of div"),
        Attack("<img src=\"`x`\" alt='\"><script>alert(1)</script>'>\n",
            "<img src=\"`x`\" alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">\n"),
        Attack("<body onload=alert(1)>\n\nx\n", "<p>x</p>\n", "body"),
        Attack("<iframe srcdoc='<script>alert(1)</script>'></iframe>\n", "", "iframe"),
        Attack("<div>\n<object data=evil.swf><embed src=evil.swf></object></div>\n", "<div>\n</div>\n", "object"),
        Attack("<p>\n<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">\n",
            "<p>\n</p><p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\">\n</p>\n", "noscript"),
        Attack("<p>\n<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">\n",
            "<p>\n</p><img src=\"x\">&quot;&gt;\n", "xmp", "onerror of img"),
    ]

    /// Addresses that do more than lead somewhere, however they are written.
    static let scriptAddresses = [
        "javascript:alert(1)", "' JaVa&#x53;cript&colon;alert(1)'", "'java&Tab;script&NewLine;:alert(1)'",
        "'&#1;javascript:alert(1)'", "'vbscript:x'", "'data:text/html;base64,x'", "'blob:x'",
    ].map { Attack("<a href=\($0)>x</a>\n", "<p><a>x</a></p>\n", "href of a") }

    static let addresses = [
        Attack("<a href='https://a.b/?q=javascript:1' target=_blank ping=//evil>x</a>\n",
            "<p><a href=\"https://a.b/?q=javascript:1\">x</a></p>\n", "target of a", "ping of a"),
        Attack("<img src='javascript:alert(1)'>\n", "<img>\n", "src of img"),
        Attack("<img src='data:image/svg+xml,<svg onload=alert(1)>'>\n", "<img>\n", "src of img"),
        Attack("<img src='data:image/png;base64,AAAA' srcset='x 2x'>\n", "<img src=\"data:image/png;base64,AAAA\">\n",
            "srcset of img"),
        Attack("[x](javascript:alert(1))\n", "<p>x</p>\n", "javascript:alert(1)"),
        Attack("[x](<java&#x73;cript:alert(1)>)\n", "<p>x</p>\n", "javascript:alert(1)"),
        Attack("[*x*][r]\n\n[r]: data:text/html,x\n", "<p><em>x</em></p>\n", "data:text/html,x"),
        Attack("<javascript:alert(1)>\n", "<p>javascript:alert(1)</p>\n", "javascript:alert(1)"),
        Attack("![x](data:image/svg+xml,y) ![z](a.png)\n", "<p>x <img src=\"a.png\" alt=\"z\" /></p>\n",
            "data:image/svg+xml,y"),
        Attack("[a](Lecture%201:%20x.md) [b](강의:1.md) [c](#d) [e](mailto:a@b.c)\n",
            "<p><a href=\"Lecture%201:%20x.md\">a</a> <a href=\"%EA%B0%95%EC%9D%98:1.md\">b</a> <a href=\"#d\">c</a> "
                + "<a href=\"mailto:a@b.c\">e</a></p>\n"),
    ]

    static let elements = [
        Attack("<style>body{display:none}</style>\n", "", "style"),
        Attack("<p style='position:fixed' class=katex id=content name=x data-dark>x</p>\n", "<p>x</p>\n",
            "style of p", "class of p", "id of p", "name of p", "data-dark of p"),
        Attack("<link rel=stylesheet href=//evil>\n<base href=//evil>\n<meta http-equiv=refresh content=0>\n", "",
            "link", "base", "meta"),
        Attack("<form action=//evil><input name=password><button>Go</button></form>\n",
            "Go\n", "form", "input", "button"),
        Attack("<textarea><img src=x onerror=alert(1)></textarea>\n", "", "textarea"),
        Attack("<div>\n<svg><script>alert(1)</script><a xlink:href='javascript:1'>x</a></svg></div>\n",
            "<div>\n</div>\n", "svg"),
        Attack("<svg><script>alert(1)</script></svg>\n", "<p>alert(1)</p>\n", "svg", "script"),
        Attack("<div>\n<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>\n", "<div>\n</div>\n", "math"),
        Attack("<div>\n<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">\n", "<div>\n</div>\n", "svg"),
        Attack("<div>\n<template><script>alert(1)</script></template></div>\n", "<div>\n</div>\n", "template"),
        Attack("<!--[if IE]><script>alert(1)</script><![endif]-->\n\nx\n", "<p>x</p>\n"),
        Attack("<!--><img src=x onerror=alert(1)>-->\n", "<img src=\"x\">--&gt;\n", "onerror of img"),
        Attack("<?php x ?><![CDATA[x]]>\n\nx\n", "<p>x</p>\n"),
        Attack("a <marquee>b</marquee> <div>c</div>\n", "<p>a b c</p>\n", "marquee", "div"),
        Attack("<video src=x onerror=alert(1)></video> <audio></audio>\n", "<p> </p>\n", "video", "audio"),
    ]

    /// What is left open holds nothing of what follows; what is closed later does.
    static let brokenTags = [
        Attack("<div>\n\nx\n", "<p>x</p>\n", "unclosed div"),
        Attack("<details>\n<summary>s</summary>\n\n*x*\n\n</details>\n\ny\n",
            "<details>\n<summary>s</summary>\n<p><em>x</em></p>\n</details>\n<p>y</p>\n"),
        Attack("<details>\n\nx\n\n<script>\nalert(1)\n</script>\n\n</details>\n",
            "<details>\n<p>x</p>\n\n</details>\n", "script"),
        Attack("<!-- never closed\n\nx\n", ""),
        Attack("- <!-- never closed\n\nx\n", "<ul>\n<li></li>\n</ul>\n<p>x</p>\n"),
        Attack("<div title=\"\n\nx\n", "<p>x</p>\n"),
        Attack("<plaintext>\n\nx\n", "<p>x</p>\n", "plaintext"),
        Attack("<select>\n\nx\n", "<p>x</p>\n", "select"),
        Attack("<svg>\n\nx\n\n</svg>\n\ny\n", "<p>x</p>\n<p>y</p>\n", "svg"),
        Attack("</div></main></body>\n\nx\n", "<p>x</p>\n"),
        Attack("a <b>*c*\n\nd\n", "<p>a <em>c</em></p>\n<p>d</p>\n", "unclosed b"),
        Attack("a <b>*c</b>* d</b>\n", "<p>a <b><em>c</em> d</b></p>\n"),
        Attack("a <b title='x'>$y$</b> <kbd>z</kbd>\n", "<p>a <b title=\"x\">$y$</b> <kbd>z</kbd></p>\n"),
        Attack("# a <i>b</i> <u onclick=x>c</u>\n", "<h1>a <i>b</i> <u>c</u></h1>\n", "onclick of u"),
        Attack("| a |\n|---|\n| <i onclick=x>b</i> |\n",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n"
                + "<tbody>\n<tr>\n<td><i>b</i></td>\n</tr>\n</tbody>\n</table>\n",
            "onclick of i"),
        Attack("<table><tr><td colspan=2>a<th scope=row>b</table>\n",
            "<table><tbody><tr><td colspan=\"2\">a</td><th scope=\"row\">b</th></tr></tbody></table>\n"),
    ]

    @Test(arguments: scripts + scriptAddresses + addresses + elements + brokenTags)
    func attack(_ attack: Attack) {
        var notebook = readNotebook(SourceText(name: "note.md", bytes: Array(attack.note.utf8)))
        notebook.sanitize()
        let page = HTMLWriter.write(
            notebook.blocks, footnotes: notebook.footnotes, content: Plain(notebook: notebook),
            options: .init(identifiesHeadings: false, conventions: .gitHub))
        #expect(page.text == attack.page)
        let warnings = notebook.diagnostics.filter { $0.code.hasPrefix("unsafe-") }
        #expect(warnings.map(Self.short) == attack.removed)
    }

    /// What was left out, in a word.
    private static func short(_ diagnostic: Diagnostic) -> String {
        let names = diagnostic.message.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element).filter { !"<>".contains($0) } }
        let words = names.joined(separator: " of ")
        return diagnostic.message.contains("never closed") ? "unclosed " + words : words
    }

    @Test func whatIsLeftOutHasItsPlace() {
        let text = "a\n\n> <div>\n> <script>\n> 1\n> </script>\n> </div>\n\nb <b>x</b> <b onclick=y>x</b>\n"
        var notebook = readNotebook(SourceText(name: "note.md", bytes: Array(text.utf8)))
        notebook.sanitize()
        let places = notebook.diagnostics.compactMap(\.range).map { notebook.source.text(of: $0) }
        #expect(places == ["> <script>", "<b onclick=y>"])
    }

    @Test func hugeAndDeepHTMLIsRefused() {
        let deep = String(repeating: "<div>", count: 9_000)
        #expect(clean(deep).html.hasPrefix("<div><div>"))
        #expect(clean(deep + deep) == ("", [.tooMuch]))
        let reopened = String(repeating: "<b>", count: 1_000) + String(repeating: "<p>", count: 1_000)
        #expect(clean(reopened) == ("", [.tooMuch]))
    }

    private func clean(_ html: String) -> (html: String, removals: [Removal.What]) {
        var sanitizer = Sanitizer(isRunningText: false)
        let pieces = sanitizer.clean([.raw(html)])
        let text = pieces.map { if case .raw(let html) = $0 { html } else { "" } }.joined()
        return (text, sanitizer.removals.map(\.what))
    }
}

/// What a note's tree leaves open, as it is written.
private struct Plain: MarkupContent {
    var notebook: Notebook

    func formula(_ index: Int) -> HTMLBuffer { "$\(notebook.formulas[index].tex)$" }
    func formulaText(_ index: Int) -> String { notebook.formulas[index].tex }
    func value(_ index: Int) -> String { "" }
    func valueText(_ index: Int) -> String { "" }
    func cell(_ index: Int) -> HTMLBuffer { "" }
}
