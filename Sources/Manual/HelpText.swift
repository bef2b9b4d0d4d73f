import Diagnostics
import Language

/// What `nnbook help` prints about the language, made from its catalog.
public enum HelpText {
    /// All topics, with the built-ins of each.
    public static var topics: String {
        TextLayout.columns(
            ReferenceSection.all.map { section in
                (section.name, section.entries.map(\.name).joined(separator: ", "))
            } + [FrontMatterReference.topic])
    }

    /// All that is known of a word: a topic, built-ins of that name, what takes an argument of that name, or a
    /// diagnostic's code. `nil` where it is none of these.
    public static func about(_ word: String) -> String? {
        var parts: [String] = []
        parts += Catalog.entries(named: word).filter { !$0.isSaidByStatement }.map(text)
        parts += ReferenceSection.all.filter { $0.words.contains(word) }.map(text)
        if FrontMatterReference.words.contains(word) { parts.append(FrontMatterReference.text) }
        parts += [FrontMatterReference.text(about: word)].compactMap { $0 }
        parts += arguments(named: word)
        if let explanation = Explanation.of(word) { parts.append(explanation.text) }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// What to say of a word that is not known: the one that is meant, where that can be told.
    ///
    /// - Parameter others: words that are known besides those of the language.
    public static func advice(on word: String, among others: [String]) -> String {
        // Of `nn.Linear` only the last part is looked for.
        let name = word.split(separator: ".").last.map(String.init) ?? word
        if let hint = Catalog.hint(toForeignName: name) { return hint }
        guard let near = nearest(to: word, among: others) else { return "`nnbook help` lists all topics" }
        return "did you mean `\(near)`?"
    }

    /// The word that a misspelt one most likely stands for.
    static func nearest(to word: String, among others: [String]) -> String? {
        let names = Catalog.entries.map(\.name) + ReferenceSection.all.flatMap(\.words) + FrontMatterReference.words
        return nearestName(to: word, among: others + names)
            ?? nearestName(to: word, among: Catalog.entries.flatMap { $0.parameters.map(\.name) })
            ?? Explanation.nearest(to: word)
    }

    // MARK: -

    private static func text(_ section: ReferenceSection) -> String {
        let rows = section.entries.map { (name: $0.usage, text: $0.meaning) }
        let isNarrow = rows.allSatisfy { $0.name.count <= 24 }
        let list =
            isNarrow
            ? TextLayout.columns(rows)
            : rows.map { "  \($0.name)\n" + TextLayout.wrapped($0.text, indent: 6) }.joined(separator: "\n")
        return """
            \(section.title)

            \(TextLayout.wrapped(plain(section.introduction)))

            \(list)

            """
    }

    private static func text(_ entry: CatalogEntry) -> String {
        var lines = ["\(entry.shortUsage) (\(entry.category.rawValue))", ""]
        if entry.usage != entry.shortUsage { lines += [TextLayout.wrapped(entry.usage, indent: 2), ""] }
        lines += [TextLayout.wrapped(entry.meaning, indent: 2), ""]
        if !entry.parameters.isEmpty {
            lines += [TextLayout.columns(entry.parameters.map { ($0.name, text($0)) }), ""]
        }
        lines.append("  For example   \(entry.example)")
        lines.append("  See also      \(entry.related.joined(separator: ", "))")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ parameter: Parameter) -> String {
        let meaning = parameter.meaning.isEmpty ? "" : "\(parameter.meaning): "
        return "\(meaning)\(parameter.type.description); \(parameter.conditions)"
    }

    /// Arguments of one name that mean the same are said once, with all that take them.
    private static func arguments(named name: String) -> [String] {
        var found: [(text: String, owners: [String])] = []
        for entry in Catalog.entries {
            guard let parameter = entry.parameter(name) else { continue }
            let said = text(parameter)
            if let known = found.firstIndex(where: { $0.text == said }) {
                found[known].owners.append(entry.name)
            } else {
                found.append((said, [entry.name]))
            }
        }
        return found.map { said, owners in
            """
            \(TextLayout.wrapped("\(name)= (argument of \(owners.joined(separator: ", ")))"))

            \(TextLayout.wrapped(said, indent: 2))

            """
        }
    }

    /// A terminal follows no links: `[text](address)` becomes its text.
    private static func plain(_ text: String) -> String {
        text.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }
    }
}
