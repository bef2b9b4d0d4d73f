import Diagnostics
import Yams

/// What the values of the front matter's keys must be.
extension FrontMatterReader {
    mutating func assign(_ key: FrontMatterKey, _ value: PlacedNode) {
        switch key {
        case .title: frontMatter.title = text(value)
        case .subtitle: frontMatter.subtitle = text(value)
        case .description: frontMatter.description = text(value)
        case .lang: frontMatter.lang = language(value)
        case .author: frontMatter.authors = texts(value, mayHaveNames: true)
        case .categories: frontMatter.categories = texts(value)
        case .tags: frontMatter.tags = texts(value)
        case .mathjax: frontMatter.mathjax = truth(value)
        case .smart: frontMatter.smart = truth(value)
        case .toc: frontMatter.toc = truth(value)
        case .numbersSections: frontMatter.numbersSections = truth(value)
        case .draft: frontMatter.draft = truth(value)
        case .macros: frontMatter.macros = macros(value)
        case .nn: readDefaults(value)
        case .date:
            frontMatter.date = value.node.scalar.flatMap { FrontMatter.Date($0.string) }
            if frontMatter.date == nil {
                warn("`date` must be a day such as `2025-01-09`, with or without a time", at: value.range)
            }
        }
    }

    private mutating func text(_ value: PlacedNode) -> String? {
        if let scalar = value.node.scalar { return scalar.string }
        let found = value.node.sequence != nil ? "list" : "mapping"
        warn("`\(value.name)` must be a text, not a \(found)", at: value.range)
        return nil
    }

    /// A list of texts; a single one stands for a list of one.
    ///
    /// - Parameter mayHaveNames: an element may be a mapping with a `name`.
    private mutating func texts(_ value: PlacedNode, mayHaveNames: Bool = false) -> [String]? {
        guard let list = value.node.sequence else { return text(value).map { [$0] } }
        return list.compactMap { element in
            if let scalar = element.scalar { return scalar.string }
            if mayHaveNames, let name = element.mapping?["name"]?.scalar { return name.string }
            warn("`\(value.name)` must be a list of texts", at: value.text.range(of: element))
            return nil
        }
    }

    private mutating func truth(_ value: PlacedNode) -> Bool? {
        if value.node.tag.rawValue == Tag.Name.bool.rawValue, let bool = value.node.bool { return bool }
        warn("`\(value.name)` must be `true` or `false`", at: value.range)
        return nil
    }

    private mutating func language(_ value: PlacedNode) -> String? {
        guard let tag = text(value) else { return nil }
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (2...8).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy(LineText.isLetter)
            && parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(LineText.isAlphanumeric) }
        if isTag { return tag }
        warn("`lang` must be a language's tag such as `en` or `ko`", at: value.range)
        return nil
    }

    private mutating func macros(_ value: PlacedNode) -> [FrontMatter.Macro]? {
        let (macros, problems) = FrontMatter.Macro.read(value.node, in: value.text)
        for problem in problems { warn(problem.message, at: problem.range) }
        return macros
    }

    private mutating func readDefaults(_ value: PlacedNode) {
        guard let mapping = value.node.mapping else {
            return refuse("`nn` must be a mapping such as `seed: 1`", at: value.range)
        }
        let keys = FrontMatterDefault.allCases.map(\.rawValue)
        for (key, node) in mapping {
            let name = key.scalar?.string ?? ""
            guard let known = FrontMatterDefault(rawValue: name) else {
                let similar = nearestName(to: name, among: keys)
                refuse(
                    "`nn` has no default `\(name)`", at: value.text.range(of: key),
                    hint: similar.map { "did you mean `\($0)`?" } ?? "there are `seed`, `precision` and `echo`")
                continue
            }
            let entry = PlacedNode(name: name, node: node, text: value.text)
            switch known {
            case .seed: frontMatter.defaults.seed = seed(entry)
            case .precision: frontMatter.defaults.precision = oneOf(entry)
            case .echo: frontMatter.defaults.echo = oneOf(entry)
            }
        }
    }

    private mutating func seed(_ value: PlacedNode) -> Int? {
        let isWhole = value.node.tag.rawValue == Tag.Name.int.rawValue
        // As of `seed=`, which is a number of the language.
        if isWhole, let seed = value.node.int, (0...(1 << 53)).contains(seed) { return seed }
        refuse("`seed` must be a whole number from 0 to 2⁵³", at: value.range)
        return nil
    }

    private mutating func oneOf<Choice>(_ value: PlacedNode) -> Choice?
    where Choice: CaseIterable & RawRepresentable<String> {
        if let choice = value.node.scalar.flatMap({ Choice(rawValue: $0.string) }) { return choice }
        let choices = Choice.allCases.map { "`\($0.rawValue)`" }
        refuse(
            "`\(value.name)` must be \(choices.dropLast().joined(separator: ", ")) or \(choices.last!)",
            at: value.range)
        return nil
    }
}
