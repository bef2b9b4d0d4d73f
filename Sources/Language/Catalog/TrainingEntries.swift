extension Catalog {
    static let initializations: [CatalogEntry] = [
        CatalogEntry("zeros", .initialization, "All weights 0.", example: "init=zeros"),
        CatalogEntry(
            "constant", .initialization, [Parameter("c", .runNumber(.any), .required, "the weight")],
            "All weights equal.", example: "init=constant(0.5)"),
        CatalogEntry(
            "normal", .initialization,
            [Parameter("std", .runNumber(.nonNegative), .required, "the standard deviation")],
            "Normal around 0.", example: "init=normal(0.01)"),
        CatalogEntry(
            "uniform", .initialization, [Parameter("a", .runNumber(.nonNegative), .required, "the bound")],
            "Uniform from −a to a.", example: "init=uniform(0.1)"),
        CatalogEntry(
            "lecun_normal", .initialization, "Normal with variance 1/inputs.", example: "init=lecun_normal"),
        CatalogEntry(
            "xavier_normal", .initialization, "Normal with variance 2/(inputs + units).",
            example: "init=xavier_normal"),
        CatalogEntry(
            "xavier_uniform", .initialization, "Uniform with variance 2/(inputs + units).",
            example: "init=xavier_uniform"),
        CatalogEntry("he_normal", .initialization, "Normal with variance 2/inputs.", example: "init=he_normal"),
        CatalogEntry("he_uniform", .initialization, "Uniform with variance 2/inputs.", example: "init=he_uniform"),
    ]

    static let losses: [CatalogEntry] = [
        CatalogEntry(
            "cross_entropy", .loss,
            "Minus the log of the probability given to the truth; binary, independent labels or softmax, as the "
                + "output says.",
            example: "loss=cross_entropy"),
        CatalogEntry("mse", .loss, "The mean squared difference of outputs and targets.", example: "loss=mse"),
        CatalogEntry("mae", .loss, "The mean absolute difference of outputs and targets.", example: "loss=mae"),
    ]

    static let optimizers: [CatalogEntry] = [
        CatalogEntry("sgd", .optimizer, [rate], "w ← w − lr·∇", example: "optimizer=sgd(lr=0.1)"),
        CatalogEntry(
            "momentum", .optimizer, [rate, beta], "v ← βv + (1−β)∇, w ← w − lr·v",
            example: "optimizer=momentum(lr=0.1)"),
        CatalogEntry(
            "heavy_ball", .optimizer, [rate, beta], "v ← βv + ∇, w ← w − lr·v",
            example: "optimizer=heavy_ball(lr=0.01)"),
        CatalogEntry(
            "nesterov", .optimizer, [rate, beta], "v ← βv + ∇, w ← w − lr·(∇ + βv)",
            example: "optimizer=nesterov(lr=0.01)"),
        CatalogEntry(
            "rmsprop", .optimizer,
            [
                defaultRate("0.01"),
                Parameter("decay", .runNumber(.belowOne), .defaulting("0.99"), "memory of the gradient's square"),
                epsilon,
            ],
            "s ← decay·s + (1−decay)∇², w ← w − lr·∇ / (√s + epsilon)", example: "optimizer=rmsprop(lr=0.01)"),
        CatalogEntry(
            "adam", .optimizer, [defaultRate("0.001")] + memories + [epsilon],
            "Adam, with its bias corrections.", example: "optimizer=adam(lr=0.01)"),
        CatalogEntry(
            "adamw", .optimizer,
            [defaultRate("0.001")] + memories + [
                epsilon,
                Parameter(
                    "decay", .runNumber(.nonNegative), .defaulting("0.01"),
                    "what share of a weight, times lr, is taken away at each step"),
            ],
            "Adam, after w ← w·(1 − lr·decay), for weights only.", example: "optimizer=adamw(lr=0.01)"),
    ]

    private static let rate = Parameter("lr", .rate, .required, "the learning rate, a number or a function of the step")
    private static func defaultRate(_ value: String) -> Parameter {
        Parameter("lr", .rate, .defaulting(value), "the learning rate, a number or a function of the step")
    }
    private static let memories = [
        Parameter("beta1", .runNumber(.belowOne), .defaulting("0.9"), "memory of the gradient"),
        Parameter("beta2", .runNumber(.belowOne), .defaulting("0.999"), "memory of its square"),
    ]
    private static let epsilon = Parameter("epsilon", .runNumber(.positive), .defaulting("1e-8"), "added to the root")
    private static let beta = Parameter(
        "beta", .runNumber(.belowOne), .defaulting("0.9"), "how much of the velocity is kept")

    /// The options after `train NAME = MODEL on DATA`.
    static let train = CatalogEntry(
        "train", .statement,
        [
            Parameter(
                "loss", .loss, .optional,
                "`cross_entropy`, `mse`, `mae` or a function of output and target; left out, `cross_entropy` for "
                    + "sigmoid and softmax outputs, else `mse`"),
            Parameter("optimizer", .optimizer, .optional, "required unless no step is made"),
            Parameter("epochs", .count(atLeast: 0), .optional, "passes over the training part"),
            Parameter("steps", .count(atLeast: 0), .optional, "updates"),
            Parameter("batch", .countOrWord("full"), .defaulting("full"), "examples in an update"),
            Parameter("shuffle", .flag, .defaulting("true"), "whether each epoch draws a new order"),
            Parameter("seed", .seed, .defaulting("0"), "for weights and shuffling, unless the front matter's `nn` has one"),
            Parameter("init", .initialization, .defaulting("xavier_normal"), "for the weights"),
            Parameter("l1", .runNumber(.nonNegative), .optional, "adds l1 · Σ|w| to the objective"),
            Parameter("l2", .runNumber(.nonNegative), .optional, "adds l2/2 · Σw² to the objective"),
            Parameter("clip", .runNumber(.positive), .optional, "the gradient's largest norm; longer ones are cut"),
            Parameter("stop", .condition, .optional, "ends training; judged at each record"),
            Parameter("record", .count(atLeast: 1), .optional, "steps between two records of the history"),
            Parameter("precision", .word(["float64", "float32"]), .defaulting("float64"), "of all numbers, unless the front matter's `nn` has one"),
            Parameter(
                "diverge", .word(["stop", "allow"]), .defaulting("stop"),
                "what happens when the loss is no longer finite: training stops with an error, or goes on"),
        ].map { option in
            var option = option
            option.isKeyedOnly = true
            return option
        },
        "Trains a model on data, or goes on training.",
        example: "train fit = net on d, optimizer=sgd(lr=0.1), steps=1000")
}
