import Kernels
import Random

/// Goes over the training data batch by batch.
///
/// An epoch's order is `rng.permutation(n)`, a batch the next so many of it, and the last may be short. A batch of all
/// examples, and data that is not shuffled, keep the data's order and draw nothing.
final class Batches<Element: KernelElement> {
    private let data: PreparedData<Element>
    private let kernels: Element.KernelSet
    private let isShuffled: Bool
    let size: Int
    let stepsPerEpoch: Int
    private let memory = Memory()
    private let order: UnsafeMutableBufferPointer<Int32>
    private let inputs: UnsafeMutablePointer<Element>
    private let numbers: UnsafeMutablePointer<Element>
    private let classes: UnsafeMutablePointer<Int32>
    /// The stream as it was before this epoch's permutation, and as it is now.
    private let streams: UnsafeMutablePointer<NumPyRandom>
    /// The update before which the last permutation was drawn.
    private let lastPermuted: UnsafeMutablePointer<Int>
    private let next: UnsafeMutablePointer<nn_rows>

    struct Batch: BitwiseCopyable {
        var rows: Int
        var inputs: UnsafePointer<Element>
        var targets: PreparedTargets<Element>
        /// The rows of the batch after this one, where they lie scattered.
        var next: UnsafePointer<nn_rows>?
    }

    /// - Parameters:
    ///   - random: the stream before the permutation of the epoch in which `step` lies.
    ///   - step: updates made before.
    init(
        _ data: PreparedData<Element>, features: Int, kernels: Element.KernelSet, batch: Int?, shuffle: Bool,
        random: NumPyRandom, step: Int
    ) {
        self.data = data
        self.kernels = kernels
        size = min(batch ?? data.examples, data.examples)
        stepsPerEpoch = (data.examples + size - 1) / size
        isShuffled = shuffle && size < data.examples
        let count = isShuffled ? data.examples : 0
        order = UnsafeMutableBufferPointer(start: memory.allocate(count: count, zero: 0), count: count)
        inputs = memory.allocate(isShuffled ? size * features : 0)
        numbers = memory.allocate(isShuffled ? size * data.width : 0)
        classes = memory.allocate(count: isShuffled ? size : 0, zero: 0)
        streams = memory.allocate(count: 2, zero: random)
        lastPermuted = memory.allocate(count: 1, zero: -1)
        next = memory.allocate(count: 1, zero: data.inputs.inMemory(order.baseAddress!, 0))
        if step % stepsPerEpoch != 0 { permute(before: step - step % stepsPerEpoch) }
    }

    /// Whether every batch is all the data.
    var isFull: Bool { size == data.examples }

    /// The stream from which another `Batches` goes on after `step` updates.
    func random(after step: Int) -> NumPyRandom {
        let isEpochBegun = step % stepsPerEpoch != 0 || lastPermuted.pointee == step
        return isEpochBegun ? streams[0] : streams[1]
    }

    /// The batch of an update. Updates must be asked for in order.
    @inline(__always)
    func batch(for step: Int) -> Batch {
        let place = step % stepsPerEpoch
        let first = place &* size
        let rows = min(size, data.examples &- first)
        if !isShuffled {
            return Batch(
                rows: rows, inputs: data.inputs.rows(first, rows),
                targets: PreparedTargets(
                    numbers: data.targets.numbers.map { $0 + first * data.width },
                    classes: data.targets.classes.map { $0 + first }))
        }
        if place == 0 { permute(before: step) }
        // The last batch of an epoch does not know the next one's order.
        let left = data.examples &- first &- rows
        next.pointee.index = UnsafePointer(order.baseAddress! + (first &+ rows))
        next.pointee.count = min(size, left)
        let soon = left > 0 ? UnsafePointer(next) : nil
        let chosen = UnsafePointer(order.baseAddress! + first)
        data.inputs.gather(kernels, chosen, rows, into: inputs)
        if let all = data.targets.numbers {
            Element.gatherRows(kernels, rows, data.width, all, chosen, into: numbers)
            return Batch(rows: rows, inputs: inputs, targets: PreparedTargets(numbers: numbers), next: soon)
        }
        let all = data.targets.classes!
        for row in 0..<rows { classes[row] = all[Int(chosen[row])] }
        return Batch(rows: rows, inputs: inputs, targets: PreparedTargets(classes: classes), next: soon)
    }

    private func permute(before step: Int) {
        guard isShuffled else { return }
        lastPermuted.pointee = step
        streams[0] = streams[1]
        streams[1].permute(order)
    }
}
