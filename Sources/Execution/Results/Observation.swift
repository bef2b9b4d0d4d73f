import Language

/// What a view was made of: numbers out of runs, data sets and functions, before anything is drawn.
public enum Observation: Sendable {
    case histories(Metric, [HistoryObservation])
    case boundaries([BoundaryObservation])
    case curves([CurveObservation])
    /// Root mean square and distribution of a tensor, layer by layer.
    case layers(LayerView, [LayerObservation])
    case predictions([PredictionObservation], threshold: Double)
    case confusions([ConfusionObservation])
    case weights([WeightsObservation])
    case trace(TraceObservation)
    case gradientChecks([GradientCheckObservation])
    case metrics([RunResult])
    case data([DataObservation])
    case models([ModelView])
    case values([LabelledValue])
    /// One view at several moments of training, the last its end.
    indirect case moments([Moment])

    public enum LayerView: Sendable { case activations, gradients, weightGradients }

    public struct Moment: Sendable {
        /// The updates made; `nil` where the view's runs have made different numbers of them.
        public var step: Int?
        /// How far through the moments it is, from 0 to 1.
        public var share: Double
        public var observation: Observation

        public init(step: Int?, share: Double, observation: Observation) {
            self.step = step
            self.share = share
            self.observation = observation
        }
    }
}

public struct HistoryObservation: Sendable {
    public var name: String
    public var member: String
    public var history: RunHistory

    public init(name: String, member: String, history: RunHistory) {
        self.name = name
        self.member = member
        self.history = history
    }
}

/// A run seen over the plane of its two inputs.
public struct BoundaryObservation: Sendable {
    public var name: String
    public var member: String
    public var grid: Grid
    public var examples: [ExamplePoints]
    public var inputNames: [String]
    public var classes: [String]

    public init(
        name: String, member: String, grid: Grid, examples: [ExamplePoints], inputNames: [String], classes: [String]
    ) {
        self.name = name
        self.member = member
        self.grid = grid
        self.examples = examples
        self.inputNames = inputNames
        self.classes = classes
    }

    /// Outputs at the nodes of a regular grid, row by row from the lowest second input.
    public struct Grid: Sendable, Hashable {
        public var columns: Int
        public var rows: Int
        public var x: ClosedRange<Double>
        public var y: ClosedRange<Double>
        /// The probability of the second class, or the index of the most probable class.
        public var values: [Double]
        public var isProbability: Bool
        /// With several classes: for each the logarithm of its probability over that of the most probable other one,
        /// at every node; a class has the nodes where that is positive.
        public var leads: [[Double]]

        public init(
            columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, values: [Double],
            isProbability: Bool, leads: [[Double]] = []
        ) {
            self.columns = columns
            self.rows = rows
            self.x = x
            self.y = y
            self.values = values
            self.isProbability = isProbability
            self.leads = leads
        }
    }
}

/// The examples of a part of the data, as points.
public struct ExamplePoints: Sendable, Hashable {
    public var part: DataPart
    public var x: [Double]
    public var y: [Double]
    /// The class of each; empty for regression.
    public var labels: [Int]

    public init(part: DataPart, x: [Double], y: [Double], labels: [Int]) {
        self.part = part
        self.x = x
        self.y = y
        self.labels = labels
    }
}

public struct CurveObservation: Sendable {
    public var label: String
    public var x: [Double]
    public var y: [Double]
    /// The examples a regression was fitted to, drawn under the curves; `nil` for a plain function.
    public var examples: ExamplePoints?

    public init(label: String, x: [Double], y: [Double], examples: ExamplePoints? = nil) {
        self.label = label
        self.x = x
        self.y = y
        self.examples = examples
    }
}

public struct LayerObservation: Sendable {
    public var name: String
    public var member: String
    /// From 0 (the input) for activations and their gradients, from 1 for weights.
    public var layers: [Layer]

    public init(name: String, member: String, layers: [Layer]) {
        self.name = name
        self.member = member
        self.layers = layers
    }

    public struct Layer: Sendable, Hashable {
        public var number: Int
        public var rms: Double
        public var mean: Double
        public var variance: Double
        /// The smallest value, quartiles and the largest of |value|.
        public var quantiles: [Double]

        public init(number: Int, rms: Double, mean: Double, variance: Double, quantiles: [Double]) {
            self.number = number
            self.rms = rms
            self.mean = mean
            self.variance = variance
            self.quantiles = quantiles
        }
    }
}

public struct PredictionObservation: Sendable {
    public var name: String
    public var member: String
    public var part: DataPart
    public var inputNames: [String]
    /// Of the first examples only.
    public var inputs: [[Double]]
    /// What the data says: class names, or numbers as written.
    public var targets: [[String]]
    /// The outputs, one column a unit.
    public var outputs: [[Double]]
    /// The predicted classes by name; empty for regression.
    public var predictions: [[String]]
    public var outputNames: [String]
    /// The lengths of the inputs' sides, where they are images.
    public var imageShape: [Int]?
    /// Examples of the part; all of them are here, or only those that are predicted wrongly.
    public var total: Int
    public var isWrongOnly: Bool

    public init(
        name: String, member: String, part: DataPart, inputNames: [String], inputs: [[Double]], targets: [[String]],
        outputs: [[Double]], predictions: [[String]], outputNames: [String], imageShape: [Int]? = nil,
        total: Int? = nil, isWrongOnly: Bool = false
    ) {
        self.name = name
        self.member = member
        self.part = part
        self.inputNames = inputNames
        self.inputs = inputs
        self.targets = targets
        self.outputs = outputs
        self.predictions = predictions
        self.outputNames = outputNames
        self.imageShape = imageShape
        self.total = total ?? outputs.count
        self.isWrongOnly = isWrongOnly
    }
}

public struct DataObservation: Sendable {
    public var name: String
    public var member: String
    public var inputNames: [String]
    public var targetNames: [String]
    public var classes: [String]
    /// Points of each part where there are one or two inputs.
    public var points: [ExamplePoints]
    /// The first rows, for a table: inputs, then targets as written.
    public var firstRows: [[String]]
    public var counts: [(part: DataPart, examples: Int)]
    /// How many examples of all parts are of each class; empty where there are no classes.
    public var classCounts: [Int]
    /// The first training examples as images, where the inputs are some.
    public var images: [ExampleImage]

    public init(
        name: String, member: String, inputNames: [String], targetNames: [String], classes: [String],
        points: [ExamplePoints], firstRows: [[String]], counts: [(part: DataPart, examples: Int)],
        classCounts: [Int] = [], images: [ExampleImage] = []
    ) {
        self.name = name
        self.member = member
        self.inputNames = inputNames
        self.targetNames = targetNames
        self.classes = classes
        self.points = points
        self.firstRows = firstRows
        self.counts = counts
        self.classCounts = classCounts
        self.images = images
    }
}
