import Foundation
import Markdown
import Pages
import Testing

private let folder = ProcessInfo.processInfo.environment["NNBOOK_COMMONMARK"]

private struct Example: Decodable {
    var example: Int?
    var `extension`: String?
    var markdown: String
    var html: String

    static func all(_ file: String) throws -> [Example] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder! + "/" + file))
        return try JSONDecoder().decode([Example].self, from: data)
    }
}

@Suite(.enabled(if: folder != nil, "NNBOOK_COMMONMARK names no folder with the specifications"))
struct SpecificationTests {
    @Test func commonMarkAlone() throws {
        let examples = try Example.all("commonmark-0.30.json")
        #expect(examples.count == 652)
        for example in examples {
            #expect(
                html(example.markdown, reading: .commonMark) == example.html,
                "example \(example.example ?? 0): \(example.markdown)")
        }
    }

    /// Examples that use what notes have beyond CommonMark, by their numbers.
    private static let exceptions: [Int: String] = [
        12: #"`\(` and `\[` are TeX's delimiters"#,
        64: "`#hashtag` is a tag",
        98: "two lines `---` are empty front matter",
        547: "`[[foo]]` links to a note",
        558: "`[[*foo* bar]]` links to a note",
        589: "`![[foo]]` embeds a note",
        601: "the address in `<http://foo.bar/baz bim>` is a link by itself",
        607: "the address in `< http://foo.bar >` is a link by itself",
        610: "a bare address is a link",
        611: "a bare mail address is a link",
    ]

    @Test func commonMarkWithAllElse() throws {
        for example in try Example.all("commonmark-0.30.json") {
            let number = example.example ?? 0
            let isSame = html(example.markdown, conventions: .gitHub) == example.html
            let exception = Self.exceptions[number]
            #expect(isSame == (exception == nil), "example \(number): \(exception ?? example.markdown)")
        }
    }

    /// GitHub's own examples that are not followed, by what they begin with.
    private static let gitHubExceptions = [
        "<strong> <title> <style> <em>":
            "the tag filter: raw HTML passes, and is sanitised where a note is not trusted",
        "This shouldn't crash everything": "its HTML is not given",
    ]

    @Test func gitHub() throws {
        let examples = try Example.all("gfm-extensions.json")
        #expect(examples.count == 48)
        for reading in [
            ReadingOptions(math: false, frontMatter: false, cells: false, syntax: .gitHub, passes: TreePass.gitHub),
            ReadingOptions(),
        ] {
            for example in examples {
                let isExcepted = Self.gitHubExceptions.keys.contains { example.markdown.hasPrefix($0) }
                let written = html(example.markdown, reading: reading, conventions: .gitHub)
                #expect(isExcepted || written == example.html, "\(example.markdown)")
            }
        }
    }
}
