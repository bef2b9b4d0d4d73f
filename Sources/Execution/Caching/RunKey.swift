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

    private init(parts: [Part]) { self.parts = parts }

    /// Of the same run, looked at so many times on its way.
    func withFrames(_ count: Int) -> RunKey { RunKey(parts: parts + [Part(name: "`frames`", text: "\(count)")]) }

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
