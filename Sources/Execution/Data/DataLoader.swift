import Datasets
import Expressions
import Language
import Random
import Synchronization
import World

/// How far a data file has been read.
public struct DataProgress: Sendable {
    public var file: String
    /// From 0 to 1.
    public var share: Double
}

/// Turns data sources into data sets, each once, and tells the checker what they hold.
///
/// Files are looked up in the note's folder and may not lie outside of it. Data is read whole at check time, so that
/// every mistake in a file is found before anything runs.
public final class DataLoader: DataSignatures, Sendable {
    /// The largest data file that is read, in bytes.
    static let fileLimit = 4 << 30

    let folder: String
    let world: any World
    let progress: (@Sendable (DataProgress) -> Void)?
    private let loaded = Mutex<[DataSource: Result<SplitDataset, DataProblem>]>([:])
    /// Digests of the files that were read, by path.
    let files = Mutex<[String: Digest]>([:])

    /// - Parameter progress: told now and then how far a file has been read.
    public init(folder: String, world: any World, progress: (@Sendable (DataProgress) -> Void)? = nil) {
        self.folder = folder
        self.world = world
        self.progress = progress
    }

    /// Whether a file could not be read, which is no fault of the note.
    public var hadOutsideProblem: Bool {
        loaded.withLock { loaded in
            loaded.values.contains { if case .failure(let problem) = $0 { problem.isOutside } else { false } }
        }
    }

    /// What the files that were read hold, as a digest of each beside its path.
    public var contentsOfFiles: String {
        digestsOfFiles.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    }

    /// A digest of each file that was read, by its path as the note has it.
    public var digestsOfFiles: [String: String] { files.withLock { $0 }.mapValues(\.hexadecimal) }

    public func signature(of source: DataSource) throws(DataProblem) -> DataSignature {
        let data = try load(source)
        var facts = TargetFacts(data.train.targets)
        let classes = data.classes
        facts.distinct = classes?.count
        facts.classes = classes?.names
        return DataSignature(
            train: data.train.examples, validation: data.validation?.examples ?? 0, test: data.test?.examples ?? 0,
            features: data.train.features, columns: data.train.columns,
            target: .init(
                columns: facts.columns, distinct: facts.distinct, classes: facts.classes,
                isBinary: facts.isBinary && data.parts.allSatisfy { TargetFacts($0.targets).isBinary },
                isText: facts.isText))
    }

    public func load(_ source: DataSource) throws(DataProblem) -> SplitDataset {
        if let known = loaded.withLock({ $0[source] }) { return try known.get() }
        let result: Result<SplitDataset, DataProblem>
        do {
            result = .success(try split(source))
        } catch {
            result = .failure(error)
        }
        loaded.withLock { $0[source] = result }
        return try result.get()
    }

    // MARK: -

    /// Which random stream a set's generator draws from; a set that tests another must not draw the same points.
    private enum Stream: UInt64 {
        case training = 2
        case test = 4
        case validation = 5
    }

    private func split(_ source: DataSource) throws(DataProblem) -> SplitDataset {
        let whole = try dataset(source, .training)
        let test = try part(source.test, .test)
        let validation = try part(source.validation, .validation)
        do {
            return try whole.split(test: test, validation: validation, seed: source.seed)
        } catch {
            throw DataProblem(code: "data-mismatch", message: error.message)
        }
    }

    private func part(_ part: DataSource.Part?, _ stream: Stream) throws(DataProblem) -> PartSource? {
        switch part {
        case nil: nil
        case .fraction(let fraction): .fraction(fraction)
        case .source(let source): .dataset(try dataset(source, stream))
        }
    }

    private func dataset(_ source: DataSource, _ stream: Stream) throws(DataProblem) -> Dataset {
        var random = NumPyRandom(seed: [source.seed, stream.rawValue])
        let whole: Dataset
        switch source.origin {
        case .gate(let name, let noise):
            guard let gate = Gate(rawValue: name) else { preconditionFailure("the checker knows the gates") }
            whole = .gate(gate, noise: noise, random: &random)
        case .moons(let examples, let noise):
            whole = .moons(examples: examples, noise: noise, random: &random)
        case .circles(let examples, let noise, let factor):
            whole = .circles(examples: examples, noise: noise, factor: factor, random: &random)
        case .blobs(let examples, let centers, let features, let deviation):
            whole = .blobs(
                examples: examples, centers: centers, features: features, deviation: deviation, random: &random)
        case .spirals(let examples, let classes, let noise):
            whole = .spirals(examples: examples, classes: classes, noise: noise, random: &random)
        case .digits(let examples, let size, let jitter, let noise):
            whole = .digits(examples: examples, size: size, jitter: jitter, noise: noise, random: &random)
        case .sample(let function, let interval, let examples, let noise):
            whole = try sample(function, over: interval, examples: examples, noise: noise, &random)
        case .points(let inputs, let targets):
            whole = Dataset(inputs: Table(inputs), targets: Self.targets(targets))
        case .csv(let path, let target, let columns):
            whole = try csv(path, target: target, columns: columns)
        case .npz(let path, let inputs, let targets):
            whole = try npz(path, inputs: inputs, targets: targets, rows: source.take)
        case .idx(let images, let labels):
            whole = try idx(images: images, labels: labels, rows: source.take)
        }
        return source.take.map { whole.prefix($0) } ?? whole
    }

    private static func targets(_ targets: DataSource.PointTargets) -> Targets {
        switch targets {
        case .numbers(let values): .numbers(Table(column: values))
        case .names(let names): .names(names)
        case .labels(let rows): .numbers(Table(rows))
        }
    }

    private func sample(
        _ function: FunctionDefinition, over interval: ClosedRange<Double>, examples: Int, noise: Double,
        _ random: inout NumPyRandom
    ) throws(DataProblem) -> Dataset {
        let formula = CompiledFormula(function.body, parameters: function.parameters)
        let data = Dataset.sample(over: interval, examples: examples, noise: noise, random: &random) { places in
            formula.evaluate([places])
        }
        guard case .numbers(let values) = data.targets, let bad = values.values.firstIndex(where: { !$0.isFinite }) else {
            return data
        }
        throw DataProblem(
            code: "undefined-value",
            message: "`\(function.name)` is \(Dataset.text(values.values[bad])) at "
                + "\(Dataset.text(data.inputs.values[bad])), it cannot be sampled there")
    }
}
