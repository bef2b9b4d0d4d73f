/// What a page says of itself, in one language. Each language has a file with all of it.
public struct PageWords: Sendable {
    /// The tag of the language the words are in.
    let language: String

    // The page around the text.
    let skip: String
    let contents: String
    let tags: String
    let neighbours: String
    let previous: String
    let next: String
    /// The note's Markdown.
    let noteSource: String
    let notes: String
    let date: @Sendable (_ year: Int, _ month: Int, _ day: Int) -> String

    // In the text.
    let sectionLink: String
    let footnotes: String
    let footnoteBack: String
    let done: String
    let toDo: String
    let figure: @Sendable (_ number: String) -> String
    let table: @Sendable (_ number: String) -> String
    let equation: @Sendable (_ number: String) -> String
    let section: @Sendable (_ number: String) -> String
    /// The titles of callouts that have none of their own, by their types.
    let callouts: [String: String]

    let noFile: @Sendable (_ path: String) -> String
    let noLabel: @Sendable (_ label: String) -> String

    // Cells and their results.
    let cell: @Sendable (_ number: Int) -> String
    /// A cell's `nn` text.
    let cellSource: String
    let line: @Sendable (_ line: Int) -> String
    let position: @Sendable (_ line: Int, _ column: Int) -> String
    let data: String
    let dataOfFigure: @Sendable (_ title: String) -> String
    let holds: String
    let fails: String
    let error: String
    let warning: String
    /// Heads of tables, and titles, axes and keys of figures, by what they are called in English.
    let terms: [String: String]
    /// One of several classes in a figure's key.
    let classNamed: @Sendable (_ name: String) -> String

    /// What an axis shows, and what of it is dashed.
    let dashed: @Sendable (_ what: String, _ dashed: String) -> String

    // What the script adds.
    let darkColours: String
    let copy: String
    let copied: String
    let linkTo: String

    /// Whether the page is in another language than the words.
    private(set) var areForeign = false

    private static let all: [PageWords] = [.english, .korean]

    /// The words for a page whose language has that tag: in English where there are none in its language.
    static func inLanguage(_ tag: String?) -> PageWords {
        guard let tag else { return .english }
        let primary = tag.prefix { $0 != "-" }.lowercased()
        if let words = all.first(where: { $0.language == primary }) { return words }
        var words = PageWords.english
        words.areForeign = true
        return words
    }

    /// For an element that holds words of these and none of the author's: says their language where it is not the
    /// page's, so that they are pronounced right.
    var mark: String { areForeign ? " lang=\"\(language)\"" : "" }

    /// Words among the author's, for a page.
    func marked(_ html: String) -> String { areForeign ? "<span\(mark)>\(html)</span>" : html }

    /// The same for what is English whatever the page's language is: messages.
    var englishMark: String { language == "en" ? mark : " lang=\"en\"" }
}
