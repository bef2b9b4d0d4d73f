import Datasets
import Language

extension DataLoader {
    /// A digest of each example of a data set, part by part, in the order of the data: inputs and target as they are, to
    /// the bit. Examples are compared by these where the data itself is too much to be kept.
    public func exampleDigests(of source: DataSource) throws(DataProblem) -> [(part: DataPart, digests: [UInt64])] {
        try load(source).named.map { part, data in
            (part, (0..<data.examples).map { data.digest(ofExample: $0) })
        }
    }
}

extension Dataset {
    fileprivate func digest(ofExample row: Int) -> UInt64 {
        var digest = Digest([])
        digest.add(Array(inputs.row(row)))
        switch targets {
        case .numbers(let table): digest.add(Array(table.row(row)))
        case .names(let names): digest.add(Array(names[row].utf8))
        }
        return digest.word
    }
}
