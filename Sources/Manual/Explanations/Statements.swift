import Language

extension Explanation {
    static let statements: [Explanation] = [
        Explanation(
            .unknownStatement,
            "Every statement begins with one of eight words: `data`, `model`, `train`, `let`, `plot`, `table`, "
                + "`show`, `expect`. There are no loops and no imports.",
            wrong: "import numpy as np",
            right: "let gap = distance(sin, cos, over=-3..3)"),
        Explanation(
            .missingKeyword,
            "The first word says what a line does, so that a note can be skimmed by its left edge.",
            wrong: "rate = 0.1",
            right: "let rate = 0.1"),
        Explanation(
            .keywordAsName,
            "A word that begins statements cannot be the name of something too.",
            wrong: "data data = circles(n=40)",
            right: "data rings = circles(n=40)"),
        Explanation(
            .expectedName,
            "What is bound needs a name to be asked for by.",
            wrong: "let 0.1",
            right: "let rate = 0.1"),
        Explanation(
            .expectedEquals,
            "`=` binds a name, and names are single words; two words may be joined by `_`.",
            wrong: "let rate <- 0.1",
            right: "let rate = 0.1"),
        Explanation(
            .expectedParameter,
            "A function says by plain names what it depends on. What depends on nothing is a value.",
            wrong: "let f() = 3",
            right: "let f(x) = 3*x"),
        Explanation(
            .unexpectedParameters,
            "A model that comes in several sizes is a family: `dense(each(2, 4))`.",
            wrong: "model net(n) = dense(4, tanh) -> dense(1)",
            right: "model net = dense(each(2, 4), tanh) -> dense(1)"),
        Explanation(
            .optionWithoutName,
            "After a statement's subject the order of options means nothing, so each says which it is.",
            wrong: "train fit = dense(1, sigmoid) on gate(\"or\"), sgd(lr=1), steps=10",
            right: "train fit = dense(1, sigmoid) on gate(\"or\"), optimizer=sgd(lr=1), steps=10"),
        Explanation(
            .operatorAtLineStart,
            "A statement ends with its line unless a bracket is open or the line ends in a comma, an arrow or an "
                + "operator. Only `->` may begin a line that goes on.",
            wrong: "let total = 1\n          + 2",
            right: "let total = 1 +\n            2"),
        Explanation(
            .blankLineInStatement,
            "A blank line ends every statement, so that one forgotten bracket does not swallow the rest of a note.",
            wrong: "model net = dense(2, tanh) ->\n\n            dense(1, sigmoid)",
            right: "model net = dense(2, tanh) ->\n            dense(1, sigmoid)"),
        Explanation(
            SyntaxDiagnosticCode.statementInline.rawValue, SyntaxDiagnosticCode.statementInline.meaning,
            "The span is replaced by a value. What declares or draws something stands in a block of its own.",
            wrong: .note("The sum is `nn show 1 + 1`.\n"), right: .note("The sum is `nn 1 + 1`.\n")),
        Explanation(
            .malformedOption,
            "The options of a block are written as in Quarto, a line each.",
            wrong: "#| caption Two rings\nplot circles(n=40)",
            right: "#| caption: Two rings\nplot circles(n=40)"),
        Explanation(
            .lateOption,
            "Options are about the whole block, so they stand at its top.",
            wrong: "plot circles(n=40)\n#| caption: Two rings",
            right: "#| caption: Two rings\nplot circles(n=40)"),
    ]
}
