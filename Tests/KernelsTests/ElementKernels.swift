import Kernels

/// One set's kernels for one element type as Swift closures, so that a test is written once for both types.
struct ElementKernels<T> {
    typealias Input = UnsafePointer<T>
    typealias Output = UnsafeMutablePointer<T>

    let name: String
    let matmul:
        (Int, Int, Int, Input, Int, Bool, Input, Int, Bool, Input?, nn_activation, T, Output, Int) -> Void
    let matmulBackward:
        (Int, Int, Int, Input, Int, Bool, Input, Int, Bool, nn_activation, T, Input, Output, Int) -> Void
    let layerBackward:
        (Int, Int, Int, Input, Input, Input, nn_activation, T, Output?, Output?, Output?) -> Void
    let map: (nn_map, Int, Input, Output) -> Void
    let binary: (nn_binary, Int, Input, Input, Output) -> Void
    let binaryVectorScalar: (nn_binary, Int, Input, T, Output) -> Void
    let binaryScalarVector: (nn_binary, Int, T, Input, Output) -> Void
    let select: (nn_comparison, Int, Input, Input, Input, Input, Output) -> Void
    let fill: (Int, T, Output) -> Void
    let axpy: (Int, T, Input, Output) -> Void
    let scale: (Int, T, Output) -> Void
    let activate: (nn_activation, T, Int, Input, Output) -> Void
    let activationBackward: (nn_activation, T, Int, Input, Output) -> Void
    let sum: (Int, Input) -> Double
    let sumSquares: (Int, Input) -> Double
    let sumAbs: (Int, Input) -> Double
    let maxAbs: (Int, Input) -> Double
    let dot: (Int, Input, Input) -> Double
    let columnSums: (Int, Int, Input, Int, Output) -> Void
    let columnMoments: (Int, Int, Input, Int, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
    let binaryCrossEntropy: (Int, Input, Input, Double, Output?) -> Double
    let softmaxCrossEntropy: (Int, Int, Input, UnsafePointer<Int32>, Double, Output?) -> Double
    let softmax: (Int, Int, Input, Output) -> Void
    let squaredError: (Int, Input, Input, Double, Output?) -> Double
    let absoluteError: (Int, Input, Input, Double, Output?) -> Double
    let addPenalty: (Int, Input, Double, Double, Output) -> Void
    let update: (UnsafePointer<nn_update>, Int, Input, Output, Output, Output) -> Void
    let gradientStep:
        (
            Int, Int, Int, Input, Int, Bool, Input, Int, Bool, UnsafePointer<nn_update>, Output, Output, Output, Output,
            UnsafePointer<nn_rows>?
        ) -> Void
    let gatherRows32: (Int, Int, Input, Int, UnsafePointer<Int32>, Output) -> Void
    let gatherRows64: (Int, Int, Input, Int, UnsafePointer<Int64>, Output) -> Void
}

/// `Float` and `Double`, as far as the tests need them.
protocol KernelElement: BinaryFloatingPoint {
    static func kernels(of set: UnsafePointer<nn_kernels>) -> ElementKernels<Self>
    /// The bit pattern, with one pattern for every NaN.
    var canonicalBits: UInt64 { get }
    static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self
}

extension KernelElement {
    static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self { c.addingProduct(a, b) }
}

extension Float: KernelElement {
    static func kernels(of set: UnsafePointer<nn_kernels>) -> ElementKernels<Float> {
        let k = set.pointee.f32
        return ElementKernels(
            name: String(cString: set.pointee.name), matmul: k.matmul, matmulBackward: k.matmul_backward,
            layerBackward: k.layer_backward, map: k.map, binary: k.binary,
            binaryVectorScalar: k.binary_vector_scalar, binaryScalarVector: k.binary_scalar_vector, select: k.select,
            fill: k.fill, axpy: k.axpy, scale: k.scale, activate: k.activate,
            activationBackward: k.activation_backward, sum: k.sum, sumSquares: k.sum_squares, sumAbs: k.sum_abs,
            maxAbs: k.max_abs, dot: k.dot, columnSums: k.column_sums, columnMoments: k.column_moments,
            binaryCrossEntropy: k.binary_cross_entropy, softmaxCrossEntropy: k.softmax_cross_entropy,
            softmax: k.softmax, squaredError: k.squared_error, absoluteError: k.absolute_error,
            addPenalty: k.add_penalty, update: k.update, gradientStep: k.gradient_step,
            gatherRows32: k.gather_rows_i32, gatherRows64: k.gather_rows_i64)
    }

    var canonicalBits: UInt64 { UInt64((isNaN ? Float.nan : self).bitPattern) }
}

extension Double: KernelElement {
    static func kernels(of set: UnsafePointer<nn_kernels>) -> ElementKernels<Double> {
        let k = set.pointee.f64
        return ElementKernels(
            name: String(cString: set.pointee.name), matmul: k.matmul, matmulBackward: k.matmul_backward,
            layerBackward: k.layer_backward, map: k.map, binary: k.binary,
            binaryVectorScalar: k.binary_vector_scalar, binaryScalarVector: k.binary_scalar_vector, select: k.select,
            fill: k.fill, axpy: k.axpy, scale: k.scale, activate: k.activate,
            activationBackward: k.activation_backward, sum: k.sum, sumSquares: k.sum_squares, sumAbs: k.sum_abs,
            maxAbs: k.max_abs, dot: k.dot, columnSums: k.column_sums, columnMoments: k.column_moments,
            binaryCrossEntropy: k.binary_cross_entropy, softmaxCrossEntropy: k.softmax_cross_entropy,
            softmax: k.softmax, squaredError: k.squared_error, absoluteError: k.absolute_error,
            addPenalty: k.add_penalty, update: k.update, gradientStep: k.gradient_step,
            gatherRows32: k.gather_rows_i32, gatherRows64: k.gather_rows_i64)
    }

    var canonicalBits: UInt64 { (isNaN ? Double.nan : self).bitPattern }
}

/// The sets this machine can run.
enum KernelSets {
    static var available: [UnsafePointer<nn_kernels>] {
        (0...).lazy.map { nn_kernels_available($0) }.prefix { $0 != nil }.map { nn_kernels_named($0!)! }
    }

    static func all<T: KernelElement>(_: T.Type) -> [ElementKernels<T>] { available.map(T.kernels(of:)) }
}
