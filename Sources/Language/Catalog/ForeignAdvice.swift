extension ForeignHabits {
    /// The hint for a foreign name: the name that is meant, or how to do without.
    static func hint(toName name: String) -> String? {
        sentences[plain(name)] ?? answer(toName: name).map { "did you mean `\($0)`?" }
    }

    /// By plain spelling.
    private static let sentences: [String: String] = {
        let groups: [([String], String)] = [
            (["sequential"], "layers are chained: `dense(…) -> dense(…)`"),
            (["flatten"], "images are flattened row by row already"),
            (
                ["conv", "conv1d", "conv2d", "maxpool2d", "maxpooling2d", "lstm", "gru", "rnn", "embedding"],
                "layers are dense here; images are flattened row by row"
            ),
            (
                ["batchnorm", "batchnorm1d", "batchnormalization", "layernorm", "layernormalization"],
                "there is no such layer; `standardize` at the front scales the inputs"
            ),
            (
                ["gelu", "silu", "swish", "elu", "selu", "mish", "hardtanh", "softsign"],
                "any function of one argument is an activation: `let f(x) = …`, then `dense(4, f)`"
            ),
            (["huber", "hinge", "hingeloss", "huberloss"], "a loss of one's own is a function: `let gap(a, y) = …`"),
            (["logisticregression"], "it is a model of one layer: `dense(1, sigmoid)`"),
            (["linearregression"], "it is a model of one layer: `dense(1)`"),
            (["mlpclassifier", "mlpregressor"], "layers are chained: `dense(4, tanh) -> dense(1, sigmoid)`"),
            (["traintestsplit"], "the data is split where it is bound: `circles(n=200, test=0.2)`"),
            (["array", "tensor", "list"], "a list is written by itself: `[1, 2, 3]`"),
            (
                ["range", "linspace", "arange"],
                "an interval is written `a..b`; several choices are a family: `each(1, 2, 3)`"
            ),
            (["std", "var", "dot", "matmul"], "results have `.mean`, `.variance`, `.norm` and others"),
            (["len", "shape"], "data sets have `.examples` and `.features`, runs `.parameters`"),
            (["none", "null", "nil"], "what is not wanted is left out"),
            (["inf", "infinity", "nan"], "every number is finite"),
        ]
        return Dictionary(
            groups.flatMap { names, sentence in names.map { ($0, sentence) } }, uniquingKeysWith: { first, _ in first })
    }()
}

extension Catalog {
    /// A hint for who looks for a name of Keras, PyTorch, scikit-learn or NumPy.
    public static func hint(toForeignName name: String) -> String? { ForeignHabits.hint(toName: name) }
}
