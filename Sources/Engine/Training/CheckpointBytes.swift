import Random

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

/// Puts words together; the last one is a checksum of all before it (FNV-1a, word by word).
private struct WordWriter {
    private(set) var bytes: [UInt8] = []
    private var checksum: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func write(_ word: UInt64) {
        checksum = (checksum ^ word) &* 0x100_0000_01b3
        append(word)
    }

    mutating func write(_ number: Int) { write(UInt64(number)) }
    mutating func write(_ number: Double) { write(number.bitPattern) }

    mutating func write(_ numbers: [Double]) {
        write(numbers.count)
        for number in numbers { write(number) }
    }

    mutating func write(_ arrays: [[Double]]) {
        write(arrays.count)
        for numbers in arrays { write(numbers) }
    }

    mutating func write(_ record: HistoryRecord) {
        write(record.step)
        write(record.epoch)
        for part in DataPart.allCases {
            let metrics = record[part]
            write(metrics == nil ? 0 : metrics!.accuracy == nil ? 1 : 2)
            guard let metrics else { continue }
            write(metrics.loss)
            write(metrics.penalty)
            if let accuracy = metrics.accuracy { write(accuracy) }
        }
    }

    mutating func finish() { append(checksum) }

    private mutating func append(_ word: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
}

private struct WordReader {
    private let words: [UInt64]
    private var place = 0

    static let damaged = EngineError.savedState("it is damaged")

    init(_ bytes: [UInt8]) throws(EngineError) {
        guard bytes.count >= 8, bytes.count % 8 == 0 else { throw Self.damaged }
        var words: [UInt64] = []
        words.reserveCapacity(bytes.count / 8)
        for start in stride(from: 0, to: bytes.count, by: 8) {
            var word: UInt64 = 0
            for place in 0..<8 { word |= UInt64(bytes[start + place]) << UInt64(8 * place) }
            words.append(word)
        }
        let stored = words.removeLast()
        guard words.reduce(0xcbf2_9ce4_8422_2325, { ($0 ^ $1) &* 0x100_0000_01b3 }) == stored else { throw Self.damaged }
        self.words = words
    }

    var isAtEnd: Bool { place == words.count }

    mutating func word() throws(EngineError) -> UInt64 {
        guard place < words.count else { throw Self.damaged }
        place += 1
        return words[place - 1]
    }

    /// A number of things, of which each takes at least no word: bounded, so that nothing overflows.
    mutating func count() throws(EngineError) -> Int {
        let word = try word()
        guard word < 1 << 62 else { throw Self.damaged }
        return Int(word)
    }

    mutating func flag() throws(EngineError) -> Bool {
        let word = try word()
        guard word <= 1 else { throw Self.damaged }
        return word == 1
    }

    mutating func number() throws(EngineError) -> Double { Double(bitPattern: try word()) }

    mutating func numbers() throws(EngineError) -> [Double] {
        let count = try count()
        guard count <= words.count - place else { throw Self.damaged }
        place += count
        return words[place - count..<place].map { Double(bitPattern: $0) }
    }

    mutating func arrays() throws(EngineError) -> [[Double]] {
        let count = try count()
        guard count <= words.count - place else { throw Self.damaged }
        var arrays: [[Double]] = []
        for _ in 0..<count { arrays.append(try numbers()) }
        return arrays
    }

    mutating func random() throws(EngineError) -> NumPyRandom {
        var state: [UInt64] = []
        for _ in 0..<6 { state.append(try word()) }
        guard let random = NumPyRandom(words: state) else { throw Self.damaged }
        return random
    }

    mutating func record() throws(EngineError) -> HistoryRecord {
        let step = try count()
        let epoch = try count()
        guard let train = try metrics() else { throw Self.damaged }
        let validation = try metrics()
        return HistoryRecord(step: step, epoch: epoch, train: train, validation: validation, test: try metrics())
    }

    private mutating func metrics() throws(EngineError) -> Metrics? {
        let kind = try word()
        guard kind <= 2 else { throw Self.damaged }
        if kind == 0 { return nil }
        let loss = try number()
        let penalty = try number()
        return Metrics(loss: loss, penalty: penalty, accuracy: kind == 2 ? try number() : nil)
    }
}
