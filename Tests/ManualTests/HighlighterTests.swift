import Language
import Testing

@testable import Typesetting

/// The highlighter stands below the language and has lists of its own.
@Suite struct HighlighterTests {
    @Test func itsWordsAreTheCatalogs() {
        let coloured: [CatalogEntry.Category] = [
            .dataSource, .layer, .activation, .initialization, .loss, .optimizer, .view, .function,
        ]
        let known = Set(coloured.flatMap { Catalog.entries(in: $0).map(\.name) })
        // `each` is a keyword that stands where a function does.
        #expect(NNHighlighter.builtIns.symmetricDifference(known) == ["each"])
        let statements = Set(Catalog.entries(in: .statement).map(\.name))
        #expect(statements.isSubset(of: NNHighlighter.statements))
    }
}
