import Language

extension Explanation {
    static let names: [Explanation] = [
        Explanation(
            .unknownName,
            "Every word must mean something before anything runs. Built-ins stand without a module's name, and what a "
                + "note declares is known from there on.",
            wrong: "model net = dense(4, tahn) -> dense(1, sigmoid)",
            right: "model net = dense(4, tanh) -> dense(1, sigmoid)"),
        Explanation(
            DiagnosticCode.usedBeforeDeclaration.rawValue, DiagnosticCode.usedBeforeDeclaration.meaning,
            "A note is read from top to bottom, by people and by nnbook. Only inline values in the prose may ask for "
                + "what is declared further down.",
            wrong: .note("```nn\nlet half = whole/2\nlet whole = 3\n```\n"),
            right: .note("```nn\nlet whole = 3\nlet half = whole/2\n```\n")),
        Explanation(
            .declaredTwice,
            "A name means one thing throughout a note; that is what lets a reader look it up, and a result be kept.",
            wrong: "let rate = 0.1\nlet rate = 0.5",
            right: "let rate = 0.1\nlet faster = 0.5"),
        Explanation(
            .shadowsBuiltIn,
            "If `exp` could be something else in one note, no line that uses it could be read by itself.",
            wrong: "let exp = 3",
            right: "let experiments = 3"),
        Explanation(
            .unknownField,
            "Fields are asked of runs, data sets, layers and their statistics, and each has its own.",
            wrong: "data rings = circles(n=40)\nshow rings.rows",
            right: "data rings = circles(n=40)\nshow rings.examples"),
        Explanation(
            .unknownColumn,
            "Inside `features`, a word is an input: `x1`, `x2`, … or a column of the data the model is trained on.",
            wrong: """
                train fit = features(size, x2) -> dense(1, sigmoid) on circles(n=40), steps=0
                """,
            right: """
                train fit = features(x1, x2) -> dense(1, sigmoid) on circles(n=40), steps=0
                """),
    ]

    static let arguments: [Explanation] = [
        Explanation(
            .unknownArgument,
            "An option that is silently ignored would be a note that says one thing and does another.",
            wrong: "data rings = circles(n=40, nois=0.1)",
            right: "data rings = circles(n=40, noise=0.1)"),
        Explanation(
            .duplicateArgument,
            "Only one of the two could be meant.",
            wrong: "data rings = circles(40, n=80)",
            right: "data rings = circles(n=80)"),
        Explanation(
            .missingArgument,
            "What has no sensible default must be said. `nnbook help NAME` lists what there is.",
            wrong: "data waves = sample(sin)",
            right: "data waves = sample(sin, over=-3..3)"),
        Explanation(
            .tooManyArguments,
            "Arguments given by place stand for parameters in their order, and there are no more of them.",
            wrong: "model net = dense(1, sigmoid, tanh)",
            right: "model net = dense(1, sigmoid)"),
        Explanation(
            .wrongArgumentCount,
            "A function gets a value for each of its parameters; an activation, a curve or a schedule is a function of "
                + "one.",
            wrong: "let f(x, y) = x*y\nlet g = f(2)",
            right: "let f(x, y) = x*y\nlet g = f(2, 3)"),
        Explanation(
            .positionalAfterKey,
            "After the first key it could not be told any more which place a value stands in.",
            wrong: "data rings = circles(noise=0.1, 40)",
            right: "data rings = circles(40, noise=0.1)"),
        Explanation(
            .conflictingArguments,
            "Two options that answer the same question cannot both be followed.",
            wrong: "train fit = dense(1, sigmoid) on gate(\"or\"), optimizer=sgd(lr=1), steps=10, epochs=2",
            right: "train fit = dense(1, sigmoid) on gate(\"or\"), optimizer=sgd(lr=1), steps=10"),
        Explanation(
            .textWithoutQuotes,
            "Words without quotes are names of the language or of the note. What lives outside, a file, a column, a "
                + "gate, is a text.",
            wrong: "data one = gate(xor)",
            right: "data one = gate(\"xor\")"),
        Explanation(
            .optionWithoutEffect,
            "An option that changes nothing here was meant for something else. So was `test=` of a data set that is itself "
                + "the `test=` of another.",
            wrong: """
                train fit = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                table fit, every=2
                """,
            right: """
                train fit = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                table loss(fit), every=2
                """),
    ]
}
