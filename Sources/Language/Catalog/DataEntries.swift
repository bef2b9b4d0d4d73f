extension Catalog {
    /// Formulas of the generators: the reference manual's page on data; the drawing order is part of the contract.
    static let dataSources: [CatalogEntry] = [
        CatalogEntry(
            "gate", .dataSource,
            [Parameter("kind", .textOf(["and", "or", "xor", "nand", "nor", "xnor"]), .required, "which gate"), noise]
                + shared,
            "A logic gate's four rows, in binary order.", example: "gate(\"xor\")"),
        CatalogEntry(
            "moons", .dataSource, [examples, noise] + shared,
            "Two interleaved half circles.", example: "moons(n=200, noise=0.1)"),
        CatalogEntry(
            "circles", .dataSource,
            [
                examples, noise,
                Parameter("factor", .number(.between), .defaulting("0.5"), "the inner radius over the outer"),
            ] + shared,
            "A circle (class 0) around a smaller one (class 1).", example: "circles(n=200, noise=0.1)"),
        CatalogEntry(
            "blobs", .dataSource,
            [
                examples,
                Parameter("centers", .size, .defaulting("3"), "how many classes"),
                Parameter("features", .size, .defaulting("2"), "how many inputs"),
                Parameter("std", .number(.nonNegative), .defaulting("1"), "standard deviation within a class"),
            ] + shared,
            "Gaussian clouds around random centres, a class each.", example: "blobs(n=300, centers=3)"),
        CatalogEntry(
            "spirals", .dataSource,
            [
                Parameter("n", .size, .defaulting("100"), "how many examples in each class"),
                Parameter("classes", .size, .defaulting("3"), "how many arms, a class each"),
                Parameter(
                    "noise", .number(.nonNegative), .defaulting("0.2"), "standard deviation of the angle, in radians"),
            ] + shared,
            "Arms that wind around each other.", example: "spirals(n=100, classes=3)"),
        CatalogEntry(
            "sample", .dataSource,
            [
                Parameter("f", .formula(arity: 1), .required, "the function"),
                Parameter("over", .interval, .required, "where", keyed: true), examples, noise,
            ] + shared,
            "A function's values at evenly spaced points, both ends included.",
            example: "sample(sin, over=-3..3, n=100)"),
        CatalogEntry(
            "points", .dataSource,
            [
                Parameter("X", .examples, .required, "inputs, a row for each example"),
                Parameter("Y", .targets, .required, "targets: n numbers, n texts, or n rows of labels"),
            ] + shared,
            "Examples written out.", example: "points([[0, 0], [1, 1]], [0, 1])"),
        CatalogEntry(
            "csv", .dataSource,
            [
                Parameter("file", .text, .required, "its path, from the note's folder"),
                Parameter("target", .texts, .required, "the column, or columns, to predict", keyed: true),
                Parameter("columns", .texts, .optional, "the input columns; all others if left out", keyed: true),
            ] + shared,
            "A table with a header line.", example: "csv(\"train.csv\", target=\"y\", test=0.2)"),
    ]

    private static let examples = Parameter("n", .size, .defaulting("100"), "how many examples")
    private static let noise = Parameter(
        "noise", .number(.nonNegative), .defaulting("0"), "standard deviation of the noise added last")

    /// What every source takes.
    private static let shared = [
        Parameter("test", .part, .optional, "a fraction held out for testing, or another data set", keyed: true),
        Parameter("validation", .part, .optional, "a fraction held out for validation, or a data set", keyed: true),
        Parameter("take", .count(atLeast: 1), .optional, "only the first rows, before any split", keyed: true),
        Parameter("seed", .seed, .defaulting("0"), "for the generator and the split", keyed: true),
    ]
}
