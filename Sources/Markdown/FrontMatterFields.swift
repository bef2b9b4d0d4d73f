import Diagnostics
import Yams

/// The keys of the front matter that have a meaning, and what their values must be.
extension FrontMatterReader {
    mutating func assign(_ key: String, _ value: Node) {
        switch key {
        case "title": frontMatter.title = text(value, of: key)
        case "subtitle": frontMatter.subtitle = text(value, of: key)
        case "description": frontMatter.description = text(value, of: key)
        case "lang": frontMatter.lang = language(value)
        case "author", "authors": frontMatter.authors = texts(value, of: key)
        case "categories", "category": frontMatter.categories = texts(value, of: key)
        case "tags": frontMatter.tags = texts(value, of: key)
        case "mathjax": frontMatter.mathjax = truth(value, of: key)
        case "toc": frontMatter.toc = truth(value, of: key)
        case "number-sections": frontMatter.numbersSections = truth(value, of: key)
        case "draft": frontMatter.draft = truth(value, of: key)
        case "macros": frontMatter.macros = macros(value)
        case "nn": readDefaults(value)
        case "date":
            frontMatter.date = value.scalar.flatMap { FrontMatter.Date($0.string) }
            if frontMatter.date == nil {
                warn("`date` must be a day such as `2025-01-09`, with or without a time", at: range(of: value))
            }
        default: break
        }
    }

    private mutating func text(_ value: Node, of key: String) -> String? {
        if let scalar = value.scalar { return scalar.string }
        warn("`\(key)` must be a text, not a \(value.sequence != nil ? "list" : "mapping")", at: range(of: value))
        return nil
    }

    /// A list of texts; a single one stands for a list of one. An author may be a mapping with a `name`.
    private mutating func texts(_ value: Node, of key: String) -> [String]? {
        guard let list = value.sequence else { return text(value, of: key).map { [$0] } }
        return list.compactMap { element in
            if let scalar = element.scalar { return scalar.string }
            if key.hasPrefix("author"), let name = element.mapping?["name"]?.scalar { return name.string }
            warn("`\(key)` must be a list of texts", at: range(of: element))
            return nil
        }
    }

    private mutating func truth(_ value: Node, of key: String) -> Bool? {
        if value.tag.rawValue == Tag.Name.bool.rawValue, let bool = value.bool { return bool }
        warn("`\(key)` must be `true` or `false`", at: range(of: value))
        return nil
    }

    private mutating func language(_ value: Node) -> String? {
        guard let tag = text(value, of: "lang") else { return nil }
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (2...8).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy(LineText.isLetter)
            && parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(LineText.isAlphanumeric) }
        if isTag { return tag }
        warn("`lang` must be a language's tag such as `en` or `ko`", at: range(of: value))
        return nil
    }

    /// A mapping of names, with or without backslash, to TeX; `[TeX, 2]` says how many arguments there are, as for
    /// MathJax, though the TeX says that itself.
    private mutating func macros(_ value: Node) -> [FrontMatter.Macro]? {
        guard let mapping = value.mapping else {
            warn("`macros` must be a mapping such as `R: \"\\mathbb{R}\"`", at: range(of: value))
            return nil
        }
        var macros: [FrontMatter.Macro] = []
        for (key, value) in mapping {
            let name = (key.scalar?.string ?? "").drop { $0 == "\\" }
            guard !name.isEmpty, name.utf8.allSatisfy(LineText.isLetter) else {
                warn("the name of a macro is made of letters", at: range(of: key))
                continue
            }
            guard let body = (value.scalar ?? value.sequence?.first?.scalar)?.string else {
                warn("the macro `\(name)` must be a text", at: range(of: value))
                continue
            }
            macros.append(FrontMatter.Macro(name: String(name), body: body))
        }
        return macros
    }

    private mutating func readDefaults(_ value: Node) {
        guard let mapping = value.mapping else {
            warn("`nn` must be a mapping such as `seed: 1`", at: range(of: value))
            return
        }
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            switch name {
            case "seed":
                let seed = value.tag.rawValue == Tag.Name.int.rawValue ? value.int : nil
                frontMatter.defaults.seed = seed.flatMap { $0 >= 0 ? $0 : nil }
                if frontMatter.defaults.seed == nil {
                    warn("`seed` must be a whole number from 0 on", at: range(of: value))
                }
            case "precision": frontMatter.defaults.precision = oneOf(value, name)
            case "echo": frontMatter.defaults.echo = oneOf(value, name)
            default:
                let similar = nearestName(to: name, among: ["seed", "precision", "echo"])
                warn(
                    "`nn` has no default `\(name)`", at: range(of: key),
                    hint: similar.map { "did you mean `\($0)`?" } ?? "there are `seed`, `precision` and `echo`")
            }
        }
    }

    private mutating func oneOf<Choice>(_ value: Node, _ name: String) -> Choice?
    where Choice: CaseIterable & RawRepresentable<String> {
        if let choice = value.scalar.flatMap({ Choice(rawValue: $0.string) }) { return choice }
        let choices = Choice.allCases.map { "`\($0.rawValue)`" }
        warn(
            "`\(name)` must be \(choices.dropLast().joined(separator: ", ")) or \(choices.last!)", at: range(of: value))
        return nil
    }
}
