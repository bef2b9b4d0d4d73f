import Testing
import World

@testable import Typesetting

@Suite struct StylesheetTests {
    let typesetter = Typesetter(world: LibraryWorld())

    func fonts(_ tex: String...) throws -> [String] {
        let html = try typesetter.formulas(tex.map { .display($0) }, page: "note").map { Array(try $0.get().bytes) }
        return FormulaFonts.used(by: typesetter.tagsMet(in: html).inOrder.map(\.tag)).map { String($0.dropFirst("KaTeX_".count)) }.sorted()
    }

    @Test func findsTheFontsInUse() throws {
        #expect(try fonts("1 + 2") == ["Main-Regular"])
        #expect(try fonts("x") == ["Main-Regular", "Math-Italic"])
        #expect(
            try fonts(#"\mathbb R"#, #"\mathcal L"#, #"\mathbf W"#)
                == ["AMS-Regular", "Caligraphic-Regular", "Main-Bold", "Main-Regular"])
        #expect(try fonts(#"\text{\textbf{\textit{a}}}"#) == ["Main-BoldItalic", "Main-Regular"])
        #expect(
            try fonts(#"\sum 1"#, #"\textstyle\sum 1"#, #"\Bigl( \Biggl("#)
                == ["Main-Regular", "Size1-Regular", "Size2-Regular", "Size4-Regular"])
    }

    @Test func aPageWithoutFormulasNeedsNoStyles() throws {
        #expect(try typesetter.stylesheet(for: [Array("<p class=\"mathbb\">x</p>".utf8)]) == "")
    }

    @Test func inlinesJustTheFontsInUse() throws {
        let html = try typesetter.formulas([.inline("x")], page: "note")[0].get()
        let css = try typesetter.stylesheet(for: [Array(html.bytes)])
        #expect(css.split(separator: "@font-face{").count == 2 && css.hasPrefix("@font-face"))
        #expect(css.contains("font-family:KaTeX_Math;font-weight:400;font-style:italic;src:url(data:font/woff;base64,d09GR"))
        #expect(!css.contains("fonts/KaTeX_") && css.contains(".katex .vlist"))
    }

    @Test func sharesFilesBetweenPages() throws {
        let shared = try typesetter.sharedStylesheet(fontFolder: "fonts")
        #expect(shared.fonts.count == 20)
        #expect(shared.fonts.allSatisfy { shared.css.contains("url(fonts/\($0.name))") })
        #expect(shared.fonts.allSatisfy { $0.bytes.starts(with: "wOF2".utf8) })
        #expect(!shared.css.contains(".ttf"))
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func writesBase64(_ plain: String, _ encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
    }
}
