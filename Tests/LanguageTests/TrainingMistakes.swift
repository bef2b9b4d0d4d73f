// Models, runs, and what would be too large.

extension Mistake {
    static let models: [Mistake] = [
        Mistake("model m = dense(2, weights=[[1, 0]])", "shape-mismatch: [[1, 0]]"),
        Mistake("model m = dense(2) -> dense(1, weights=[[1, 2, 3]])", "shape-mismatch: [[1, 2, 3]]"),
        Mistake("model m = dense(2, biases=[1])", "shape-mismatch: [1]"),
        Mistake("model m = dense(2, bias=false, biases=[1, 2])", "conflicting-arguments: [1, 2]"),
        Mistake("model m = dense(2, init=zeros, weights=[[1], [2]])", "conflicting-arguments: zeros"),
        Mistake("model m = dense(3, softmax) -> dense(1)", "softmax-inside: softmax"),
        Mistake("model m = dense(2) -> standardize -> dense(1)", "misplaced-layer: standardize"),
        Mistake("model m = dense(2) -> features(x1*x2) -> dense(1)", "misplaced-layer: features(x1*x2)"),
        Mistake("model m = dense(2) -> input(2)", "misplaced-layer: input(2)"),
        Mistake("model m = dense(2) -> minmax -> dense(1)", "misplaced-layer: minmax"),
        Mistake("model m = dropout(0.1) -> standardize -> dense(1)", "misplaced-layer: standardize"),
        Mistake("model m = dropout(1)", "type-mismatch: 1"),
        Mistake("train t = dense(1) -> dropout(0.1) on line, steps=0", "misplaced-layer: dropout(0.1)"),
        Mistake("train t = input(2, 2) -> net on d, steps=0", "shape-mismatch: input(2, 2)"),
        Mistake("train t = dense(1) on line, loss=f, steps=0", "type-mismatch: f"),
        Mistake("let h(a, y) = a*fit.loss\ntrain t = dense(1) on line, loss=h, steps=0", "not-known-before: h"),
        Mistake("train t = dense(1) on points([[1], [2]], [\"a\", \"b\"]), loss=mae, steps=0", "text-targets: mae"),
        Mistake("model m = dense(2) -> 3", "type-mismatch: 3"),
        Mistake("train t = input(3) -> net on d, steps=0", "shape-mismatch: input(3)"),
        Mistake("train t = features(x1, x3) -> dense(1, sigmoid) on d, steps=0", "shape-mismatch: x3"),
        Mistake(
            "train t = features(agee) -> dense(1, sigmoid) on csv(\"train.csv\", target=\"y\"), steps=0",
            "unknown-column: agee"),
        Mistake("train t = dense(1, sigmoid, weights=[[1, 2, 3]]) on d, steps=0", "shape-mismatch: [[1, 2, 3]]"),
        Mistake("train t = tanh -> dense(1) on line, steps=0", "misplaced-layer: tanh"),
        Mistake("train t = standardize on line, steps=0", "no-dense-layer: t"),
        Mistake("train t = dense(2) on line, steps=0", "output-mismatch: dense(2)"),
        Mistake("train t = dense(3, softmax) on d, steps=0", "output-mismatch: dense(3, softmax)"),
        Mistake("train t = dense(1, softmax) on d, steps=0", "output-mismatch: dense(1, softmax)"),
        Mistake("train t = dense(2, sigmoid) on d, steps=0", "output-mismatch: dense(2, sigmoid)"),
        Mistake("train t = dense(1, sigmoid) on blobs(n=9), steps=0", "output-mismatch: dense(1, sigmoid)"),
        Mistake("train t = net on line, steps=0", "targets-not-classes: dense(1, sigmoid)"),
        Mistake("train t = dense(1) on d, loss=cross_entropy, steps=0", "loss-needs-probabilities: cross_entropy"),
        Mistake("train t = dense(1) on points([[1], [2]], [\"a\", \"b\"]), steps=0", "text-targets: dense(1)"),
        Mistake(
            "train t = dense(2, softmax) on points([[1], [2]], [[0, 1], [1, 0]]), steps=0",
            "softmax-with-labels: softmax"),
        Mistake(
            "train t = dense(3, sigmoid) on points([[1], [2]], [[0, 1], [1, 0]]), steps=0",
            "output-mismatch: dense(3, sigmoid)"),
    ]

