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
            "digits", .dataSource,
            [
                examples,
                Parameter("size", .side(atLeast: 6), .defaulting("16"), "pixels on each side of an image"),
                Parameter(
                    "jitter", .number(.nonNegative), .defaulting("1"),
                    "how much the writing varies; 0 is the same digit each time", keyed: true), noise,
            ] + shared,
            "Images of written digits, drawn here; pixels go from 0 (paper) to 1 (ink), targets are 0 … 9 in turn.",
            example: "digits(n=500, size=16, test=0.2)"),
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
        CatalogEntry(
            "npz", .dataSource,
            [
                Parameter("file", .text, .required, "its path, from the note's folder"),
                Parameter("x", .text, .required, "the array of inputs, a row or image for each example", keyed: true),
                Parameter("y", .text, .required, "the array of targets", keyed: true),
            ] + shared,
            "Arrays that NumPy saved; images are flattened row by row.",
            example: "npz(\"digits.npz\", x=\"images\", y=\"labels\", test=0.2)"),
        CatalogEntry(
            "idx", .dataSource,
            [
                Parameter("images", .text, .required, "the path of the images, from the note's folder"),
                Parameter("labels", .text, .required, "the path of the labels"),
            ] + shared,
            "Images and labels as the MNIST digits come, packed (`.gz`) or not; bytes become 0 … 1.",
            example: "idx(\"train-images.gz\", \"train-labels.gz\", take=1000)"),
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
