import Random

/// Puts words together; the last one is a checksum of all before it (FNV-1a, word by word).
struct WordWriter {
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

/// Takes words apart again, refusing what is damaged.
struct WordReader {
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
        guard words.reduce(0xcbf2_9ce4_8422_2325, { ($0 ^ $1) &* 0x100_0000_01b3 }) == stored else {
            throw Self.damaged
        }
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
