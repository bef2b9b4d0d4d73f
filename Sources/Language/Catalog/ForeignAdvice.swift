extension ForeignHabits {
    /// The hint for a foreign name: the name that is meant, or how to do without.
    static func hint(toName name: String) -> String? {
        sentences[name] ?? answer(toName: name).map { "did you mean `\($0)`?" }
    }

    private static let sentences = [
        "Sequential": "layers are chained: `dense(…) -> dense(…)`",
        "sequential": "layers are chained: `dense(…) -> dense(…)`",
        "Flatten": "images are flattened row by row already",
        "flatten": "images are flattened row by row already",
    ]
}

extension Catalog {
    /// A hint for who looks for a name of Keras, PyTorch, scikit-learn or NumPy.
    public static func hint(toForeignName name: String) -> String? { ForeignHabits.hint(toName: name) }
}
