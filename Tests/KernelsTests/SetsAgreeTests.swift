import Kernels
import Testing

/// The law of this target: every set gives the bits of the scalar one, for every kernel, length, alignment and value.
struct SetsAgreeTests {
    /// Runs one operation with each set on the same inputs and compares every array's bits with the scalar set's.
    private func agree<T: KernelElement>(
        _ label: String, _: T.Type, _ operation: (ElementKernels<T>) -> [UInt64],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let sets = KernelSets.all(T.self)
        let expected = operation(sets[0])
        #expect(expected.last != .max, "\(label) wrote outside its array", sourceLocation: sourceLocation)
        for set in sets.dropFirst() {
            let bits = operation(set)
            if bits == expected { continue }
            let place = zip(bits, expected).enumerated().first { $1.0 != $1.1 }
            Issue.record("\(label), \(T.self), \(set.name): first at \(String(describing: place))",
                sourceLocation: sourceLocation)
        }
    }

    private static let lengths = Array(0...40) + [63, 64, 65, 100, 127, 200]

    private func elementwise<T: KernelElement>(_: T.Type) {
        var random = TestRandom(seed: 1)
        for (round, n) in Self.lengths.enumerated() {
            let x = [T].any(n, &random), y = [T].any(n, &random), a = [T].any(n, &random), b = [T].any(n, &random)
            let s: T = random.any()
            for function in nn_map.all {
                agree("\(function) n=\(n)", T.self) { kernels in
                    let input = GuardedArray(x, offset: round), output = GuardedArray<T>(count: n, offset: round + 1)
                    kernels.map(function, n, input.pointer, output.pointer)
                    kernels.map(function, n, input.pointer, input.pointer)
                    return output.bits + input.bits
                }
            }
            for function in nn_binary.all {
                agree("\(function) n=\(n)", T.self) { kernels in
                    let left = GuardedArray(x, offset: round), right = GuardedArray(y, offset: round + 2)
                    let outputs = (0..<3).map { GuardedArray<T>(count: n, offset: $0) }
                    kernels.binary(function, n, left.pointer, right.pointer, outputs[0].pointer)
                    kernels.binaryVectorScalar(function, n, left.pointer, s, outputs[1].pointer)
                    kernels.binaryScalarVector(function, n, s, right.pointer, outputs[2].pointer)
                    return outputs.flatMap(\.bits)
                }
            }
            for comparison in nn_comparison.all {
                agree("\(comparison) n=\(n)", T.self) { kernels in
                    let left = GuardedArray(x), right = GuardedArray(zip(x, y).map { $0 < 1 ? $0 : $1 }, offset: 3)
                    let then = GuardedArray(a), otherwise = GuardedArray(b, offset: round)
                    kernels.select(
                        comparison, n, left.pointer, right.pointer, then.pointer, otherwise.pointer, left.pointer)
                    return left.bits
                }
            }
            for activation in nn_activation.all {
                agree("\(activation) n=\(n)", T.self) { kernels in
                    let z = GuardedArray(x, offset: round), d = GuardedArray(y, offset: 1)
                    kernels.activate(activation, 0.1, n, z.pointer, z.pointer)
                    kernels.activationBackward(activation, 0.1, n, z.pointer, d.pointer)
                    return z.bits + d.bits
                }
            }
            agree("axpy, scale, fill n=\(n)", T.self) { kernels in
                let left = GuardedArray(x, offset: round), right = GuardedArray(y), rest = GuardedArray(a)
                kernels.axpy(n, s, left.pointer, right.pointer)
                kernels.scale(n, s, left.pointer)
                kernels.fill(n, s, rest.pointer)
                return left.bits + right.bits + rest.bits
            }
        }
    }

    @Test func elementwiseFloat() { elementwise(Float.self) }
    @Test func elementwiseDouble() { elementwise(Double.self) }

