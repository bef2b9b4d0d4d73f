extension Checkpoint {
    private static let mark: UInt64 = 0x4e4e_4243_4845_434b
    private static let version: UInt64 = 1

    /// The state as bytes, the same on every machine: words of 64 bits, lowest byte first, and a checksum.
    public var bytes: [UInt8] {
        var writer = WordWriter()
        writer.write(Self.mark)
        writer.write(Self.version)
        writer.write(precision == .float64 ? 64 : 32)
        for number in [step, epoch, batch, endsOffSchedule ? 1 : 0] { writer.write(number) }
        writer.write(stoppedAt.map { UInt64($0) + 1 } ?? 0)
        writer.write(divergence == nil ? 0 : 1)
        if let divergence {
            writer.write(divergence.step)
            writer.write(divergence.layer)
            writer.write(divergence.largestActivation)
        }
        writer.write(warnings.count)
        for case .constantColumn(let column, let layer) in warnings {
            writer.write(column)
            writer.write(layer == "standardize" ? 0 : 1)
        }
        for word in random.words + dropout.words { writer.write(word) }
        writer.write(parameters)
        writer.write(optimizerTag)
        writer.write(optimizerStates.count)
        for state in optimizerStates { writer.write(state) }
        writer.write(powers)
        writer.write(scalings.map(\.offset))
        writer.write(scalings.map(\.divisor))
        writer.write(history.records.count)
        for record in history.records { writer.write(record) }
        writer.finish()
        return writer.bytes
    }

    /// The state that `bytes` were made from.
    public init(bytes: [UInt8]) throws(EngineError) {
        var reader = try WordReader(bytes)
        guard try reader.word() == Self.mark, try reader.word() == Self.version else {
            throw .savedState("it was saved by another version")
        }
        switch try reader.word() {
        case 64: precision = .float64
        case 32: precision = .float32
        default: throw WordReader.damaged
        }
        step = try reader.count()
        epoch = try reader.count()
        batch = try reader.count()
        endsOffSchedule = try reader.flag()
        let stop = try reader.count()
        stoppedAt = stop == 0 ? nil : stop - 1
        divergence =
            try reader.flag()
            ? Divergence(step: try reader.count(), layer: try reader.count(), largestActivation: try reader.number())
            : nil
        warnings = []
        for _ in 0..<(try reader.count()) {
            let column = try reader.count()
            warnings.append(.constantColumn(column, layer: try reader.flag() ? "minmax" : "standardize"))
        }
        random = try reader.random()
        dropout = try reader.random()
        parameters = try reader.arrays()
        optimizerTag = try reader.word()
        optimizerStates = []
        for _ in 0..<(try reader.count()) { optimizerStates.append(try reader.arrays()) }
        powers = try reader.numbers()
        let offsets = try reader.arrays()
        let divisors = try reader.arrays()
        guard offsets.count == divisors.count else { throw WordReader.damaged }
        scalings = zip(offsets, divisors).map { Scaling(offset: $0, divisor: $1) }
        history = History()
        for _ in 0..<(try reader.count()) { history.records.append(try reader.record()) }
        guard reader.isAtEnd else { throw WordReader.damaged }
    }
}
