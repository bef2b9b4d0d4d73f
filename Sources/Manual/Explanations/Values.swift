import Language

extension Explanation {
    static let values: [Explanation] = [
        Explanation(
            .typeMismatch,
            "Numbers, texts, data sets, models, runs and functions are never turned into one another by themselves.",
            wrong: "let total = 1 + \"two\"",
            right: "let total = 1 + 2"),
        Explanation(
            .notKnownBefore,
            "Shapes and data are settled before anything is trained, so that every mistake is found in a second, not "
                + "after an hour. A result may stand in `let`, `expect`, `show`, in the prose and in a learning rate.",
            wrong: """
                train fit  = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                model wide = dense(fit.steps)
                """,
            right: """
                let   steps = 10
                train fit   = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=steps
                model wide  = dense(steps)
                """),
        Explanation(
            .notAFunction,
            "Only functions, runs and built-ins that take arguments are called.",
            wrong: "let two = 2\nlet six = two(3)",
            right: "let two = 2\nlet six = two*3"),
        Explanation(
            .noDerivative,
            "`f'` is worked out from the formula of `f`, so there must be one, of one argument, without results of "
                + "runs in it.",
            wrong: "let f(x, y) = x*y\nshow f'",
            right: "let f(x) = x*3\nshow f'"),
        Explanation(
            .indexOutOfRange,
            "Lists, members of families and dense layers are counted from 1, as in the notes' formulas.",
            wrong: "let w = [0.5, 0.25]\nshow w[0]",
            right: "let w = [0.5, 0.25]\nshow w[1]"),
        Explanation(
            .unevenList,
            "A matrix has rows of one length, and a list holds one kind of value; anything else has no meaning in a "
                + "formula.",
            wrong: "let w = [[1, 2], [3]]",
            right: "let w = [[1, 2], [3, 4]]"),
        Explanation(
            .emptyInterval,
            "`a..b` are the numbers from a to b; with a ≥ b there is nothing to draw or to compare on.",
            wrong: "let gap = distance(sin, cos, over=3..-3)",
            right: "let gap = distance(sin, cos, over=-3..3)"),
        Explanation(
            .approximatelyZero,
            "`a ≈ b` asks whether |a − b| ≤ 1e-9 · max(|a|, |b|). With b = 0 that holds for 0 alone, which is surely "
                + "not what was meant; how near is near enough must be said.",
            wrong: "expect sin(π) ≈ 0",
            right: "expect abs(sin(π)) < 1e-12"),
        Explanation(
            .formattedValue,
            "A rounded number that is computed with, or compared, would hide what it really is.",
            wrong: "expect percent(1/2) == 0.5",
            right: "expect 1/2 == 0.5\nshow percent(1/2)"),
        Explanation(
            .nothingToReduce,
            "The smallest of one number is that number; a list, several arguments or a family was meant.",
            wrong: "let least = min(3)",
            right: "let least = min(3, 5)"),
    ]

    static let families: [Explanation] = [
        Explanation(
            DiagnosticCode.familyWhereOneIsMeant.rawValue, DiagnosticCode.familyWhereOneIsMeant.meaning,
            "A family is several values at once. Where one is needed it must be said which: a member, or `min`, `max` "
                + "or `all` of them.",
            wrong: .note(
                """
                The loss is `nn fits.loss`.

                ```nn
                train fits = dense(each(1, 2), tanh) -> dense(1, sigmoid) on gate("xor"), steps=0
                ```

                """),
            right: .note(
                """
                The lower loss is `nn min(fits.loss)`.

                ```nn
                train fits = dense(each(1, 2), tanh) -> dense(1, sigmoid) on gate("xor"), steps=0
                ```

                """)),
        Explanation(
            .emptyFamily,
            "A family of nothing has no members to train, plot or compare.",
            wrong: "model net = dense(each(), tanh) -> dense(1)",
            right: "model net = dense(each(2, 4, 8), tanh) -> dense(1)"),
        Explanation(
            .tooManyMembers,
            "Several `each` multiply: 10 by 10 is a hundred runs. A figure of more than 64 says nothing, and so many "
                + "are more often a slip than a wish.",
            wrong: "let a = each(1, 2, 3, 4, 5, 6, 7, 8, 9)*each(1, 2, 3, 4, 5, 6, 7, 8)",
            right: "let a = each(1, 2, 3, 4, 5, 6, 7, 8)*each(1, 2, 3, 4, 5, 6, 7, 8)"),
        Explanation(
            .duplicateKey,
            "Members are asked for by key: `fits.small` must be one of them.",
            wrong: "let rate = each(small=0.1, small=0.2)",
            right: "let rate = each(small=0.1, large=0.2)"),
        Explanation(
            .keyIsField,
            "`fits.loss` is the loss of every member. If one of them were called `loss`, it would be two things.",
            wrong: "let rate = each(loss=0.1, other=0.2)",
            right: "let rate = each(first=0.1, other=0.2)"),
    ]
}
