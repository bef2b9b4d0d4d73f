extension Catalog {
    static let functions: [CatalogEntry] =
        [
            scalar("exp", "e to the power x.", example: "exp(1)"),
            scalar("log", "The natural logarithm.", example: "log(2)"),
            scalar("sqrt", "The square root.", example: "sqrt(2)"),
            scalar("abs", "The absolute value.", example: "abs(-1)"),
            scalar("sin", "The sine, of radians.", example: "sin(π/2)"),
            scalar("cos", "The cosine, of radians.", example: "cos(π)"),
            scalar("tanh", "The hyperbolic tangent.", example: "tanh(1)"),
            scalar("sigmoid", "1 / (1 + exp(−x))", example: "sigmoid(0)"),
            scalar("relu", "max(x, 0)", example: "relu(-1)"),
            scalar("softplus", "log(1 + exp(x))", example: "softplus(0)"),
        ] + [
            CatalogEntry(
                "leaky_relu", .function, [Parameter("x", .runNumber(.any)), Parameter("a", .runNumber(.any))],
                "x above 0, a·x below.", example: "leaky_relu(-1, 0.1)"),
            CatalogEntry(
                "min", .function, [Parameter("x", .runNumber(.any), .variadic(atLeast: 1))],
                "The smallest of its arguments, of a list or matrix, or of a family's members.", example: "min(fits.accuracy)"),
            CatalogEntry(
                "max", .function, [Parameter("x", .runNumber(.any), .variadic(atLeast: 1))],
                "The largest of its arguments, of a list or matrix, or of a family's members.", example: "max(fits.loss)"),
            CatalogEntry(
                "sum", .function, [Parameter("x", .runNumber(.any), .variadic(atLeast: 1))],
                "The sum of its arguments, of a list or matrix, or of a family's members.",
                example: "sum(fit.layer[1].weights[1])"),
            CatalogEntry(
                "mean", .function, [Parameter("x", .runNumber(.any), .variadic(atLeast: 1))],
                "The mean of its arguments, of a list or matrix, or of a family's members.",
                example: "mean(fits.accuracy)"),
            CatalogEntry(
                "all", .function, [Parameter("condition", .condition)],
                "Whether a condition holds for every member of a family.", example: "all(fits.accuracy > 0.9)"),
            CatalogEntry(
                "if", .function,
                [
                    Parameter("condition", .condition), Parameter("then", .runNumber(.any)),
                    Parameter("otherwise", .runNumber(.any)),
                ],
                "One of two values, as a comparison says.", example: "if(x < 0, -x, x)"),
            CatalogEntry(
                "distance", .function,
                [
                    Parameter("f", .curve), Parameter("g", .curve),
                    Parameter("over", .interval, .required, "where", keyed: true),
                ],
                "The largest gap between two functions, at 1001 points.", example: "distance(f, g, over=-1..1)"),
            CatalogEntry(
                "patience", .function,
                [Parameter("k", .count(atLeast: 1), .required, "how many records in a row")],
                "In `stop` only: whether the loss on the validation part has not improved for so many records.",
                example: "train fit = net on d, optimizer=adam, epochs=50, stop=patience(5)"),
            CatalogEntry(
                "percent", .function, [Parameter("x", .runNumber(.any))],
                "Writes a number as a percentage.", example: "percent(fit.accuracy)"),
            CatalogEntry(
                "round", .function,
                [Parameter("x", .runNumber(.any)), Parameter("digits", .count(atLeast: 0), .defaulting("0"))],
                "Writes a number with so many digits after the point.", example: "round(fit.loss, 3)"),
        ]

    private static func scalar(_ name: String, _ meaning: String, example: String) -> CatalogEntry {
        CatalogEntry(name, .function, [Parameter("x", .runNumber(.any))], meaning, example: example)
    }

    static let constants: [CatalogEntry] = [
        CatalogEntry("π", .constant, "3.14159…", example: "sin(π/2)"),
        CatalogEntry("true", .constant, "Yes.", example: "bias=true"),
        CatalogEntry("false", .constant, "No.", example: "bias=false"),
        CatalogEntry(
            "never", .constant, "What `stopped` says of a run that was not stopped.",
            example: "expect fit.stopped == never"),
    ]

    static let keywords: [CatalogEntry] = [
        CatalogEntry("data", .keyword, "Binds a data set.", example: "data d = moons(n=200)"),
        CatalogEntry("model", .keyword, "Binds an architecture.", example: "model net = dense(4, tanh) -> dense(1)"),
        CatalogEntry(
            "train", .keyword, "Binds a run.", example: "train fit = net on d, optimizer=sgd(lr=0.1), steps=1000"),
        CatalogEntry("let", .keyword, "Binds a value or a function.", example: "let f(x) = x^2"),
        CatalogEntry("plot", .keyword, "A figure stands here.", example: "plot loss(fit)"),
        CatalogEntry("table", .keyword, "A table stands here.", example: "table fit"),
        CatalogEntry("show", .keyword, "A value stands here.", example: "show f'"),
        CatalogEntry("expect", .keyword, "A claim that is checked.", example: "expect fit.accuracy > 0.9"),
        CatalogEntry("on", .keyword, "Joins a model and its data.", example: "train fit = net on d, steps=0"),
        CatalogEntry("each", .keyword, "Makes a family: one member for each choice.", example: "dense(each(2, 4, 8))"),
    ]
}
