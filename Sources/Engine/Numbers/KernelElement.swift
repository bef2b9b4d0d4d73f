import Expressions
import Kernels

/// A type of number that networks are computed in: each requirement is the kernel of that name, whose contract
/// `Kernels` documents. The table of kernels is handed in, so that a plan looks it up once.
protocol KernelElement: FormulaElement, BitwiseCopyable {
    associatedtype KernelTable
    typealias KernelSet = UnsafePointer<KernelTable>
    typealias Input = UnsafePointer<Self>
    typealias Output = UnsafeMutablePointer<Self>

    static func currentKernels() -> KernelSet

    static func matmul(
        _ kernels: KernelSet, _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ lda: Int, transposingA: Bool, _ b: Input,
        _ ldb: Int, transposingB: Bool, bias: Input?, activation: nn_activation, slope: Self, into c: Output)
    static func layerBackward(
        _ kernels: KernelSet, _ rows: Int, _ inputs: Int, _ units: Int, _ x: Input, _ w: Input, _ delta: Input,
        activation: nn_activation, slope: Self, inputGradient: Output?, biasGradient: Output?, weightGradient: Output?)
    static func multiply(_ kernels: KernelSet, _ n: Int, _ x: Input, _ y: Input, into z: Output)
    static func scale(_ kernels: KernelSet, _ n: Int, _ factor: Self, _ x: Output)
    static func activate(
        _ kernels: KernelSet, _ activation: nn_activation, _ slope: Self, _ n: Int, _ z: Input, into a: Output)
    static func activationBackward(
        _ kernels: KernelSet, _ activation: nn_activation, _ slope: Self, _ n: Int, _ a: Input, _ d: Output)

    static func sum(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double
    static func sumOfSquares(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double
    static func sumOfMagnitudes(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double
    static func largestMagnitude(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double

    static func binaryCrossEntropy(
        _ kernels: KernelSet, _ n: Int, _ z: Input, _ y: Input, _ scale: Double, _ d: Output?
    )
        -> Double
    static func softmaxCrossEntropy(
        _ kernels: KernelSet, _ m: Int, _ classes: Int, _ z: Input, _ labels: UnsafePointer<Int32>, _ scale: Double,
        _ d: Output?
    ) -> Double
    static func softmax(_ kernels: KernelSet, _ m: Int, _ classes: Int, _ z: Input, into p: Output)
    static func squaredError(_ kernels: KernelSet, _ n: Int, _ a: Input, _ y: Input, _ scale: Double, _ d: Output?)
        -> Double
    static func absoluteError(_ kernels: KernelSet, _ n: Int, _ a: Input, _ y: Input, _ scale: Double, _ d: Output?)
        -> Double

    static func addPenalty(_ kernels: KernelSet, _ n: Int, _ w: Input, l2: Double, l1: Double, _ g: Output)
    static func update(
        _ kernels: KernelSet, _ update: UnsafePointer<nn_update>, _ n: Int, _ g: Input, _ first: Output,
        _ second: Output, _ w: Output)
    static func gradientStep(
        _ kernels: KernelSet, _ m: Int, _ n: Int, _ k: Int, _ a: Input, transposingA: Bool, _ b: Input,
        _ update: UnsafePointer<nn_update>, _ g: Output, _ first: Output, _ second: Output, _ w: Output,
        soon: UnsafePointer<nn_rows>?)

    static func gatherRows(
        _ kernels: KernelSet, _ m: Int, _ n: Int, _ x: Input, _ index: UnsafePointer<Int32>, into y: Output)
}
