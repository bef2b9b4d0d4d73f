extension Catalog {
    static let layers: [CatalogEntry] = [
        CatalogEntry(
            "dense", .layer,
            [
                Parameter("units", .size, .required, "how many outputs"),
                Parameter("activation", .activation, .defaulting("identity"), "applied to each output"),
                Parameter("init", .initialization, .optional, "for the weights; wins over the run's", keyed: true),
                Parameter("bias", .flag, .defaulting("true"), "whether biases are added", keyed: true),
                Parameter("weights", .matrix, .optional, "the first weights; rows are units", keyed: true),
                Parameter("biases", .list, .optional, "the first biases, one for each unit", keyed: true),
            ],
            "A fully connected layer: z = W x + b, a = activation(z).", example: "dense(4, tanh)"),
        CatalogEntry(
            "features", .layer,
            [Parameter("formula", .feature, .variadic(atLeast: 1), "formulas of x1, x2, … or of column names")],
            "New inputs computed from the old ones.", example: "features(1, x1, x2, x1^2, x2^2)"),
        CatalogEntry(
            "standardize", .layer,
            "Each input minus its mean, over its standard deviation, both from the training part.",
            example: "standardize -> dense(1)"),
        CatalogEntry(
            "minmax", .layer,
            "Each input brought to 0…1 by its smallest and largest value in the training part.",
            example: "minmax -> dense(1)"),
        CatalogEntry(
            "dropout", .layer,
            [Parameter("p", .number(.belowOne), .required, "the probability with which a number is dropped")],
            "While training, sets each number to 0 with probability p and divides the others by 1 − p.",
            example: "dense(16, relu) -> dropout(0.5) -> dense(1)"),
        CatalogEntry(
            "repeat", .layer,
            [
                Parameter("k", .count(atLeast: 1), .required, "how many times"),
                Parameter("layer", .layer, .required, "the layer or model; each copy has weights of its own"),
            ],
            "A layer several times over.", example: "repeat(20, dense(256))"),
        CatalogEntry(
            "input", .layer,
            [Parameter("size", .size, .variadic(atLeast: 1), "the lengths of the input's sides")],
            "Says how many inputs there are, and how images lie in them, row by row; optional, since data says so too.",
            example: "input(28, 28)"),
    ]

    static let activations: [CatalogEntry] = [
        CatalogEntry("identity", .activation, "a(z) = z", example: "dense(1, identity)"),
        CatalogEntry("sigmoid", .activation, "a(z) = 1 / (1 + exp(−z))", example: "dense(1, sigmoid)"),
        CatalogEntry("tanh", .activation, "The hyperbolic tangent.", example: "dense(4, tanh)"),
        CatalogEntry("relu", .activation, "a(z) = max(z, 0); its derivative at 0 is 0.", example: "dense(16, relu)"),
        CatalogEntry(
            "leaky_relu", .activation,
            [Parameter("a", .number(.any), .defaulting("0.01"), "the slope below 0")],
            "a(z) = z above 0, a·z below.", example: "dense(16, leaky_relu(0.1))"),
        CatalogEntry("softplus", .activation, "a(z) = log(1 + exp(z))", example: "dense(16, softplus)"),
        CatalogEntry(
            "softmax", .activation, "Probabilities of classes: exp(z) over its sum; on the output only.",
            example: "dense(3, softmax)"),
    ]
}

extension CatalogEntry {
    /// An entry without parameters.
    init(_ name: String, _ category: Category, _ meaning: String, example: String) {
        self.init(name, category, [], meaning, example: example)
    }
}
