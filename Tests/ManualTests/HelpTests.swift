import Language
import Testing

@testable import Manual

@Suite struct HelpTests {
    @Test func everyBuiltInIsFoundByItsName() throws {
        for entry in Catalog.entries {
            let text = try #require(HelpText.about(entry.name), "\(entry.name)").replacing("\n", with: " ")
            let isShown = text.contains(entry.meaning.prefix(20)) && text.contains(entry.example)
            #expect(isShown || entry.isSaidByStatement, "\(entry.name)")
            for parameter in entry.parameters { #expect(text.contains(parameter.name)) }
        }
    }

    /// Every built-in stands in exactly one section, so that no reader and no reference page misses one.
    @Test func everyBuiltInHasItsSection() {
        for category in CatalogEntry.Category.allCases where category != .statement {
            #expect(ReferenceSection.all.filter { $0.categories.contains(category) }.count == 1, "\(category)")
        }
        for statement in Catalog.entries(in: .statement) { #expect(statement.keyword != nil) }
        let words = ReferenceSection.all.flatMap(\.words)
        #expect(Set(words).count == words.count)
        for topic in Catalog.entries.flatMap(\.related) { #expect(words.contains(topic)) }
    }

    @Test func aWordMayBeSeveralThings() throws {
        let loss = try #require(HelpText.about("loss"))
        #expect(loss.contains("(view)"))
        #expect(loss.contains("(field of a run)"))
        #expect(loss.contains("(argument of train)"))
    }

    @Test func groupsListTheirMembers() throws {
        let losses = try #require(HelpText.about("losses"))
        for entry in Catalog.entries(in: .loss) { #expect(losses.contains(entry.name)) }
    }

    @Test func argumentsThatMeanTheSameAreSaidOnce() throws {
        let factor = try #require(HelpText.about("factor"))
        #expect(factor.contains("(argument of circles)"))
        let columns = try #require(HelpText.about("columns"))
        #expect(columns.contains("(argument of csv"))
    }

    @Test func linesFitATerminal() throws {
        let texts = [HelpText.topics, Explanation.list] + Catalog.entries.compactMap { HelpText.about($0.name) }
        for line in texts.joined(separator: "\n").split(separator: "\n") where !line.contains("  For example") {
            #expect(line.count <= TextLayout.width, "\(line)")
        }
    }

    @Test(arguments: [("dens", "dense"), ("Circles", "circles"), ("optimisers?", "optimisers"), ("epoch", "epochs")])
    func aMisspeltTopicIsUnderstood(_ word: String, _ meant: String) {
        #expect(HelpText.about(word) == nil)
        #expect(HelpText.nearest(to: word, among: []) == meant)
    }

    @Test(arguments: [
        ("binary_cross_entropy", "`cross_entropy`"), ("nn.Linear", "`dense`"), ("Sequential", "chained"),
        ("rendr", "`render`"), ("qwertz", "lists all topics"),
    ])
    func wordsOfOtherLibrariesAreAnswered(_ word: String, _ answer: String) {
        #expect(HelpText.advice(on: word, among: ["render"]).contains(answer))
    }

    @Test func linesBreakBetweenWords() {
        let text = String(repeating: "words ", count: 30)
        let lines = TextLayout.wrapped(text, indent: 4).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.hasPrefix("    words") && $0.count <= 80 })
    }
}

extension CatalogEntry {
    /// The keyword that a statement with options begins with.
    fileprivate var keyword: CatalogEntry? { Catalog.entry(name, in: .keyword) }
}
