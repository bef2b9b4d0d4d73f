import Diagnostics
import Markdown
import Testing

@Suite struct FrontMatterTests {
    @Test func typedFields() throws {
        let notebook = read(
            """
            ---
            title: "Introduction: Networks"
            date: 2025-01-09 15:22:00
            author: Matt R
            categories:
                - Machine Learning
                - 2024
            tags: [a, b]
            lang: ko
            mathjax: true
            extra: {k: [1, x, null]}
            description:
            ---
            # Text
            """)
        let matter = notebook.frontMatter
        #expect(matter.title == "Introduction: Networks")
        #expect(matter.date == .init(year: 2025, month: 1, day: 9, time: "15:22:00"))
        #expect(matter.authors == ["Matt R"])
        #expect(matter.categories == ["Machine Learning", "2024"])
        #expect(
            matter.tags == ["a", "b"] && matter.lang == "ko" && matter.mathjax == true && matter.description == nil)
        #expect(
            matter.entries.map(\.key)
                == ["title", "date", "author", "categories", "tags", "lang", "mathjax", "extra", "description"])
        #expect(matter["extra"] == .map([.init(key: "k", value: .list([.number("1"), .string("x"), .null]))]))
        #expect(notebook.source.text(of: try #require(matter.range)).hasSuffix("description:\n---"))
        #expect(complaints(notebook) == [])
        #expect(notebook.blocks.map(\.lines) == [14...14])
    }

    @Test func mistakesHaveTheirPlaces() throws {
        #expect(complaints("---\n가: 1\ntitle: a: b\n---") == ["3:9 front-matter-yaml"])
        #expect(complaints("---\ntitle: a\ntitle: b\n---") == ["2:1 front-matter-yaml"])
        #expect(
            complaints("---\ntitle: [a]\ndate: 2025-02-29\ntags:\n  - x: y\nmathjax: 3\n---").map { $0.prefix(4) }
                == ["2:8 ", "3:7 ", "5:5 ", "6:10"])
        #expect(complaints("---\r\nlang: ko\r\ntitle: \"신경\r\n---\r\n") == ["3:8 front-matter-yaml"])
        #expect(complaints("---\ntitle: a\u{1}b\n---") == ["2:9 front-matter-yaml"])
        #expect(complaints("---\na: *b\n---") == ["2:4 front-matter-yaml"])
    }

    @Test func valuesCannotExplode() {
        let bomb = (1...12).map { level in
            let elements = Array(repeating: level == 1 ? "x" : "*k\(level - 1)", count: 9)
            return "k\(level): &k\(level) [\(elements.joined(separator: ", "))]"
        }
        #expect(complaints("---\n\(bomb.joined(separator: "\n"))\n---").last?.hasSuffix("front-matter-value") == true)
        let nested = "---\na: " + String(repeating: "[", count: 5000) + "\n---\n"
        #expect(complaints(nested) == ["2:5 front-matter-yaml"])
    }

    @Test func fencesThatAreThematicBreaks() {
        #expect(tree("---\nHello\n---") == "thematic break 1\nheading 2 #hello 2–3\n  text \"Hello\"\n")
        #expect(complaints("---\n\ntitle: a") == [])
        #expect(complaints("---\ntitle: a\n\ntext") == ["1:1 unclosed-front-matter"])
        #expect(read(" ---\ntitle: a\n---").frontMatter.title == nil)
    }

    @Test func marksAndEndings() {
        let notebook = read("\u{FEFF}---\r\ntitle: a\r\n...  \r\n# 제목\r\n")
        #expect(notebook.frontMatter.title == "a")
        #expect(dump(notebook) == "title: string(\"a\")\nheading 1 #제목 4\n  text \"제목\"\n")
        #expect(read("---\n# only a comment\n---\nx").blocks.count == 1)
    }

    @Test func fieldsOfNotebooks() {
        let matter = read(
            """
            ---
            subtitle: s
            authors: [A, {name: B, email: c@d}]
            toc: false
            number-sections: true
            draft: true
            macros: {R: '\\mathbb{R}', \\v: ['\\mathbf{#1}', 1]}
            nn: {seed: 3, precision: float32, echo: fold}
            theme: {own: 1}
            ---
            """
        ).frontMatter
        #expect(matter.subtitle == "s" && matter.authors == ["A", "B"])
        #expect(matter.toc == false && matter.numbersSections == true && matter.draft == true)
        #expect(
            matter.macros?.map(\.name) == ["R", "v"] && matter.macros?.map(\.body) == ["\\mathbb{R}", "\\mathbf{#1}"])
        #expect(matter.defaults.seed == 3 && matter.defaults.precision == .float32 && matter.defaults.echo == .folded)
        #expect(matter["theme"] == .map([.init(key: "own", value: .number("1"))]))
    }

    @Test(arguments: [
        ("toc: maybe", "2:6"), ("lang: 1_2", "2:7"), ("macros: [a]", "2:9"), ("macros: {a1: b}", "2:10"),
        ("macros: {a: {b: c}}", "2:13"), ("draft: 1", "2:8"), ("smart: yes please", "2:8"),
        ("authors: [{email: a}]", "2:11"),
    ]) func wrongTypes(line: String, place: String) {
        #expect(complaints("---\n\(line)\n---") == [place + " front-matter-value"])
    }

    @Test(arguments: [
        ("nn: 3", "2:5"), ("nn: {seed: -1}", "2:12"), ("nn: {seed: 1.5}", "2:12"), ("nn: {seed: '1'}", "2:12"),
        ("nn: {seed: 10000000000000000}", "2:12"), ("nn: {precision: double}", "2:17"), ("nn: {echo: 1}", "2:12"),
        ("nn: {sed: 1}", "2:6"),
    ]) func wrongDefaults(line: String, place: String) {
        let notebook = read("---\n\(line)\n---")
        #expect(complaints(notebook) == [place + " front-matter-default"])
        #expect(notebook.diagnostics.map(\.severity) == [.error])
    }

    @Test func everyKeyOfTheReferenceIsRead() {
        for key in FrontMatterKey.allCases {
            let notebook = read("---\n\(key.example)\n---\nText")
            #expect(notebook.frontMatter.entries.map(\.key) == [key.rawValue] && complaints(notebook) == [])
            #expect(complaints("---\n\(key.rawValue): {x: {}}\n---").count == 1, "\(key)")
        }
    }
}
