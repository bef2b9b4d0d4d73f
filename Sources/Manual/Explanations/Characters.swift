import Language

extension Explanation {
    static let characters: [Explanation] = [
        Explanation(
            .unterminatedString,
            "A text ends in the line it begins in, so that a forgotten quote does not swallow the next statement.",
            wrong: "data either = gate(\"or)",
            right: "data either = gate(\"or\")"),
        Explanation(
            .unknownEscape,
            "In a text `\\\\` is a backslash, `\\\"` a quote, `\\n` a line's end. Paths are written with `/` on every "
                + "system.",
            wrong: "show \"C:\\data\"",
            right: "show \"C:/data\""),
        Explanation(
            .singleQuotes,
            "The apostrophe is the derivative: `f'`.",
            wrong: "data either = gate('or')",
            right: "data either = gate(\"or\")"),
        Explanation(
            .malformedNumber,
            "A number has one decimal point at most, and single `_` between its digits.",
            wrong: "let rate = 1.2.3",
            right: "let rate = 1.23"),
        Explanation(
            .numberWithLetter,
            "`2x` might be a product or a slip of the finger, so products are written out.",
            wrong: "let f(x) = 2x",
            right: "let f(x) = 2*x"),
        Explanation(
            .barePoint,
            "A point at a number's edge is easily overlooked.",
            wrong: "let rate = .5",
            right: "let rate = 0.5"),
        Explanation(
            .numberOutOfRange,
            "Numbers are 64-bit floating point: from about 5e-324 to 1.8e308.",
            wrong: "let huge = 1e400",
            right: "let huge = 1e300"),
        Explanation(
            .lookAlike,
            "Minus signs, quotation marks and brackets from a word processor or a keyboard of another script look "
                + "right and are other characters. nnbook reads what was meant, goes on, and names the sign to write.",
            wrong: "let less = 3 − 1",
            right: "let less = 3 - 1"),
        Explanation(
            .foreignOperator,
            "Languages write powers, arrows and equality in different ways; here there is one for each.",
            wrong: "let kilo = 2 ** 10",
            right: "let kilo = 2^10"),
        Explanation(
            .semicolon,
            "Two statements are two lines; rows of a matrix are lists: `[[1, 0], [0, 1]]`.",
            wrong: "let a = 1; let b = 2",
            right: "let a = 1\nlet b = 2"),
        Explanation(
            .commentSign,
            "`//` divides in Python and begins a comment in C; here it is neither.",
            wrong: "let a = 1 // the first",
            right: "let a = 1 # the first"),
        Explanation(
            .lineContinuation,
            "An open bracket, or a comma, an arrow or an operator at the line's end, is enough.",
            wrong: "let total = 1 + \\\n            2",
            right: "let total = 1 +\n            2"),
        Explanation(
            SyntaxDiagnosticCode.oddSpace.rawValue, .warning, SyntaxDiagnosticCode.oddSpace.meaning,
            "A tab or a no-break space looks like a space here and like something else elsewhere. It is read as a "
                + "space.",
            wrong: note("let\ta = 1"), right: note("let a = 1")),
        Explanation(
            .unreadableCharacter,
            "The language has letters, digits, and the signs of its operators and brackets.",
            wrong: "let share = 50%",
            right: "let share = 50/100"),
    ]
}
