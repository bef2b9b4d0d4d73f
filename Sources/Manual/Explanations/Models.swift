import Language

extension Explanation {
    static let models: [Explanation] = [
        Explanation(
            .shapeMismatch,
            "Shapes are followed from the data through every layer, before anything runs: rows of weights are units, "
                + "columns are inputs, rows of data are examples.",
            wrong: "data pairs = points([[0, 0], [1, 1]], [0, 1, 1])",
            right: "data pairs = points([[0, 0], [1, 1]], [0, 1])"),
        Explanation(
            .misplacedLayer,
            "`features`, `standardize` and their like prepare the data, so they come before the first dense layer; an "
                + "activation belongs to a dense layer before it.",
            wrong: "model net = dense(4, tanh) -> standardize -> dense(1)",
            right: "model net = standardize -> dense(4, tanh) -> dense(1)"),
        Explanation(
            .softmaxInside,
            "Softmax makes probabilities of classes of a layer's outputs; only the network's output has classes.",
            wrong: "model net = dense(3, softmax) -> dense(1, sigmoid)",
            right: "model net = dense(3, tanh) -> dense(1, sigmoid)"),
        Explanation(
            .noDenseLayer,
            "Weights live in dense layers; without one there is nothing to learn.",
            wrong: "train fit = standardize on gate(\"or\"), steps=0",
            right: "train fit = standardize -> dense(1, sigmoid) on gate(\"or\"), steps=0"),
        Explanation(
            .outputMismatch,
            "One sigmoid unit tells two classes apart, K softmax units tell K classes apart, and for a number there is "
                + "one unit to a target column.",
            wrong: "train fit = dense(1, sigmoid) on blobs(n=30, centers=3), steps=0",
            right: "train fit = dense(3, softmax) on blobs(n=30, centers=3), steps=0"),
        Explanation(
            .lossNeedsProbabilities,
            "Cross-entropy is the log of a probability; an output that can be −3 or 7 has none.",
            wrong: "train fit = dense(1) on gate(\"or\"), loss=cross_entropy, steps=0",
            right: "train fit = dense(1, sigmoid) on gate(\"or\"), loss=cross_entropy, steps=0"),
        Explanation(
            .softmaxWithLabels,
            "Softmax shares one unit of probability among the classes. Labels that may hold side by side need a "
                + "sigmoid each. Where only one of them can hold, they are classes, and stand in one column: 0, 1, 2.",
            wrong: "train fit = dense(2, softmax) on points([[1], [2]], [[0, 1], [1, 1]]), steps=0",
            right: "train fit = dense(2, sigmoid) on points([[1], [2]], [[0, 1], [1, 1]]), steps=0"),
        Explanation(
            .targetsNotClasses,
            "A sigmoid or softmax output is trained with cross-entropy, and that is for classes. For targets that are "
                + "numbers end the model without an activation, or name the loss.",
            wrong: "train fit = dense(1, sigmoid) on sample(sin, over=-3..3), steps=0",
            right: "train fit = dense(1) on sample(sin, over=-3..3), steps=0"),
        Explanation(
            .textTargets,
            "Between `\"cat\"` and `\"dog\"` there is no difference that could be squared.",
            wrong: "train fit = dense(1) on points([[1], [2]], [\"cat\", \"dog\"]), steps=0",
            right: "train fit = dense(1, sigmoid) on points([[1], [2]], [\"cat\", \"dog\"]), steps=0"),
        Explanation(
            .noTrainingPart,
            "What is held out for the test and for validation is not trained on; something must be left.",
            wrong: "data rings = circles(n=40, test=0.5, validation=0.5)",
            right: "data rings = circles(n=40, test=0.25, validation=0.25)"),
        Explanation(
            .tooLarge,
            "A slip such as a zero too many should be a message, not a machine that stands still.",
            wrong: "model net = dense(100000) -> dense(100000)",
            right: "model net = dense(1000) -> dense(1000)"),
    ]

