import Testing

@testable import Markdown

/// A long text parsed by two cores gives the tree that one gives.
@Suite struct HalvesTests {
    private static let section = """
        ## A heading *with* `code`

        A paragraph
        of two lines, [a link](https://example.org "title").

        - one

          # in an item
        - two
          > quoted

        ```c
        # not a heading
        ```

        1. first
        2. second


        """

    /// Kinds, lines and texts of all nodes.
    private func tree(_ text: String, inHalvesFrom limit: Int) throws -> [String] {
        let document = try CommonMarkDocument(Array(text.utf8), inHalvesFrom: limit)
        var lines: [String] = []
        func walk(_ node: ParsedNode, _ depth: Int, isBlock: Bool) {
            let place: String
            switch node.kind {
            case .document: place = ""
            case .paragraph: place = "\(node.firstLine)-\(node.lastLine)"
            default: place = isBlock ? "\(node.firstLine):\(node.column)" : ""
            }
            lines.append("\(depth) \(node.kind) \(place) \(String(decoding: node.literal, as: UTF8.self))")
            let isText = if case .paragraph = node.kind { true } else if case .heading = node.kind { true } else { false }
            for child in node.children { walk(child, depth + 1, isBlock: isBlock && !isText) }
        }
        withExtendedLifetime(document) { walk(document.root, 0, isBlock: true) }
        return lines
    }

    @Test(arguments: [
        "", "\u{FEFF}", "```\n\n", "<!-- a comment\n\n", "> quote\n", "- item\n\n", "    code\n\n", "<div>\n\n", "[a]: /b\n\n",
        "para", "01) note\n\n    ## inside\n\n***\n\n",
    ])
    func givesTheSameTree(_ opening: String) throws {
        let half = String(repeating: Self.section, count: 10)
        for text in [opening + half + half, half + opening + half, half + half + opening] {
            let whole = try tree(text, inHalvesFrom: .max)
            #expect(whole.count > 1)
            #expect(try tree(text, inHalvesFrom: 0) == whole)
        }
    }

    @Test func tellsTheLineThatIsTooDeep() throws {
        let half = String(repeating: Self.section, count: 10)
        let deep = half + half + String(repeating: "> ", count: 200) + "deep"
        var places: [Int] = []
        for limit in [0, Int.max] {
            do throws(NestingTooDeep) { _ = try CommonMarkDocument(Array(deep.utf8), inHalvesFrom: limit) } catch {
                places.append(error.line)
            }
        }
        #expect(places.count == 2 && places[0] == places[1])
    }
}
