import Language

/// An input as a picture.
public struct ExampleImage: Sendable, Hashable {
    public var height: Int
    public var width: Int
    /// Row by row from the top, as the data has them; the mean where a pixel has several channels.
    public var pixels: [Double]
    /// Red, green and blue of each pixel; empty where it does not have three channels.
    public var colors: [Double]
    /// What the data says it is.
    public var label: String

    /// - Parameter shape: height, width and perhaps channels; together as many as there are numbers.
    public init(_ numbers: [Double], shape: [Int], label: String) {
        precondition(shape.count >= 2 && shape.reduce(1, *) == numbers.count)
        height = shape[0]
        width = shape[1]
        let channels = numbers.count / max(1, height * width)
        pixels =
            channels == 1
            ? numbers
            : (0..<height * width).map { pixel in
                numbers[pixel * channels..<(pixel + 1) * channels].reduce(0, +) / Double(channels)
            }
        colors = shape.count == 3 && channels == 3 ? numbers : []
        self.label = label
    }
}

/// How often each class is taken for each other.
public struct ConfusionObservation: Sendable {
    public var name: String
    public var member: String
    public var part: DataPart
    public var classes: [String]
    /// A row for each true class, a column for each predicted one.
    public var counts: [[Int]]

    public init(name: String, member: String, part: DataPart, classes: [String], counts: [[Int]]) {
        self.name = name
        self.member = member
        self.part = part
        self.classes = classes
        self.counts = counts
    }

    public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
    public var right: Int { classes.indices.reduce(0) { $0 + counts[$1][$1] } }
}

/// The weights of a run's dense layers.
public struct WeightsObservation: Sendable {
    public var name: String
    public var member: String
    public var layers: [Layer]

    public init(name: String, member: String, layers: [Layer]) {
        self.name = name
        self.member = member
        self.layers = layers
    }

    public struct Layer: Sendable {
        /// From 1.
        public var number: Int
        /// A row for each unit.
        public var weights: [[Double]]
        public var biases: [Double]?
        /// What comes in, where it has names.
        public var inputNames: [String]?
        /// The lengths of the inputs' sides, where they are images.
        public var imageShape: [Int]?

        public init(number: Int, weights: [[Double]], biases: [Double]?, inputNames: [String]?, imageShape: [Int]?) {
            self.number = number
            self.weights = weights
            self.biases = biases
            self.inputNames = inputNames
            self.imageShape = imageShape
        }
    }
}

/// One example on its way forward and backward.
public struct TraceObservation: Sendable {
    public var name: String
    public var member: String
    public var steps: [Step]
    /// The dense layers with what their units say: activations forward, ∂ℓ/∂z backward.
    public var layers: [Layer]
    public var inputs: [Double]
    public var target: String
    public var loss: Double
    public var lossFunction: LossDescription
    /// What the first dense layer gets, where that is not the inputs as they are.
    public var features: [Double]?
    /// The target as the loss compares it with the outputs.
    public var truth: [Double]

    public init(
        name: String, member: String, steps: [Step], layers: [Layer], inputs: [Double], target: String, loss: Double,
        lossFunction: LossDescription, features: [Double]?, truth: [Double]
    ) {
        self.lossFunction = lossFunction
        self.features = features
        self.truth = truth
        self.name = name
        self.member = member
        self.steps = steps
        self.layers = layers
        self.inputs = inputs
        self.target = target
        self.loss = loss
    }

    public struct Step: Sendable, Hashable {
        public var isBackward: Bool
        /// What is computed, such as `∂ℓ/∂W₁`.
        public var quantity: String
        /// From what, such as `W₁ x + b₁`.
        public var formula: String
        /// Rows and columns, or one length for a vector, none for a number.
        public var shape: [Int]
        /// Row by row.
        public var values: [Double]
        /// A square matrix with zeros beside its diagonal.
        public var isDiagonal: Bool

        public init(
            isBackward: Bool, quantity: String, formula: String, shape: [Int], values: [Double], isDiagonal: Bool
        ) {
            self.isBackward = isBackward
            self.quantity = quantity
            self.formula = formula
            self.shape = shape
            self.values = values
            self.isDiagonal = isDiagonal
        }
    }

    public struct Layer: Sendable {
        public var activation: String
        /// A row for each unit.
        public var weights: [[Double]]
        public var biases: [Double]?
        /// What the activation is applied to.
        public var sums: [Double]
        public var outputs: [Double]
        /// The activation's derivative at each unit; `nil` for softmax, whose outputs depend on all sums.
        public var slopes: [Double]?
        /// ∂ℓ/∂a and ∂ℓ/∂z.
        public var gradients: [Double]
        public var errors: [Double]
        /// ∂ℓ/∂W, a row for each unit.
        public var weightGradients: [[Double]]

        public init(
            activation: String, weights: [[Double]], biases: [Double]?, sums: [Double], outputs: [Double],
            slopes: [Double]?, gradients: [Double], errors: [Double], weightGradients: [[Double]]
        ) {
            self.activation = activation
            self.weights = weights
            self.biases = biases
            self.sums = sums
            self.outputs = outputs
            self.slopes = slopes
            self.gradients = gradients
            self.errors = errors
            self.weightGradients = weightGradients
        }
    }
}

/// How well backpropagation agrees with central differences.
public struct GradientCheckObservation: Sendable {
    public var name: String
    public var member: String
    /// How many examples the loss is a mean over.
    public var examples: Int
    public var tensors: [Tensor]

    public init(name: String, member: String, examples: Int, tensors: [Tensor]) {
        self.name = name
        self.member = member
        self.examples = examples
        self.tensors = tensors
    }

    public struct Tensor: Sendable, Hashable {
        /// Of which dense layer, from 1.
        public var layer: Int
        public var isBias: Bool
        /// How many of its entries were compared.
        public var checked: Int
        public var relativeError: Double
        public var largestDifference: Double

        public init(layer: Int, isBias: Bool, checked: Int, relativeError: Double, largestDifference: Double) {
            self.layer = layer
            self.isBias = isBias
            self.checked = checked
            self.relativeError = relativeError
            self.largestDifference = largestDifference
        }
    }
}