    static let training: [Explanation] = [
        Explanation(
            .misplacedOn,
            "What `model on data` makes is a run, and a run is bound by `train`, which says how long and by what "
                + "optimizer.",
            wrong: "model net = dense(1, sigmoid)\nlet fit = net on gate(\"or\")",
            right: "model net = dense(1, sigmoid)\ntrain fit = net on gate(\"or\"), steps=0"),
        Explanation(
            .dataNotNamed,
            "A model alone has nothing to learn from.",
            wrong: "model net = dense(1, sigmoid)\ntrain fit = net, steps=0",
            right: "model net = dense(1, sigmoid)\ntrain fit = net on gate(\"or\"), steps=0"),
        Explanation(
            .missingLength,
            "How long training goes on decides the result as much as anything; no default would be honest.",
            wrong: "train fit = dense(1, sigmoid) on gate(\"or\"), optimizer=sgd(lr=1)",
            right: "train fit = dense(1, sigmoid) on gate(\"or\"), optimizer=sgd(lr=1), steps=10"),
        Explanation(
            .missingOptimizer,
            "Which rule makes the steps, and with what learning rate, belongs into the note. Without a step none is "
                + "needed: `steps=0` is the untrained run.",
            wrong: "train fit = dense(1, sigmoid) on gate(\"or\"), steps=10",
            right: "train fit = dense(1, sigmoid) on gate(\"or\"), optimizer=sgd(lr=1), steps=10"),
        Explanation(
            .fixedInContinuation,
            "A run that goes on keeps its weights, its random stream and its place in the epoch: 500 steps and 500 "
                + "more are 1000 steps, bit for bit. A new seed or batch would break that.",
            wrong: """
                train fit  = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                train more = fit, steps=10, seed=2
                """,
            right: """
                train fit  = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=10
                train more = fit, steps=10
                """),
        Explanation(
            .misplacedPatience,
            "It asks how the loss on the validation part goes on, record by record; afterwards there is nothing to "
                + "wait for.",
            wrong: "let stop = patience(5)",
            right: """
                data  rings = circles(n=40, validation=0.25)
                train fit   = dense(1, sigmoid) on rings, optimizer=adam, epochs=20, stop=patience(5)
                """),
    ]

    static let views: [Explanation] = [
        Explanation(
            .partNotNamed,
            "With a split, the loss of training and that of the test are two numbers; which one is meant must be said.",
            wrong: """
                train fit = dense(1, sigmoid) on circles(n=40, test=0.25), steps=0
                show  fit.loss
                """,
            right: """
                train fit = dense(1, sigmoid) on circles(n=40, test=0.25), steps=0
                show  fit.test.loss
                """),
        Explanation(
            .missingPart,
            "A part exists if the data was split, where it was bound.",
            wrong: """
                train fit = dense(1, sigmoid) on circles(n=40), steps=0
                show  fit.test.loss
                """,
            right: """
                train fit = dense(1, sigmoid) on circles(n=40, test=0.25), steps=0
                show  fit.test.loss
                """),
        Explanation(
            .noAccuracy,
            "Accuracy counts right answers. A number that should be 0.7 and is 0.69 is neither right nor wrong.",
            wrong: """
                train fit = dense(1) on sample(sin, over=-3..3), steps=0
                show  fit.accuracy
                """,
            right: """
                train fit = dense(1) on sample(sin, over=-3..3), steps=0
                show  fit.loss
                """),
        Explanation(
            .noClasses,
            "Data whose targets are numbers has no classes to count.",
            wrong: "data waves = sample(sin, over=-3..3)\nshow waves.classes",
            right: "data rings = circles(n=40)\nshow rings.classes"),
        Explanation(
            .noSuchForm,
            "After `plot`, `table` and `show` stands a view or a value that has a natural form there.",
            wrong: "data rings = circles(n=40)\nshow rings",
            right: "data rings = circles(n=40)\nplot rings"),
        Explanation(
            .notRecorded,
            "The history holds the loss of every record only; views never change what is recorded, or a plot would "
                + "make a run another one.",
            wrong: """
                train fit = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=40, record=4
                table loss(fit), every=6
                """,
            right: """
                train fit = dense(1, sigmoid) on gate("or"), optimizer=sgd(lr=1), steps=40, record=4
                table loss(fit), every=8
                """),
        Explanation(
            DiagnosticCode.noErrorFound.rawValue, DiagnosticCode.noErrorFound.meaning,
            "Such a block shows readers a mistake and what nnbook says of it. If it is none any more, the text around "
                + "it is wrong.",
            wrong: .note("```nn\n#| error: true\nshow 1 + 1\n```\n"),
            right: .note("```nn\n#| error: true\nshow 1 + one\n```\n")),
    ]
}
