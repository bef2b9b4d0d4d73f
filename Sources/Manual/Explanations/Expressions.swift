extension Explanation {
    static let expressions: [Explanation] = [
        Explanation(
            .expectedExpression,
            "Something was begun and not finished: after `=`, an operator, a comma or a bracket stands a value.",
            wrong: "let half = 1 /",
            right: "let half = 1 / 2"),
        Explanation(
            .expectedField,
            "A point asks a value for one of its fields. In a number it has digits on both sides.",
            wrong: "data rings = circles(n=40)\nshow rings.",
            right: "data rings = circles(n=40)\nshow rings.examples"),
        Explanation(
            .unexpectedToken,
            "The statement was complete, or something else could go on here.",
            wrong: "let pair = (1, 2)",
            right: "let pair = [1, 2]"),
        Explanation(
            .missingComma,
            "Arguments, options and elements are separated by commas, at the end of a line too.",
            wrong: "data rings = circles(n=40 noise=0.1)",
            right: "data rings = circles(n=40, noise=0.1)"),
        Explanation(
            .missingOperator,
            "A product is written with `*`; what stands before a bracket without one is called as a function.",
            wrong: "let area = 3 (4 + 1)",
            right: "let area = 3*(4 + 1)"),
        Explanation(
            .danglingComma,
            "A comma promises that more follows; perhaps a line was lost.",
            wrong: "plot circles(n=40), title=\"Rings\",",
            right: "plot circles(n=40), title=\"Rings\""),
        Explanation(
            .equalsForComparison,
            "`=` binds a name or gives an option its value. Whether two values are equal is asked by `==`, whether "
                + "they are nearly so by `≈`.",
            wrong: "expect 1 + 1 = 2",
            right: "expect 1 + 1 == 2"),
        Explanation(
            .chainedComparison,
            "Two claims are two lines, so that a failure says which of them does not hold.",
            wrong: "let a = 0.5\nexpect 0 < a < 1",
            right: "let a = 0.5\nexpect 0 < a\nexpect a < 1"),
        Explanation(
            .chainedInterval,
            "An interval says where something is drawn or compared; in between it has no step.",
            wrong: "plot curve(sin, over=-3..0..3)",
            right: "plot curve(sin, over=-3..3)"),
        Explanation(
            .repeatedOn,
            "A run learns from one data set. Several runs, each on its own, are a family: `on each(a, b)`.",
            wrong: "train fit = dense(1, sigmoid) on gate(\"or\") on gate(\"and\"), steps=0",
            right: "train fit = dense(1, sigmoid) on each(gate(\"or\"), gate(\"and\")), steps=0"),
        Explanation(
            .indexList,
            "A matrix is a list of rows: the first index picks a row, the second an entry of it.",
            wrong: "let w = [[1, 2], [3, 4]]\nshow w[1, 2]",
            right: "let w = [[1, 2], [3, 4]]\nshow w[1][2]"),
        Explanation(
            .numberedField,
            "After a point stands a name; members without one are counted in brackets, from 1.",
            wrong: """
                train fits = dense(each(2, 4), tanh) -> dense(1, sigmoid) on gate("xor"), steps=0
                show fits.2.loss
                """,
            right: """
                train fits = dense(each(2, 4), tanh) -> dense(1, sigmoid) on gate("xor"), steps=0
                show fits[2].loss
                """),
        Explanation(
            .ifIsAFunction,
            "There are no branches; a choice between two values is a value too.",
            wrong: "let x = 3\nlet size = x if x > 0 else -x",
            right: "let x = 3\nlet size = if(x > 0, x, -x)"),
        Explanation(
            .noAssignment,
            "What a name means never changes, so the order in which a reader looks at things does not matter. A new "
                + "value gets a new name.",
            wrong: "let n = 40\nn += 1",
            right: "let n = 40\nlet more = n + 1"),
        Explanation(
            .noLogicalOperator,
            "Claims joined by `and` would fail together; as lines of their own each is shown with both sides.",
            wrong: "let a = 3\nexpect a > 0 and a < 5",
            right: "let a = 3\nexpect a > 0\nexpect a < 5"),
        Explanation(
            .noLambda,
            "A function has a name, which then stands in legends and messages.",
            wrong: "let square = lambda x: x^2",
            right: "let square(x) = x^2"),
        Explanation(
            .nestingTooDeep,
            "Trees of more than a hundred levels are made by programs, by mistake, and a name for a part of it helps "
                + "people too.",
            wrong: "let a = " + String(repeating: "(", count: 120) + "1" + String(repeating: ")", count: 120),
            right: "let a = ((1))"),
    ]

    static let brackets: [Explanation] = [
        Explanation(
            .unclosedBracket,
            "Every bracket has its partner within the statement.",
            wrong: "model net = dense(4, tanh -> dense(1)",
            right: "model net = dense(4, tanh) -> dense(1)"),
        Explanation(
            .unopenedBracket,
            "A closing bracket too many, or an opening one that was forgotten.",
            wrong: "let three = 3)",
            right: "let three = (3)"),
        Explanation(
            .mismatchedBracket,
            "Arguments stand in round brackets, lists and indices in square ones.",
            wrong: "let root = sqrt(2]",
            right: "let root = sqrt(2)"),
        Explanation(
            .curlyBracket,
            "There are no sets or dictionaries; a list stands in square brackets, options in the call that takes them.",
            wrong: "let steps = {10, 20}",
            right: "let steps = [10, 20]"),
    ]
}
