import Markdown

/// The commands that a note's formulas define. For KaTeX they hold in their own formula alone, where MathJax and TeX
/// would know them in all that follow.
struct DefinedCommands {
    private let names: Set<Substring>

    init(_ formulas: [Formula]) { names = Set(formulas.flatMap { Self.names(in: $0.tex) }) }

    private static func names(in tex: String) -> [Substring] {
        let definition =
            /\\(?:newcommand|renewcommand|providecommand|DeclareMathOperator|def|gdef)\*?\s*\{?\s*(\\[A-Za-z]+)/
        return tex.matches(of: definition).map(\.1)
    }

    /// What to do about a formula that was refused for want of a command, or for defining one.
    func hint(for tex: String, _ message: String) -> String? {
        let unknown = message.firstMatch(of: /Undefined control sequence: (\\[A-Za-z]+)/)?.1
        let own = Self.names(in: tex)
        if let unknown, names.contains(unknown), !own.contains(unknown) {
            return "`\(unknown)` holds in the formula that defines it alone; " + Self.remedy(unknown)
        }
        if let name = own.first { return "for a command that all formulas of the note know, " + Self.remedy(name) }
        return unknown.map { "the page shows its source instead; for a command of your own, " + Self.remedy($0) }
    }

    private static func remedy(_ name: Substring) -> String {
        "write `macros: {\(name.dropFirst()): '…'}` in the front matter, or in `course.yml`"
    }
}
