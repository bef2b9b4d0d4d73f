import Yams
import YAML

extension FrontMatter.Macro {
    /// Reads a mapping of names, with or without backslash, to TeX; `[TeX, 2]` says how many arguments there are, as for
    /// MathJax, though the TeX says that itself.
    ///
    /// - Returns: the macros, `nil` where the node is no mapping, and what is wrong with others.
    public static func read(
        _ node: Node, in text: YAMLText
    ) -> (macros: [FrontMatter.Macro]?, problems: [(message: String, range: Range<Int>)]) {
        guard let mapping = node.mapping else {
            return (nil, [("`macros` must be a mapping such as `R: \"\\mathbb{R}\"`", text.range(of: node))])
        }
        var macros: [FrontMatter.Macro] = []
        var problems: [(message: String, range: Range<Int>)] = []
        for (key, body) in mapping {
            let name = (key.scalar?.string ?? "").drop { $0 == "\\" }
            if name.isEmpty || !name.utf8.allSatisfy(LineText.isLetter) {
                problems.append(("the name of a macro is made of letters", text.range(of: key)))
            } else if let tex = (body.scalar ?? body.sequence?.first?.scalar)?.string {
                macros.append(FrontMatter.Macro(name: String(name), body: tex))
            } else {
                problems.append(("the macro `\(name)` must be a text", text.range(of: body)))
            }
        }
        return (macros, problems)
    }
}
