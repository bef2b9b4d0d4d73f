import Diagnostics

extension Checker {
    /// Builds a data source from its checked arguments and asks what it holds.
    func data(_ bound: BoundArguments, at range: Range<Int>) -> DataSet? {
        guard let origin = origin(bound) else { return nil }
        var source = DataSource(origin: origin, seed: UInt64(bound.number("seed") ?? 0), range: range)
        source.take = bound.count("take")
        let test = bound.part("test")
        let validation = bound.part("validation")
        source.test = test?.part
        source.validation = validation?.part
        if case .fraction(let first)? = source.test, case .fraction(let second)? = source.validation,
            first + second >= 1, let place = bound.range("validation")
        {
            report(
                .noTrainingPart,
                "nothing is left to train on: `test` takes \(written(first)) and `validation` \(written(second))",
                at: place)
            return nil
        }
        let signature: DataSignature
        switch self.signature(of: source) {
        case .success(let found): signature = found
        case .failure(let problem):
            let place = place(of: problem, source, bound) ?? range
            diagnose(Diagnostic(problem.code, .error, problem.message, at: place, hint: problem.hint))
            return nil
        }
        guard signature.train > 0 else {
            report(.noTrainingPart, "nothing is left to train on", at: range)
            return nil
        }
        for (name, part) in [("test", test), ("validation", validation)] {
            guard let other = part?.signature, let place = bound.range(name) else { continue }
            guard isAlike(other, signature, name, at: place) else { return nil }
        }
        return DataSet(source: source, signature: signature)
    }

    private func origin(_ bound: BoundArguments) -> DataSource.Origin? {
        let examples = bound.entry.parameter("n") == nil ? 0 : bound.count("n") ?? 0
        let noise = bound.entry.parameter("noise") == nil ? 0 : bound.number("noise") ?? 0
        switch bound.entry.name {
        case "gate":
            return bound.text("kind").map { .gate($0, noise: noise) }
        case "moons":
            return .moons(examples: examples, noise: noise)
        case "circles":
            return bound.number("factor").map { .circles(examples: examples, noise: noise, factor: $0) }
        case "blobs":
            guard let centers = bound.count("centers"), let features = bound.count("features"),
                let deviation = bound.number("std")
            else { return nil }
            guard isHeld(max(examples, centers), features, at: bound.range("features") ?? bound.range("n")) else {
                return nil
            }
            return .blobs(examples: examples, centers: centers, features: features, deviation: deviation)
        case "spirals":
            guard let classes = bound.count("classes") else { return nil }
            guard isHeld(examples, classes, at: bound.range("classes") ?? bound.range("n")) else { return nil }
            return .spirals(examples: examples, classes: classes, noise: noise)
        case "digits":
            guard let size = bound.count("size"), let jitter = bound.number("jitter") else { return nil }
            guard isHeld(examples, size * size, at: bound.range("size") ?? bound.range("n")) else { return nil }
            return .digits(examples: examples, size: size, jitter: jitter, noise: noise)
        case "sample":
            guard case .formula(let function)? = bound.function("f"), let over = bound.interval("over") else {
                return nil
            }
            return .sample(function, over: over, examples: examples, noise: noise)
        case "points":
            guard let rows = bound.expression("X")?.rows, let targets = bound.targets("Y") else { return nil }
            return points(rows, targets, bound)
        case "csv":
            guard let path = bound.text("file"), let target = bound.texts("target") else { return nil }
            return .csv(path: path, target: target, columns: bound.texts("columns"))
        case "npz":
            guard let path = bound.text("file"), let inputs = bound.text("x"), let targets = bound.text("y") else {
                return nil
            }
            return .npz(path: path, inputs: inputs, targets: targets)
        case "idx":
            guard let images = bound.text("images"), let labels = bound.text("labels") else { return nil }
            return .idx(images: images, labels: labels)
        default:
            preconditionFailure("the data source \(bound.entry.name) has no meaning")
        }
    }

