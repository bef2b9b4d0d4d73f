import Diagnostics
import Markdown
import Yams
import YAML

/// `course.yml`: a course's title, the order of its notes, and what holds for all notes in its folder and below.
///
///     title: Neural networks
///     description: Notes that compute what they claim.
///     lang: en
///     macros: {R: '\mathbb{R}'}
///     notes:
///       - intro.md
///       - heading: Learning
///         notes: [feed-forward.md, single-hidden-layer.md]
public struct CourseFile: Sendable {
    /// Notes under a heading, or under none.
    public struct Group: Sendable {
        public var heading: String?
        public var notes: [Entry]
    }

    public struct Entry: Sendable {
        /// Inside the course's folder.
        public var path: String
        /// Where it is named.
        public var range: Range<Int>
    }

    public private(set) var title: String?
    public private(set) var description: String?
    /// The language of the site, and of notes that name none.
    public private(set) var lang: String?
    /// Commands for the formulas of all notes.
    public private(set) var macros: [FrontMatter.Macro] = []
    /// `nil` where the file names no notes: all of the folder belong to the course.
    public private(set) var groups: [Group]?
    public private(set) var diagnostics: [Diagnostic] = []

    public static let name = "course.yml"
    private static let keys = ["title", "description", "lang", "macros", "notes"]

    public init(_ source: SourceText) {
        let text = YAMLText(source, lines: 1...max(1, source.lineStarts.count))
        let root: Node?
        do {
            root = try text.compose()
        } catch {
            diagnostics.append(
                Diagnostic("course-yaml", "this is not valid YAML: \(error.problem)", at: error.range, hint: error.hint))
            return
        }
        guard let root else { return }
        guard let mapping = root.mapping else {
            refuse(root, text, "a course's file is a list of `key: value` lines", hint: Self.keyHint)
            return
        }
        for (key, value) in mapping {
            switch key.string {
            case "title": title = string(value, text, of: "title")
            case "description": description = string(value, text, of: "description")
            case "lang": lang = string(value, text, of: "lang")
            case "macros": readMacros(value, text)
            case "notes": readNotes(value, text)
            case let name:
                let nearest = name.flatMap { nearestName(to: $0, among: Self.keys) }
                refuse(
                    key, text, "`\(name ?? "this")` is no key of a course's file",
                    hint: nearest.map { "did you mean `\($0)`?" } ?? Self.keyHint)
            }
        }
    }

    private static let keyHint = "the keys are `title`, `description`, `lang`, `macros` and `notes`"

    private mutating func refuse(_ node: Node, _ text: YAMLText, _ message: String, hint: String? = nil) {
        diagnostics.append(Diagnostic("course-value", message, at: text.range(of: node), hint: hint))
    }

    private mutating func string(_ node: Node, _ text: YAMLText, of key: String) -> String? {
        guard case .scalar(let scalar) = node else {
            refuse(node, text, "`\(key)` is a text")
            return nil
        }
        return scalar.string
    }

    private mutating func readMacros(_ node: Node, _ text: YAMLText) {
        let (macros, problems) = FrontMatter.Macro.read(node, in: text)
        self.macros = macros ?? []
        for problem in problems { diagnostics.append(Diagnostic("course-value", problem.message, at: problem.range)) }
    }

    private mutating func readNotes(_ node: Node, _ text: YAMLText) {
        let hint = "write one file a line, as in `- intro.md`, or `- heading: …` with `notes:` of its own"
        guard case .sequence(let items) = node else { return refuse(node, text, "`notes` is a list of files", hint: hint) }
        var groups: [Group] = []
        for item in items {
            if case .mapping(let pairs) = item {
                var group = Group(heading: nil, notes: [])
                for (key, value) in pairs {
                    switch (key.string, value) {
                    case ("heading", .scalar(let heading)): group.heading = heading.string
                    case ("notes", .sequence(let notes)): group.notes = notes.compactMap { entry($0, text, hint) }
                    default: refuse(key, text, "a group of notes has a `heading` and a list of `notes`", hint: hint)
                    }
                }
                groups.append(group)
            } else if let entry = entry(item, text, hint) {
                if groups.isEmpty || groups.last?.heading != nil { groups.append(Group(notes: [])) }
                groups[groups.count - 1].notes.append(entry)
            }
        }
        self.groups = groups
    }

    private mutating func entry(_ node: Node, _ text: YAMLText, _ hint: String) -> Entry? {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            refuse(node, text, "the name of a Markdown file is expected", hint: hint)
            return nil
        }
        return Entry(path: scalar.string, range: text.range(of: node))
    }
}
