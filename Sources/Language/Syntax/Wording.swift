import Diagnostics

extension ProgramText {
    /// The text without comments, blank lines and the width of spaces: two notes with the same wording mean the same
    /// and show the same excerpts of their text.
    public var wording: String {
        cells.map { Self.wording($0, allowsOptions: true) + "\n" }.joined()
            + inlines.map { Self.wording($0, allowsOptions: false) + "\n" }.joined()
    }

    private static func wording(_ text: EmbeddedText, allowsOptions: Bool) -> String {
        var lexer = Lexer(text, allowsOptions: allowsOptions)
        lexer.run()
        var wording = "```\n" + lexer.options.map { "#| \($0.key.text): \($0.value)\n" }.joined()
        var end = 0
        for token in lexer.tokens {
            if token.startsLine {
                wording += token.followsBlankLine ? "\n\n" : "\n"
            } else if token.range.lowerBound > end {
                wording += " "
            }
            wording += text.text(of: token.range)
            end = token.range.upperBound
        }
        return wording
    }
}
