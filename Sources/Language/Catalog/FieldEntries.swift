extension Catalog {
    static let runFields: [CatalogEntry] = [
        field("loss", "The data term of the objective, over a whole part of the data.", "fit.loss"),
        field("penalty", "What `l1` and `l2` add.", "fit.penalty"),
        field("objective", "Loss plus penalty.", "fit.objective"),
        field("accuracy", "The share of examples (or labels) that are right.", "fit.accuracy"),
        field("steps", "Updates made.", "fit.steps"),
        field("epochs", "Passes over the training part that were completed.", "fit.epochs"),
        field("stopped", "The step at which `stop` ended training, or `never`.", "fit.stopped"),
        field("parameters", "How many weights and biases there are.", "fit.parameters"),
        field("start", "The run before its first step.", "fit.start.loss"),
        field("layer", "The dense layers, from 1; 0 is the input.", "fit.layer[1].weights"),
        field("train", "Of the training part.", "fit.train.loss"),
        field("validation", "Of the validation part.", "fit.validation.loss"),
        field("test", "Of the test part.", "fit.test.accuracy"),
    ]

    static let layerFields: [CatalogEntry] = [
        CatalogEntry("weights", .layerField, "Rows are units, columns are inputs.", example: "fit.layer[1].weights"),
        CatalogEntry("biases", .layerField, "One for each unit.", example: "fit.layer[1].biases"),
        CatalogEntry("a", .layerField, "Activations; rows are examples.", example: "fit.layer[1].a.max"),
        CatalogEntry("z", .layerField, "What the activation is applied to.", example: "fit.layer[1].z.mean"),
        CatalogEntry(
            "gradient", .layerField, "The objective's gradient with respect to `a`.",
            example: "fit.layer[1].gradient.norm"),
    ]

    static let statistics: [CatalogEntry] = [
        CatalogEntry("mean", .statistic, "The mean of all entries.", example: "fit.layer[1].a.mean"),
        CatalogEntry("variance", .statistic, "The mean squared deviation.", example: "fit.layer[1].a.variance"),
        CatalogEntry("max", .statistic, "The largest absolute value.", example: "fit.layer[1].a.max"),
        CatalogEntry("norm", .statistic, "The root of the sum of squares.", example: "fit.layer[1].gradient.norm"),
        CatalogEntry("rms", .statistic, "The root of the mean square.", example: "fit.layer[1].a.rms"),
    ]

    static let dataFields: [CatalogEntry] = [
        CatalogEntry("examples", .dataField, "How many examples, in all parts together.", example: "d.examples"),
        CatalogEntry("features", .dataField, "How many inputs.", example: "d.features"),
        CatalogEntry("classes", .dataField, "How many classes.", example: "d.classes"),
        CatalogEntry("train", .dataField, "The training part.", example: "d.train.examples"),
        CatalogEntry("validation", .dataField, "The validation part.", example: "d.validation.examples"),
        CatalogEntry("test", .dataField, "The test part.", example: "d.test.examples"),
    ]

    private static func field(_ name: String, _ meaning: String, _ example: String) -> CatalogEntry {
        CatalogEntry(name, .runField, meaning, example: example)
    }
}
