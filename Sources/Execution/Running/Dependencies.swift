import Language

extension RunDescription {
    /// The runs that must be done before this one.
    var dependencies: Set<RunMember> {
        var found: Set<RunMember> = []
        if let continues { found.insert(continues) }
        for expression in expressions { expression.collectRuns(&found) }
        return found
    }

    private var expressions: [Expression] {
        var all: [Expression] = [l1, l2, clip, stop].compactMap { $0 } + initialization.expressions + optimizer.expressions
        for layer in model.layers {
            if case .dense(let dense) = layer.kind {
                all += [dense.weights, dense.biases].compactMap { $0 } + (dense.initialization?.expressions ?? [])
            }
        }
        return all
    }
}

extension InitializationDescription {
    fileprivate var expressions: [Expression] {
        switch self {
        case .constant(let value): [value]
        case .normal(let deviation): [deviation]
        case .uniform(let bound): [bound]
        default: []
        }
    }
}

extension OptimizerDescription {
    fileprivate var expressions: [Expression] {
        var all: [Expression] =
            switch kind {
            case .sgd: []
            case .momentum(let beta), .heavyBall(let beta), .nesterov(let beta): [beta]
            case .rmsprop(let decay, let epsilon): [decay, epsilon]
            case .adam(let beta1, let beta2, let epsilon): [beta1, beta2, epsilon]
            case .adamw(let beta1, let beta2, let epsilon, let decay): [beta1, beta2, epsilon, decay]
            }
        if case .constant(let rate) = learningRate { all.append(rate) }
        return all
    }
}

extension Expression {
    fileprivate func collectRuns(_ found: inout Set<RunMember>) {
        switch self {
        case .value, .parameter, .patience, .quantity(.current, _): break
        case .quantity(.run(let run), _): found.insert(run)
        case .negate(let inner), .formatted(let inner, _): inner.collectRuns(&found)
        case .arithmetic(_, let left, let right), .compare(_, let left, let right), .index(let left, let right):
            left.collectRuns(&found)
            right.collectRuns(&found)
        case .conditional(let condition, let then, let otherwise):
            for part in [condition, then, otherwise] { part.collectRuns(&found) }
        case .list(let parts), .call(_, let parts), .reduce(_, let parts), .all(let parts):
            for part in parts { part.collectRuns(&found) }
        case .apply(let function, let arguments):
            function.collectRuns(&found)
            for argument in arguments { argument.collectRuns(&found) }
        case .distance(let first, let second, _):
            first.collectRuns(&found)
            second.collectRuns(&found)
        }
    }
}

extension FunctionValue {
    fileprivate func collectRuns(_ found: inout Set<RunMember>) {
        switch self {
        case .formula: break
        case .run(let run): found.insert(run)
        case .dependent(_, _, let body): body.collectRuns(&found)
        }
    }
}
