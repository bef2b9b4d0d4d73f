import Testing

@testable import Typesetting

@Suite struct CompactionTests {
    let typesetter = Typesetter(world: LibraryWorld())

    @Test func selectorsKnowTheirClasses() {
        let rules = StyleRule.rules(of: "@font-face{src:url(a.b)}.katex .a>.b.c::after,.d_1-x{top:.5em}")
        #expect(rules.map(\.classes) == [[], ["katex", "a", "b", "c", "d_1-x"]])
        #expect(rules[1].selectors.map { $0.renamed { $0 == "b" ? "Q" : nil } } == [".katex .a>.Q.c::after", ".d_1-x"])
        #expect(rules[1].declarations == "top:.5em")
    }

    @Test func shortNamesAreAllDifferent() {
        let names = (0..<5000).map(FormulaCompaction.shortName)
        #expect(Set(names).count == 5000 && names.allSatisfy { $0.first!.isLetter })
        #expect(names[0] == "A" && names[51] == "z" && names[52] == "AA")
    }

    /// Every element of a formula keeps the classes that have a look, and its lengths.
    @Test func nothingWithALookIsLost() throws {
        let formula = try typesetter.formulas([.display(#"\sqrt{x_1^2}+\frac{a}{b}\color{red}{\mathbb R}"#)], page: "note")[0].get()
        let piece = Array("<p class=\"mord\">before</p>".utf8) + formula.bytes + Array("<p style=\"top:0\">after</p>".utf8)
        let page = String(decoding: typesetter.written(piece), as: UTF8.self)
        #expect(page.contains("<q class=\"mord mathnormal\">a</q>") && !page.contains("<q class=\"mord\">1"))
        let other = Array("<i class=\"mord\">no formula</i>".utf8)
        let compact = try typesetter.compact([piece, other])
        let short = String(decoding: compact.pieces[0], as: UTF8.self)
        #expect(compact.pieces[1] == other)
        #expect(short.hasPrefix("<p class=\"mord\">before</p><span class=\"katex-display\">"))
        #expect(short.hasSuffix("</q></span></span></span><p style=\"top:0\">after</p>"))
        #expect(short.utf8.count * 4 < page.utf8.count * 3)

        let elements = elements(page), shortElements = self.elements(short)
        #expect(elements.count == shortElements.count && elements.count > 30)
        let sheet = StyleRule.rules(of: try typesetter.stylesheet(for: [piece]))
        let spokenOf = Set(sheet.flatMap(\.classes))
        var names: [String: String] = [:]
        for (element, shortElement) in zip(elements, shortElements) {
            let classes = element.classes.filter(spokenOf.contains)
            #expect(shortElement.classes.count == classes.count + (element.style.isEmpty ? 0 : 1))
            for (name, shortName) in zip(classes, shortElement.classes) {
                #expect(names.updateValue(shortName, forKey: name) ?? shortName == shortName)
            }
            if let style = shortElement.classes.last, !element.style.isEmpty {
                let declarations = element.style.dropLast().replacing(":0.", with: ":.").replacing(":-0.", with: ":-.")
                #expect(compact.css.contains(".katex .\(style).\(style){\(declarations)}"))
            }
        }
        #expect(Set(names.values).count == names.count)
        #expect(compact.css.contains("src:url(data:font/woff;base64,") && compact.css.contains(".katex .\(names["vlist"]!)>q{"))
        #expect(!compact.css.contains("reset-size1.size2") && !compact.css.contains("undefined"))
    }

    /// What is left out has no rule, and what rules count on to be inside of is known.
    @Test func theStyleSheetIsAsItIsThoughtToBe() throws {
        let rules = try typesetter.stylesheet().rules
        let classes = Set(StyleRule.rules(of: rules).flatMap(\.classes))
        #expect(classes.isDisjoint(with: FormulaMarking.namesOfKinds))
        let parents = rules.matches(of: /\.([a-z0-9-]+)>/).map { String($0.1) }.filter {
            !$0.hasPrefix("katex") && $0 != "leqno" && $0 != "fleqn"
        }
        #expect(Set(parents) == FormulaMarking.parents)
        #expect(!rules.contains("span"))
    }

    @Test func anOutlineIsDrawnOnce() throws {
        let formulas = try typesetter.formulas([.inline(#"\sqrt{x}"#), .inline(#"\sqrt{y}"#)], page: "note").map { try $0.get() }
        let pieces = try typesetter.compact(formulas.map { Array($0.bytes) }).pieces.map { String(decoding: $0, as: UTF8.self) }
        #expect(pieces[0].contains("<path id=K:1 d='M") && pieces[1].contains("<use href=#K:1 />") && !pieces[1].contains("<path"))
    }

    @Test func classesOfThePageKeepTheirNames() throws {
        let formula = try typesetter.formulas([.display(#"a = b \tag{1}"#)], page: "note")[0].get()
        let numbered = Array(formula.bytes)
        func text(_ compact: CompactFormulas) -> String { String(decoding: compact.pieces[0], as: UTF8.self) }
        let style = "@media print { main .katex-html > .tag { top: 1.5em } }"
        #expect(StyleRule.classes(in: style) == ["katex-html", "tag"])
        let kept = try typesetter.compact([numbered], pageStyle: style)
        #expect(text(kept).contains("<q class=tag>") && kept.css.contains(".katex-html>.tag{"))
        #expect(try !text(typesetter.compact([numbered])).contains("tag>"))
    }

    private struct Element {
        var classes: [String]
        var style: String
    }

    /// The elements inside what is drawn of formulas.
    private func elements(_ html: String) -> [Element] {
        html.split(separator: "aria-hidden=\"true\">").dropFirst().flatMap { part in
            part.matches(of: /<q([^>a-z][^>]*)?>/).map { match in
                let tag = match.0.dropLast()
                func value(_ name: String) -> String {
                    guard let rest = tag.split(separator: " \(name)=", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
                    else { return "" }
                    return String(rest.hasPrefix("\"") ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != " " })
                }
                return Element(classes: value("class").split(separator: " ").map(String.init), style: value("style"))
            }
        }
    }
}
