import Datasets
import Engine
import Language

/// What a run is made of. Two runs with the same key have the same results, on any machine: the key holds the checked
/// meaning with every number in it, the bits of the data, the state it goes on from, and the version of the numerics.
/// Comments, layout, prose, views, names, the machine and the clock are no part of it.
public struct RunKey: Hashable, Sendable {
    /// The parts by name, in words for people who ask why a run is computed anew.
    public let parts: [Part]

    public struct Part: Hashable, Sendable {
        public var name: String
        /// The part itself where it is short, a digest of it where it is not.
        public var text: String
    }

    init(
        network: NetworkDescription, options: TrainingOptions, data: SplitDataset, stop: String?, continues: String?,
        resetsOptimizer: Bool
    ) {
        parts = [
            Part(name: "the version of nnbook's numerics", text: numericsVersion),
            Part(name: "the model", text: CanonicalText.text(network)),
            Part(name: "the data", text: Self.digest(of: data)),
            Part(name: "`stop`", text: stop ?? "none"),
            Part(name: "the run it goes on from", text: continues.map { "\($0) \(resetsOptimizer)" } ?? "none"),
        ] + Self.parts(of: options)
    }

    /// Each option is a part of its own.
    private static func parts(of options: TrainingOptions) -> [Part] {
        Mirror(reflecting: options).children.map { option in
            Part(name: "`\(option.label ?? "")`", text: CanonicalText.text(option.value))
        }
    }

    /// Everything the key holds, whole; what is stored under the key is only used if this is the same.
    var text: String { parts.map { "\($0.name): \($0.text)\n" }.joined() }

    /// Names the key: a digest of its text.
    public var digest: String { Digest(Array(text.utf8)).hexadecimal }

    private static func digest(of data: SplitDataset) -> String {
        var digest = Digest([])
        for (part, set) in data.named {
            digest.add(Array("\(part.rawValue) \(set.inputs.rows) \(set.inputs.columns)\n".utf8))
            digest.add(set.inputs.values)
            switch set.targets {
            case .numbers(let table):
                digest.add(Array("numbers \(table.columns)\n".utf8))
                digest.add(table.values)
            case .names(let names): for name in names { digest.add(Array("\(name.utf8.count):\(name)".utf8)) }
            }
        }
        return digest.hexadecimal
    }
}

/// 128 bits that tell contents apart: two FNV-1a hashes over words, from different starts and with different shifts.
struct Digest: Hashable, Sendable {
    private var first: UInt64 = 0xcbf2_9ce4_8422_2325
    private var second: UInt64 = 0x6c62_272e_07bb_0142

    init(_ bytes: [UInt8]) { add(bytes) }

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { mix(UInt64(byte)) }
        mix(UInt64(bytes.count))
    }

    mutating func add(_ values: [Double]) {
        for value in values { mix(value.bitPattern) }
        mix(UInt64(values.count))
    }

    private mutating func mix(_ word: UInt64) {
        first = (first ^ word) &* 0x0000_0100_0000_01b3
        first ^= first >> 29
        second = (second ^ word) &* 0x9e37_79b9_7f4a_7c15
        second ^= second >> 32
    }

    var hexadecimal: String {
        [first, second].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
