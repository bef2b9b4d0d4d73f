/// Moves labels apart along one axis, as little as can be.
enum LabelPlacement {
    /// Places for labels that want to be at `wanted`, at least `spacing` apart, in `limits` if they fit at all.
    ///
    /// The sum of squared displacements is the smallest possible: labels that touch form a block about the mean of
    /// their wishes, and blocks that touch become one.
    static func spread(_ wanted: [Double], spacing: Double, in limits: ClosedRange<Double>) -> [Double] {
        struct Block {
            /// The mean of where the first label should be.
            var start: Double
            var count: Int
        }
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        func clamped(_ block: Block) -> Double {
            let end = limits.upperBound - Double(block.count - 1) * spacing
            return max(limits.lowerBound, min(block.start, end))
        }
        var blocks: [Block] = []
        for index in order {
            var block = Block(start: wanted[index], count: 1)
            while let previous = blocks.last,
                clamped(previous) + Double(previous.count) * spacing > clamped(block)
            {
                blocks.removeLast()
                let shift = Double(previous.count) * spacing
                let sum = previous.start * Double(previous.count) + (block.start - shift) * Double(block.count)
                block = Block(start: sum / Double(previous.count + block.count), count: previous.count + block.count)
            }
            blocks.append(block)
        }
        var result = wanted
        var position = 0
        for block in blocks {
            for offset in 0..<block.count {
                result[order[position]] = clamped(block) + Double(offset) * spacing
                position += 1
            }
        }
        return result
    }
}
