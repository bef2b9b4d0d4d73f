import Expressions

/// Where a data set comes from, with every argument known.
public struct DataSource: Sendable, Hashable {
    public indirect enum Origin: Sendable, Hashable {
        case gate(String, noise: Double)
        case moons(examples: Int, noise: Double)
        case circles(examples: Int, noise: Double, factor: Double)
        case blobs(examples: Int, centers: Int, features: Int, deviation: Double)
        case spirals(examples: Int, classes: Int, noise: Double)
        case digits(examples: Int, size: Int, jitter: Double, noise: Double)
        case sample(FunctionDefinition, over: ClosedRange<Double>, examples: Int, noise: Double)
        case points([[Double]], PointTargets)
        case csv(path: String, target: [String], columns: [String]?)
        /// Two arrays of a file that NumPy wrote.
        case npz(path: String, inputs: String, targets: String)
        /// Images and labels in the format of the MNIST digits.
        case idx(images: String, labels: String)
    }

    /// A second set that a source is tested or validated on.
    public indirect enum Part: Sendable, Hashable {
        case fraction(Double)
        case source(DataSource)
    }

    public enum PointTargets: Sendable, Hashable {
        case numbers([Double])
        case names([String])
        /// One row an example.
        case labels([[Double]])
    }

    public var origin: Origin
    public var seed: UInt64
    /// The first rows only, before any split.
    public var take: Int?
    public var test: Part?
    public var validation: Part?
    /// The call's range in the file, for diagnostics that only reading the data can bring.
    public var range: Range<Int>

    public init(
        origin: Origin, seed: UInt64 = 0, take: Int? = nil, test: Part? = nil, validation: Part? = nil,
        range: Range<Int>
    ) {
        self.origin = origin
        self.seed = seed
        self.take = take
        self.test = test
        self.validation = validation
        self.range = range
    }
}

/// What the checker must know of a data set without having it whole.
public struct DataSignature: Sendable, Hashable {
    /// Examples in each part; `test` and `validation` are 0 where there is none.
    public var train: Int
    public var validation: Int
    public var test: Int
    /// Input columns, and their names where the data has some.
    public var features: Int
    public var columns: [String]?
    public var target: Target

    public struct Target: Sendable, Hashable {
        /// Target columns as they stand: 1, or k for independent labels or several regressands.
        public var columns: Int
        /// How many different values a single target column has; `nil` for several columns.
        public var distinct: Int?
        /// The class names in ascending order, where the targets can be classes; numbers as they are written.
        public var classes: [String]?
        /// Every entry is 0 or 1.
        public var isBinary: Bool
        /// Text: it can only be classes.
        public var isText: Bool

        public init(columns: Int, distinct: Int?, classes: [String]?, isBinary: Bool, isText: Bool) {
            self.columns = columns
            self.distinct = distinct
            self.classes = classes
            self.isBinary = isBinary
            self.isText = isText
        }
    }

    public init(train: Int, validation: Int, test: Int, features: Int, columns: [String]?, target: Target) {
        self.train = train
        self.validation = validation
        self.test = test
        self.features = features
        self.columns = columns
        self.target = target
    }
}

/// Tells the checker what a source holds; implemented where files and data sets are known.
public protocol DataSignatures {
    func signature(of source: DataSource) throws(DataProblem) -> DataSignature
}

/// Why a source cannot be used.
public struct DataProblem: Error, Sendable, Hashable {
    /// The diagnostic's code, such as `missing-file`.
    public var code: String
    public var message: String
    public var hint: String?
    /// Whether the outside is at fault (a file that cannot be read) rather than the note.
    public var isOutside: Bool
    /// The source's argument that is at fault, where that is known.
    public var argument: String?

    public init(
        code: String, message: String, hint: String? = nil, isOutside: Bool = false, argument: String? = nil
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.isOutside = isOutside
        self.argument = argument
    }
}
