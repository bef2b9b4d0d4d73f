import Diagnostics
import Testing

@Suite struct TextRenderingTests {
    let source = SourceText(name: "note.md", text: "한국어 글\nmodel m = Dense(4)\n\nplot losss(m)\n")

    @Test func caretsStandUnderTheText() {
        let start = source.lineStarts[1] + 10
        let diagnostic = Diagnostic(
            "unknown-name", "there is no layer `Dense`", at: start..<start + 5, label: "not a layer",
            hint: "layers are written in lower case: `dense`")
        #expect(
            TextRendering().text(diagnostic, in: source) == """
                error[unknown-name]: there is no layer `Dense`
                 --> note.md:2:11
                  |
                2 | model m = Dense(4)
                  |           ^^^^^ not a layer
                  |
                  = hint: layers are written in lower case: `dense`

                """)
    }

    @Test func wideCharactersTakeTwoCells() {
        let range = Array("한국어 ".utf8).count..<Array("한국어 글".utf8).count
        let text = TextRendering().text(Diagnostic("x", "y", at: range), in: source)
        #expect(text.contains("1 | 한국어 글\n  |        ^^\n"))
        #expect(text.contains("note.md:1:5"))
    }

    @Test func ofALongLineTheWordsRoundThePlaceAreShown() {
        let words = (0..<200).map { "w\($0)" }
        let source = SourceText(name: "long.md", text: words.joined(separator: " "))
        let start = Array(words[..<100].joined(separator: " ").utf8).count + 1
        let lines = TextRendering().text(Diagnostic("x", "y", at: start..<start + 4), in: source).split(separator: "\n")
        #expect(lines[3] == "1 | … w86 w87 w88 w89 w90 w91 w92 w93 w94 w95 w96 w97 w98 w99 w100 w101 w102 w103 w104 w105 w106 w107 w108 w109 w110 w111 …")
        let caret = lines[4].distance(from: lines[4].startIndex, to: lines[4].firstIndex(of: "^")!)
        #expect(lines[3].dropFirst(caret).hasPrefix("w100 "))
    }

    @Test func notesStandAtTheirOwnLines() {
        let second = source.lineStarts[3] + 5
        let diagnostic = Diagnostic(
            "x", "y", at: second..<second + 5,
            notes: [.init(range: source.lineStarts[1] + 6..<source.lineStarts[1] + 7, message: "declared here")])
        #expect(
            TextRendering().text(diagnostic, in: source).contains(
                "2 | model m = Dense(4)\n  |       - declared here\n  ⋮\n4 | plot losss(m)\n  |      ^^^^^\n"))
    }

    @Test func embeddedTextKnowsItsFile() {
        // Two lines of a quote: the prefixes are no part of the text.
        let file = Array("> ab\n> cd".utf8)
        let text = EmbeddedText(lines: [(Array(file[2..<4]), 2), (Array(file[7..<9]), 7)])
        #expect(text.text == "ab\ncd")
        #expect(text.fileOffset(of: 1) == 3)
        #expect(text.fileOffset(of: 3) == 7)
        #expect(text.fileOffset(of: 5) == 9)
    }

    @Test func nearestNames() {
        #expect(nearestName(to: "Dense", among: ["dense", "dropout"]) == "dense")
        #expect(nearestName(to: "accurracy", among: ["accuracy", "activation"]) == "accuracy")
        #expect(nearestName(to: "xyz", among: ["accuracy", "loss"]) == nil)
        #expect(nearestName(to: "slef", among: ["self"]) == "self")
    }
}
