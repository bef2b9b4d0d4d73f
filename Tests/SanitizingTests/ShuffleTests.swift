import SeededNumbers
import Testing

@testable import Sanitizing

/// Broken tags in any order: what comes out is read by a parser again, and holds nothing that is not on the list.
@Suite struct ShuffleTests {
    private static let shards = [
        "<b>", "</b>", "<a href='javascript:1'>", "</a>", "<table>", "<td>", "</table>", "<select>", "<svg>", "</svg>",
        "<math><mi>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<p title=\"", "\">", "<img src=x onerror=1",
        ">", "<details>", "</details>", "<plaintext>", "<textarea>", "</textarea>", "<noscript>", "x", "&lt;script&gt;", "<![CDATA[",
        "]]>", "<template>", "</p>", "<form>", "<iframe>", "</iframe>", "<title>", "<frameset>", "<div hole-0=1>", "<x-hole hole-0=0>",
        "<desc>", "<foreignObject>", "<mtext>", "<annotation-xml encoding='text/html'>", "'", "=", "<",
    ]

    @Test(arguments: [false, true])
    func nothingElseComesOut(isRunningText: Bool) {
        var generator = SplitMix64(seed: 1)
        for _ in 0..<4_000 {
            var pieces: [Piece] = []
            for number in 0..<Int.random(in: 1...5, using: &generator) {
                let count = Int.random(in: 0...4, using: &generator)
                pieces.append(
                    count == 0
                        ? .safe(number)
                        : .raw((0..<count).map { _ in Self.shards.randomElement(using: &generator)! }.joined()))
            }
            var sanitizer = Sanitizer(isRunningText: isRunningText)
            let clean = sanitizer.clean(pieces)
            #expect(
                clean.filter(\.isSafe).count == pieces.filter(\.isSafe).count, "\(pieces) → \(clean)")
            let html = clean.map { if case .raw(let html) = $0 { html } else { "<hr>" } }.joined()
            let parsed = ParsedHTML("<p>before</p>" + html, isRunningText: false)
            let problem = withExtendedLifetime(parsed) { Self.unlisted(parsed.nodes) }
            #expect(problem == nil, "\(pieces) → \(clean)")
        }
    }

    /// An element or an attribute that is not on the list.
    private static func unlisted(_ nodes: [ParsedHTML.Node]) -> String? {
        for node in nodes {
            guard case .element(let name, let attributes, let isForeign) = node.kind else { continue }
            if isForeign || !AllowList.allows(element: name, inRunningText: false) { return name }
            for (attribute, value) in attributes where AllowList.value(value, of: attribute, on: name) == nil {
                return "\(name) \(attribute)"
            }
            if let inner = unlisted(node.children) { return inner }
        }
        return nil
    }
}

extension Piece {
    fileprivate var isSafe: Bool { if case .safe = self { true } else { false } }
}