    /// Whether so many numbers can be held; both factors are at most `Limits.numbers`.
    private func isHeld(_ examples: Int, _ numbers: Int, at range: Range<Int>?) -> Bool {
        if examples * numbers <= Limits.numbers { return true }
        report(.tooLarge, "a data set holds at most \(grouped(Limits.numbers)) numbers", at: range ?? 0..<0)
        return false
    }

    private func points(
        _ rows: [[Double]], _ targets: DataSource.PointTargets, _ bound: BoundArguments
    ) -> DataSource.Origin? {
        guard targets.count == rows.count else {
            report(
                .shapeMismatch,
                "`X` has \(counted(rows.count, "example")), `Y` \(counted(targets.count, "target"))",
                at: bound.range("Y") ?? 0..<0)
            return nil
        }
        return .points(rows, targets)
    }

    /// Whether a data set that another is tested or validated on has the same columns.
    private func isAlike(
        _ other: DataSignature, _ signature: DataSignature, _ name: String, at range: Range<Int>
    ) -> Bool {
        let found: String
        let expected: String
        if other.features != signature.features {
            found = counted(other.features, "input")
            expected = counted(signature.features, "input")
        } else if other.target.columns != signature.target.columns {
            found = counted(other.target.columns, "target")
            expected = counted(signature.target.columns, "target")
        } else if other.target.isText != signature.target.isText {
            found = other.target.isText ? "texts as targets" : "numbers as targets"
            expected = signature.target.isText ? "texts" : "numbers"
        } else {
            return true
        }
        report(.shapeMismatch, "`\(name)` has \(found), the data itself \(expected)", at: range)
        return false
    }

    /// Whether a data set that another is tested or validated on sets nothing apart itself, which nothing would use.
    func isUsedWhole(_ source: DataSource, as argument: ArgumentPlace) -> Bool {
        guard let part = source.test != nil ? "test" : source.validation != nil ? "validation" : nil else { return true }
        var place = argument.syntax.range
        var hint = "leave out `\(part)=` where it is declared"
        if case .call(_, let arguments) = argument.syntax.kind,
            let inner = arguments.first(where: { $0.key?.text == part })
        {
            place = inner.range
            hint = "leave it out: `\(argument.name)` takes all its examples"
        }
        report(
            .optionWithoutEffect,
            "what this data set sets apart by `\(part)` would not be used, since it is the `\(argument.name)` of another",
            at: place, hint: hint)
        return false
    }

    /// What a source holds; each is asked once.
    private func signature(of source: DataSource) -> Result<DataSignature, DataProblem> {
        if let known = knownSignatures[source] { return known }
        let found: Result<DataSignature, DataProblem>
        do {
            found = .success(try signatures.signature(of: source))
        } catch {
            found = .failure(error)
        }
        knownSignatures[source] = found
        return found
    }

    /// A problem of a file stands at its path, one of its columns where they are named, any other at the call.
    private func place(of problem: DataProblem, _ source: DataSource, _ bound: BoundArguments) -> Range<Int>? {
        if let argument = problem.argument { return bound.range(argument) }
        if problem.code == "data-mismatch" {
            for case (.source, let name) in [(source.test, "test"), (source.validation, "validation")] {
                return bound.range(name)
            }
            return nil
        }
        guard case .csv(let path, let target, _?) = source.origin, problem.code == "missing-column" else {
            return problem.code == "missing-column" ? bound.range("target") : bound.range("file")
        }
        // Without the choice of columns it is seen whether the target is at fault.
        var simpler = source
        simpler.origin = .csv(path: path, target: target, columns: nil)
        if case .failure(let other) = signature(of: simpler), other.code == problem.code {
            return bound.range("target")
        }
        return bound.range("columns")
    }
}

extension DataSource.PointTargets {
    fileprivate var count: Int {
        switch self {
        case .numbers(let numbers): numbers.count
        case .names(let names): names.count
        case .labels(let rows): rows.count
        }
    }
}
