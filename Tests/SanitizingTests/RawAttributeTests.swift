import Markdown
import SeededNumbers
import Testing

@testable import Sanitizing

/// Attributes are found where gumbo, which reads HTML as browsers do, finds them.
@Suite struct RawAttributeTests {
    struct Found: Equatable {
        var element: String
        var name: String
        var value: String
    }

    /// Those with something in them.
    private func found(_ html: String) -> [Found] {
        let bytes = Array(html.utf8)
        return RawAttribute.all(in: bytes, bytes.indices).map { attribute in
            #expect(String(decoding: bytes[attribute.range], as: UTF8.self).replacing("&amp;", with: "&") == attribute.value)
            return Found(element: attribute.element, name: attribute.name, value: attribute.value)
        }.filter { !$0.value.isEmpty }
    }

    private func byGumbo(_ html: String) -> [Found] {
        let parsed = ParsedHTML(html, isRunningText: false)
        var found: [Found] = []
        func walk(_ nodes: [ParsedHTML.Node]) {
            for node in nodes {
                if case .element(let element, let attributes, _) = node.kind {
                    found += attributes.filter { !$0.value.isEmpty }.map { Found(element: element, name: $0.name, value: $0.value) }
                }
                walk(node.children)
            }
        }
        walk(parsed.nodes)
        return found
    }

    @Test(arguments: [
        "<img src=a.png>", "<IMG SRC='a b.png' Alt=\"x\">", "<img\n src = a.png\n/>", "<a href=a/b/>c</a>",
        "<a href='x?a=1&amp;b=2'>", "<a href=one href=two>", "<a href href=two>", "<a href==x>", "<a =x href=y>",
        "<img src=\"no end", "<img src=a", "<p id=p", "a < b <img src=c>", "<!-- <img src=a> --><img src=b>",
        "<!--> <img src=a>", "<!---> <img src=a>", "<!-- a --!><img src=b>", "<!doctype x 'y'><img src=a>",
        "<?php '<img src=a>' ?><img src=b>", "</a title='>' x='<img src=a>'><img src=b>", "</ <img src=a>",
        "<script>'</b><img src=a>'</script><img src=b>", "<style><img src=a></STYLE ><img src=b>",
        "<textarea><img src=a></textareas><img src=b></textarea><img src=c>", "<title></p><img src=a></title><img src=b>",
        "<iframe src=a><img src=b></iframe><img src=c>", "<xmp><img src=a></xmp>", "<pre><img src=a></pre>",
        "<video poster=a><source src=b></video>", "<noscript><img src=a></noscript>", "<template><img src=a></template>",
        "<svg><a href=b id=c></a></svg>", "<img src=가.png alt=\"나 'x'\">", "<img src=a\u{c}alt=b>",
    ])
    func asInBrowsers(html: String) {
        #expect(found(html) == byGumbo(html))
    }

    @Test func ofAnyHTML() {
        var random = SplitMix64(seed: 7)
        let pieces = [
            "<img ", "<div ", "<span ", "<textarea>", "</textarea>", "<script>", "</script>", "</div", "src", "ID", "=", "=",
            " ", " ", "\n", "'", "\"", "/", ">", ">", ">", "<", "<!--", "-->", "a", "b.png", "&amp;", "가", "!", "?", "`",
        ]
        for _ in 0..<4000 {
            let html = (0..<Int.random(in: 1...14, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
            #expect(found(html) == byGumbo(html), "\(html)")
        }
    }

    /// Tags without the element they belong in, which a tree has no place for, count.
    @Test func ofRowsByThemselves() {
        #expect(found("<tr id=\"first\">\n<td id=x>") == [
            Found(element: "tr", name: "id", value: "first"), Found(element: "td", name: "id", value: "x"),
        ])
    }
}
