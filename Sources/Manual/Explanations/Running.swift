extension Explanation {
    static let running: [Explanation] = [
        Explanation(
            "expectation-failed", "A claim that the note makes does not hold.",
            "The page is written all the same, with both sides of the claim where it stands, and the exit status is 1. "
                + "Either the claim is wrong, or something it rests on has changed.",
            wrong: note("expect 1 + 1 == 3"), right: note("expect 1 + 1 == 2")),
        Explanation(
            "divergence", "The loss of a run stopped being a finite number.",
            "Steps that are too long overshoot, each further than the one before, until numbers overflow. Training "
                + "stops there; the message names the step, the layer and its largest activation, and figures show "
                + "what there is.",
            wrong: note(
                """
                data line = points([[1], [2], [3]], [10, 20, 30])
                train fit = dense(1) on line, optimizer=sgd(lr=100), steps=500
                """),
            right: note(
                """
                data line = points([[1], [2], [3]], [10, 20, 30])
                train fit = dense(1) on line, optimizer=sgd(lr=0.1), steps=500
                """)),
        Explanation(
            "cannot-train", "A network cannot be trained on its data, for a reason that only running could show.",
            "Formulas of `features` and results of other runs are numbers only when they are computed; one that is "
                + "not finite, or out of range, ends the run before its first step.",
            wrong: note(
                """
                train fit = features(log(x1)) -> dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                """),
            right: note(
                """
                train fit = features(log(x1 + 1)) -> dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                """)),
        Explanation(
            "doubtful-data", .warning, "The data has something odd that does not keep a network from being trained.",
            "A column that never changes tells nothing, and has no deviation to be divided by; it becomes 0.",
            wrong: note(
                """
                data d = points([[1, 5], [2, 5], [3, 5]], [0, 1, 1])
                train fit = standardize -> dense(1, sigmoid) on d, optimizer=sgd(lr=1), steps=10
                """),
            right: note(
                """
                data d = points([[1, 5], [2, 6], [3, 5]], [0, 1, 1])
                train fit = standardize -> dense(1, sigmoid) on d, optimizer=sgd(lr=1), steps=10
                """)),
        Explanation(
            "value-unavailable", "A value in the prose cannot be had.",
            "What it is computed from could not be trained, or the value does not exist for this run. The page is "
                + "written with a mark in its place, and the exit status is 1.",
            wrong: .note(
                """
                The loss is `nn fit.loss`.

                ```nn
                train fit = features(log(x1)) -> dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                ```

                """),
            right: .note(
                """
                The loss is `nn fit.loss`.

                ```nn
                train fit = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                ```

                """)),
    ]
}
