extension Catalog {
    static let views: [CatalogEntry] = [
        CatalogEntry("loss", .view, [runs], "The loss over the steps.", example: "plot loss(fit), y=log"),
        CatalogEntry("accuracy", .view, [runs], "The accuracy over the steps.", example: "plot accuracy(fit)"),
        CatalogEntry(
            "metrics", .view, [runs],
            "What runs came to, a row for each: steps, losses and accuracies. `table fit` is short for it.",
            example: "table metrics(fit)"),
        CatalogEntry(
            "boundary", .view,
            [
                runs,
                Parameter("over", .plane, .optional, "the part of the plane; the data's box if left out", keyed: true),
            ],
            "What the net says of each point of the plane.", example: "plot boundary(fit)"),
        CatalogEntry(
            "predictions", .view,
            [
                runs,
                Parameter(
                    "wrong", .flag, .defaulting("false"), "whether only what is predicted wrongly is shown",
                    keyed: true),
                Parameter("threshold", .number(.between), .optional, "from where on it is class 1", keyed: true),
            ],
            "Outputs beside targets, for each example.", example: "table predictions(fit, wrong=true)"),
        CatalogEntry(
            "confusion", .view, [runs],
            "How often each class is taken for each other: rows are what is true, columns what is predicted.",
            example: "plot confusion(fit)"),
        CatalogEntry(
            "weights", .view,
            [
                runs,
                Parameter(
                    "layer", .count(atLeast: 1), .optional, "which dense layer, from 1; all if left out", keyed: true),
            ],
            "The weights, a row for each unit; where inputs are images, an image for each unit.",
            example: "plot weights(fit, layer=1)"),
        CatalogEntry(
            "trace", .view,
            [
                Parameter("run", .runs, .required, "the run"),
                Parameter("input", .example, .required, "the inputs, one number for each"),
                Parameter("target", .target, .required, "what should come out"),
            ],
            "One example forward and backward: a diagram after `plot`, every number and every Jacobian after `table`, "
                + "the equations with the numbers in them after `show`.",
            example: "show trace(fit, [0.5, -1], 1)"),
        CatalogEntry(
            "gradient_check", .view, [runs],
            "How well backpropagation agrees with central differences, for each tensor of parameters.",
            example: "table gradient_check(fit)"),
        CatalogEntry(
            "curve", .view,
            [
                Parameter("f", .curves, .variadic(atLeast: 1), "functions, or runs with one input"),
                Parameter("over", .interval, .required, "where", keyed: true),
            ],
            "Functions of one number.", example: "plot curve(sin, fit, over=-3..3)"),
        CatalogEntry(
            "gradients", .view,
            [
                runs,
                Parameter(
                    "of", .word(["activations", "weights"]), .defaulting("activations"), "with respect to what",
                    keyed: true),
            ],
            "The size of the gradient, layer by layer.", example: "plot gradients(fit), y=log"),
        CatalogEntry(
            "activations", .view, [runs], "The size of the activations, layer by layer.",
            example: "plot activations(fit), y=log"),
    ]

    private static let runs = Parameter("run", .runs, .variadic(atLeast: 1), "runs or families of them")

    /// The options after `plot VIEW` and `table VIEW`.
    static let plot = CatalogEntry(
        "plot", .statement,
        [
            Parameter("x", .scale, .defaulting("linear"), "the horizontal axis", keyed: true),
            Parameter("y", .scale, .defaulting("linear"), "the vertical axis", keyed: true),
            Parameter("title", .text, .optional, "above the figure", keyed: true),
            Parameter(
                "frames", .count(atLeast: 2), .optional,
                "how many moments of training are shown, one at a time; of `boundary`, `activations` and `weights`",
                keyed: true),
        ],
        "A figure stands here.", example: "plot loss(fit), y=log")

    static let table = CatalogEntry(
        "table", .statement,
        [Parameter("every", .count(atLeast: 1), .optional, "steps between two rows", keyed: true)],
        "A table stands here.", example: "table loss(fit, every=100)")

    static let statements = [train, plot, table]

    /// The options of a cell, the lines `#| key: value` at its top.
    static let cellOptions: [CatalogEntry] = [
        CatalogEntry("label", .cellOption, "A name for the block, to link to.", example: "#| label: rings"),
        CatalogEntry("caption", .cellOption, "Makes the block one figure; a line of Markdown.", example: "#| caption: Two rings."),
        CatalogEntry("alt", .cellOption, "Says what the figure shows.", example: "#| alt: Two rings of points."),
        CatalogEntry(
            "echo", .cellOption, "Whether the text is shown: `true`, `false` or `fold`.", example: "#| echo: fold"),
        CatalogEntry(
            "include", .cellOption, "Whether the block is shown at all.", example: "#| include: false"),
        CatalogEntry(
            "eval", .cellOption, "`false`: the block is checked and shown, but has no effect.",
            example: "#| eval: false"),
        CatalogEntry(
            "error", .cellOption, "`true`: the block must fail; its diagnostics are shown.", example: "#| error: true"),
    ]
}
