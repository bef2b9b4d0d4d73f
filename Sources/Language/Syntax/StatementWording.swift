import Diagnostics

/// What a statement says, whatever its layout and its comments, and what it speaks of.
public struct StatementWording: Sendable {
    /// On one line, in canonical form.
    public let text: String
    /// The names in it that may be declared elsewhere: no fields, and no names of arguments.
    public let names: Set<String>
    /// The texts in quotes, such as names of files.
    public let strings: Set<String>

    /// - Parameter text: one statement as it stands in a cell.
    public init(_ text: String) {
        let source = EmbeddedText(text)
        let canonical = parseCell(source).0.statements.map { SyntaxPrinter.text($0) }.joined(separator: " ")
        self.text = canonical.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var lexer = Lexer(source, allowsOptions: false)
        lexer.run()
        var names: Set<String> = []
        var strings: Set<String> = []
        for (index, token) in lexer.tokens.enumerated() {
            switch token.kind {
            case .string(let string): strings.insert(string)
            case .name(let name):
                let isField = index > 0 && lexer.tokens[index - 1].kind == .dot
                let isArgument =
                    index > 1 && index + 1 < lexer.tokens.count && lexer.tokens[index + 1].kind == .assign
                    && [.comma, .open(.round)].contains(lexer.tokens[index - 1].kind)
                if !isField && !isArgument { names.insert(name) }
            default: break
            }
        }
        self.names = names
        self.strings = strings
    }
}