    static let training: [Mistake] = [
        Mistake("train t = net on d, optimizer=sgd(lr=1)", "missing-length: t"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, epochs=1", "conflicting-arguments: 1"),
        Mistake("train t = net on d, steps=1", "missing-optimizer: t"),
        Mistake("train t = net, steps=0", "data-not-named: net"),
        Mistake("train t = net on two, steps=0", "type-mismatch: two"),
        Mistake("train t = fit, seed=1, steps=1", "fixed-in-continuation: 1"),
        Mistake(
            "train t = fit, init=zeros, batch=3, steps=1", "fixed-in-continuation: zeros", "fixed-in-continuation: 3"),
        Mistake("train t = fit, precision=float32, steps=1", "fixed-in-continuation: float32"),
        Mistake("train t = fit", "missing-length: t"),
        Mistake("train i = net on d, steps=0\ntrain t = i, steps=3", "missing-optimizer: t"),
        Mistake("train t = net on d, sgd(lr=1), steps=1", "option-without-name: sgd(lr=1)"),
        Mistake("train t = net on d, optimiser=sgd(lr=1), steps=1", "unknown-argument: optimiser"),
        Mistake("train t = net on d, optimizer=sgd(lr=g), steps=1", "type-mismatch: g"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, stop=3", "type-mismatch: 3"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, stop=lss < 1", "unknown-name: lss"),
        Mistake("train t = net on parts, optimizer=sgd(lr=1), steps=1, stop=loss < 1", "part-not-named: loss"),
        Mistake("train t = net on d, optimizer=sgd(lr=1), steps=1, stop=test.loss < 1", "missing-part: test"),
        Mistake("train t = dense(1) on line, optimizer=adam, steps=1, stop=accuracy > 1", "no-accuracy: accuracy"),
        Mistake("train t = net on d, precision=double, steps=0", "type-mismatch: double"),
        Mistake("train t = net on d, diverge=never, steps=0", "type-mismatch: never"),
        Mistake("train t = net on d, l1=-1, steps=0", "type-mismatch: -1"),
        Mistake("train t = net on d, clip=0, steps=0", "type-mismatch: 0"),
        Mistake("train t = net on d, optimizer=adam, steps=9, stop=patience(3)", "missing-part: patience"),
        Mistake("train t = net on parts, optimizer=adam, steps=9, stop=patience(0)", "type-mismatch: 0"),
        Mistake("show patience(3)", "misplaced-patience: patience"),
        Mistake("train t = net on d, optimizer=adam, steps=9, stop=layer[1].a.max > 3", "type-mismatch: layer"),
        Mistake("train t = neet on dd, steps=0", "unknown-name: neet", "unknown-name: dd"),
    ]

    static let sizes: [Mistake] = [
        Mistake("model m = repeat(1e15, dense(2))", "too-large: 1e15"),
        Mistake("model m = repeat(200, repeat(200, dense(2)))", "too-large: 200"),
        Mistake("model m = dense(1e12)", "type-mismatch: 1e12"),
        Mistake("model m = dense(1e5) -> dense(1e5)", "too-large: dense(1e5)"),
        Mistake("data e = blobs(n=1e6, features=1e6)", "too-large: 1e6"),
        Mistake("data e = spirals(n=1e6, classes=1e6)", "too-large: 1e6"),
        Mistake("data e = digits(n=1e7, size=28)", "too-large: 28"),
        Mistake("data e = digits(size=5)", "type-mismatch: 5"),
        Mistake(
            (1...12).reduce("let f0(x) = x*x") { $0 + "\nlet f\($1)(x) = f\($1 - 1)(x)*f\($1 - 1)(x)" },
            "too-large: f10(x)*f10(x)"),
        Mistake(
            (1...30).reduce("let v0 = fit.loss") { $0 + "\nlet v\($1) = v\($1 - 1) + v\($1 - 1)" },
            "too-large: v11 + v11"),
    ]
}
