import Kernels

extension Float: KernelElement {
    typealias KernelTable = nn_kernels_f32

    static func currentKernels() -> KernelSet { nn_f32() }

    @inline(__always)
    static func matmul(
        _ kernels: KernelSet, _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ lda: Int, transposingA: Bool, _ b: Input,
        _ ldb: Int, transposingB: Bool, bias: Input?, activation: nn_activation, slope: Self, into c: Output
    ) {
        kernels.pointee.matmul(m, n, k, a, lda, transposingA, b, ldb, transposingB, bias, activation, slope, c, n)
    }

    @inline(__always)
    static func layerBackward(
        _ kernels: KernelSet, _ rows: Int, _ inputs: Int, _ units: Int, _ x: Input, _ w: Input, _ delta: Input,
        activation: nn_activation, slope: Self, inputGradient: Output?, biasGradient: Output?, weightGradient: Output?
    ) {
        kernels.pointee.layer_backward(
            rows, inputs, units, x, w, delta, activation, slope, inputGradient, biasGradient, weightGradient)
    }

    @inline(__always)
    static func multiply(_ kernels: KernelSet, _ n: Int, _ x: Input, _ y: Input, into z: Output) {
        kernels.pointee.binary(.multiply, n, x, y, z)
    }

    @inline(__always)
    static func scale(_ kernels: KernelSet, _ n: Int, _ factor: Self, _ x: Output) {
        kernels.pointee.scale(n, factor, x)
    }

    @inline(__always)
    static func activate(
        _ kernels: KernelSet, _ activation: nn_activation, _ slope: Self, _ n: Int, _ z: Input, into a: Output
    ) {
        kernels.pointee.activate(activation, slope, n, z, a)
    }

    @inline(__always)
    static func activationBackward(
        _ kernels: KernelSet, _ activation: nn_activation, _ slope: Self, _ n: Int, _ a: Input, _ d: Output
    ) {
        kernels.pointee.activation_backward(activation, slope, n, a, d)
    }

    @inline(__always)
    static func sum(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double { kernels.pointee.sum(n, x) }

    @inline(__always)
    static func sumOfSquares(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double { kernels.pointee.sum_squares(n, x) }

    @inline(__always)
    static func sumOfMagnitudes(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double { kernels.pointee.sum_abs(n, x) }

    @inline(__always)
    static func largestMagnitude(_ kernels: KernelSet, _ n: Int, _ x: Input) -> Double { kernels.pointee.max_abs(n, x) }

    @inline(__always)
    static func binaryCrossEntropy(
        _ kernels: KernelSet, _ n: Int, _ z: Input, _ y: Input, _ scale: Double, _ d: Output?
    ) -> Double {
        kernels.pointee.binary_cross_entropy(n, z, y, scale, d)
    }

    @inline(__always)
    static func softmaxCrossEntropy(
        _ kernels: KernelSet, _ m: Int, _ classes: Int, _ z: Input, _ labels: UnsafePointer<Int32>, _ scale: Double,
        _ d: Output?
    ) -> Double {
        kernels.pointee.softmax_cross_entropy(m, classes, z, labels, scale, d)
    }

    @inline(__always)
    static func softmax(_ kernels: KernelSet, _ m: Int, _ classes: Int, _ z: Input, into p: Output) {
        kernels.pointee.softmax(m, classes, z, p)
    }

    @inline(__always)
    static func squaredError(
        _ kernels: KernelSet, _ n: Int, _ a: Input, _ y: Input, _ scale: Double, _ d: Output?
    ) -> Double {
        kernels.pointee.squared_error(n, a, y, scale, d)
    }

    @inline(__always)
    static func absoluteError(
        _ kernels: KernelSet, _ n: Int, _ a: Input, _ y: Input, _ scale: Double, _ d: Output?
    ) -> Double {
        kernels.pointee.absolute_error(n, a, y, scale, d)
    }

    @inline(__always)
    static func addPenalty(_ kernels: KernelSet, _ n: Int, _ w: Input, l2: Double, l1: Double, _ g: Output) {
        kernels.pointee.add_penalty(n, w, l2, l1, g)
    }

    @inline(__always)
    static func update(
        _ kernels: KernelSet, _ update: UnsafePointer<nn_update>, _ n: Int, _ g: Input, _ first: Output,
        _ second: Output, _ w: Output
    ) {
        kernels.pointee.update(update, n, g, first, second, w)
    }

    @inline(__always)
    static func gradientStep(
        _ kernels: KernelSet, _ m: Int, _ n: Int, _ k: Int, _ a: Input, transposingA: Bool, _ b: Input,
        _ update: UnsafePointer<nn_update>, _ g: Output, _ first: Output, _ second: Output, _ w: Output,
        soon: UnsafePointer<nn_rows>?
    ) {
        kernels.pointee.gradient_step(
            m, n, k, a, transposingA ? m : k, transposingA, b, n, false, update, g, first, second, w, soon)
    }

    @inline(__always)
    static func gatherRows(
        _ kernels: KernelSet, _ m: Int, _ n: Int, _ x: Input, _ index: UnsafePointer<Int32>, into y: Output
    ) {
        kernels.pointee.gather_rows_i32(m, n, x, n, index, y)
    }
}