    private func reductions<T: KernelElement>(_: T.Type) {
        var random = TestRandom(seed: 2)
        for (round, n) in (Self.lengths + Self.lengths).enumerated() {
            let wild = round < Self.lengths.count
            let x = wild ? [T].any(n, &random) : [T].plain(n, &random), y = [T].plain(n, &random)
            agree("reductions n=\(n)", T.self) { kernels in
                let left = GuardedArray(x, offset: round), right = GuardedArray(y, offset: 5)
                return [
                    kernels.sum(n, left.pointer), kernels.sumSquares(n, left.pointer),
                    kernels.sumAbs(n, left.pointer), kernels.maxAbs(n, left.pointer),
                    kernels.dot(n, left.pointer, right.pointer),
                ].map(\.canonicalBits)
            }
            agree("elementwise losses n=\(n)", T.self) { kernels in
                let value = GuardedArray(x, offset: round), target = GuardedArray(y.map { $0.magnitude }, offset: 5)
                var bits: [UInt64] = []
                for loss in [kernels.binaryCrossEntropy, kernels.squaredError, kernels.absoluteError] {
                    let d = GuardedArray<T>(count: n, offset: 2)
                    bits.append(loss(n, value.pointer, target.pointer, 0.125, d.pointer).canonicalBits)
                    #expect(bits.last == loss(n, value.pointer, target.pointer, 0.125, nil).canonicalBits)
                    bits += d.bits
                }
                return bits
            }
            let rows = Int(random.next() % 40), stride = n + round % 3
            let matrix = wild ? [T].any(rows * stride, &random) : [T].plain(rows * stride, &random)
            agree("columns \(rows)×\(n)", T.self) { kernels in
                let input = GuardedArray(matrix, offset: round), sums = GuardedArray<T>(count: n, offset: 3)
                let mean = GuardedArray<Double>(count: n), variance = GuardedArray<Double>(count: n)
                kernels.columnSums(rows, n, input.pointer, stride, sums.pointer)
                if rows > 0 {
                    kernels.columnMoments(rows, n, input.pointer, stride, mean.pointer, variance.pointer)
                }
                return sums.bits + mean.bits + variance.bits
            }
            guard n > 0 else { continue }
            let logits = wild ? [T].any(rows * n, &random) : [T].plain(rows * n, &random)
            let labels = (0..<rows).map { _ in Int32(random.next() % UInt64(n)) }
            agree("softmax \(rows)×\(n)", T.self) { kernels in
                let z = GuardedArray(logits, offset: round), p = GuardedArray<T>(count: rows * n, offset: 3)
                kernels.softmax(rows, n, z.pointer, p.pointer)
                let alone = kernels.softmaxCrossEntropy(rows, n, z.pointer, labels, 0.25, nil)
                let both = kernels.softmaxCrossEntropy(rows, n, z.pointer, labels, 0.25, z.pointer)
                return [alone.canonicalBits, both.canonicalBits] + p.bits + z.bits
            }
        }
    }

    @Test func reductionsAndLossesFloat() { reductions(Float.self) }
    @Test func reductionsAndLossesDouble() { reductions(Double.self) }

    private func updates<T: KernelElement>(_: T.Type) {
        var random = TestRandom(seed: 3)
        for (round, n) in Self.lengths.enumerated() {
            let wild = round % 2 == 0
            let start = (0..<4).map { _ in wild ? [T].any(n, &random) : [T].plain(n, &random) }
            agree("updates n=\(n)", T.self) { k in
                var bits: [UInt64] = []
                let steps: [([GuardedArray<T>]) -> Void] = [
                    { k.addPenalty(n, $0[1].pointer, 0.01, 0.002, $0[0].pointer) },
                    { k.sgd(n, 0.1, $0[0].pointer, $0[1].pointer) },
                    { k.momentum(n, 0.1, 0.9, $0[0].pointer, $0[2].pointer, $0[1].pointer) },
                    { k.heavyBall(n, 0.1, 0.9, $0[0].pointer, $0[2].pointer, $0[1].pointer) },
                    { k.nesterov(n, 0.1, 0.9, $0[0].pointer, $0[2].pointer, $0[1].pointer) },
                    { k.rmsprop(n, 0.1, 0.99, 1e-8, $0[0].pointer, $0[2].pointer, $0[1].pointer) },
                    {
                        k.adam(
                            n, 0.1, 0.9, 0.999, 1e-8, 0.01, 0.81, 0.998, $0[0].pointer, $0[2].pointer, $0[3].pointer,
                            $0[1].pointer)
                    },
                ]
                for step in steps {
                    let arrays = start.enumerated().map { GuardedArray($1, offset: round + $0) }
                    step(arrays)
                    bits += arrays.flatMap(\.bits)
                }
                return bits
            }
            guard n > 0 else { continue }
            let width = n % 21, table = [T].any(n * (width + 2), &random)
            let rows = (0..<n + 3).map { _ in Int(random.next() % UInt64(n)) }
            let gathered = rows.flatMap { row in (0..<width).map { table[row * (width + 2) + $0].canonicalBits } }
            agree("gather \(n)×\(width)", T.self) { k in
                let x = GuardedArray(table, offset: round)
                let y = GuardedArray<T>(count: rows.count * width), z = GuardedArray<T>(count: rows.count * width)
                k.gatherRows32(rows.count, width, x.pointer, width + 2, rows.map(Int32.init), y.pointer)
                k.gatherRows64(rows.count, width, x.pointer, width + 2, rows.map(Int64.init), z.pointer)
                #expect(y.bits == z.bits)
                #expect(y.bits == gathered)
                return y.bits
            }
        }
    }

    @Test func updatesAndRowsFloat() { updates(Float.self) }
    @Test func updatesAndRowsDouble() { updates(Double.self) }
}

extension nn_map {
    static let all = (0...nn_map.reciprocal.rawValue).map { nn_map(rawValue: $0)! }
}

extension nn_binary {
    static let all = (0...nn_binary.leaky_relu.rawValue).map { nn_binary(rawValue: $0)! }
}

extension nn_comparison {
    static let all = (0...nn_comparison.greater_or_equal.rawValue).map { nn_comparison(rawValue: $0)! }
}

extension nn_activation {
    static let all = (0...nn_activation.softplus.rawValue).map { nn_activation(rawValue: $0)! }
}
