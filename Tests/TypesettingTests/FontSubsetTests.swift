import Testing
import World

@testable import Typesetting

/// Fonts on a page have the characters it draws.
@Suite struct FontSubsetTests {
    let typesetter = Typesetter(world: LibraryWorld())

    private func font(_ name: String) throws -> [UInt8] {
        try typesetter.libraries.bytes(.katexFonts, file: name, in: typesetter.world)
    }

    @Test func charactersAreThoseThatAreDrawn() throws {
        let html = try typesetter.formulas([.inline(#"x^2 < \alpha \& q'"#)], page: "note")[0].get()
        let drawn = DrawnCharacters(in: [Array("<p>Z</p>".utf8), Array(html.bytes)]).scalars
        #expect("x2<&q\u{3B1}\u{2032}()".unicodeScalars.allSatisfy(drawn.contains))
        // Neither the page's words, nor names of tags and classes, nor TeX.
        #expect(!"Zspanmh\\".unicodeScalars.contains { drawn.contains($0) })
    }

    @Test func aSubsetIsAFontOfItsOwn() throws {
        let whole = try font("KaTeX_Main-Regular.ttf")
        let few = try #require(FontSubset.of(whole, characters: ["a", "b"]))
        let more = try #require(FontSubset.of(whole, characters: ["a", "b", "c", "("]))
        #expect(few.count < more.count && more.count < whole.count / 4)
        #expect(FontSubset.of(whole, characters: ["b", "a"]) == few)
        let again = try #require(FontSubset.of(more, characters: ["a", "b"]))
        #expect(again.count < more.count)
        #expect(FontSubset.of(Array("no font".utf8), characters: ["a"]) == nil || WOFF.packed(Array("no font".utf8)) == nil)
    }

    @Test func packedTablesAreDeflated() throws {
        let font = try #require(FontSubset.of(font("KaTeX_Main-Regular.ttf"), characters: Set("abcxyz".unicodeScalars)))
        let packed = try #require(WOFF.packed(font))
        #expect(packed.starts(with: Array("wOFF".utf8)) && packed.count < font.count && packed.count.isMultiple(of: 4))
        let length = packed[8..<12].reduce(0) { $0 << 8 | Int($1) }
        let unpacked = packed[16..<20].reduce(0) { $0 << 8 | Int($1) }
        #expect(length == packed.count && unpacked == font.count)
        #expect(WOFF.packed(Array(font.prefix(40))) == nil)
    }
}
