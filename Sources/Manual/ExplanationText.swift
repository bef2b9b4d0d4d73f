extension Explanation {
    /// What `nnbook explain CODE` prints.
    public var text: String {
        var text = """
            \(code) (\(severity.rawValue))

            \(TextLayout.wrapped(meaning, indent: 2))

            \(TextLayout.wrapped(reason, indent: 2))

            """
        for file in files { text += "\n  With \(file.name):\n\n\(TextLayout.indented(file.text.trimmed, by: 6))\n" }
        text += "\n  Not so:\n\n\(TextLayout.indented(wrong.text.trimmed, by: 6))\n"
        text += "\n  But so:\n\n\(TextLayout.indented(right.text.trimmed, by: 6))\n"
        return text
    }

    /// All codes, with the sentence of each.
    public static var list: String {
        groups.map { group in
            "\(group.title)\n" + TextLayout.columns(group.explanations.map { ($0.code, $0.meaning) }) + "\n"
        }
        .joined(separator: "\n")
    }
}

extension Explanation.Example {
    /// As it is shown: characters that cannot be seen stand as their signs.
    var text: String {
        switch self {
        case .cell(let text), .note(let text), .words(let text):
            text.replacing("\t", with: "⇥").replacing("\r", with: "␍")
        }
    }
}

extension String {
    /// Without line ends at the end.
    var trimmed: String {
        var text = self[...]
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }
}
