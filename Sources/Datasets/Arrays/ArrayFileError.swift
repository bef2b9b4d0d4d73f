/// What is wrong with a file of arrays: NumPy's `.npz`, or IDX as the MNIST digits come in.
public struct ArrayFileError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        case notArchive
        /// The file, or something in it, ends too early.
        case truncated
        /// Compressed data that cannot be unpacked, or whose checksum is another.
        case damaged(String)
        case encrypted(String)
        case compression(Int, String)
        case missingArray(String, available: [String])
        case notArray(String)
        case type(String, array: String)
        case notIDX([UInt8])
        case trailingBytes(Int)
        /// Lengths that are not those of the data the array stands for.
        case shape([Int], array: String, expected: String)
        case empty(String)
        case tooLarge(String)
        /// Texts where numbers are needed.
        case texts(String)
        case notFinite(String, row: Int, value: Double)
        case counts(inputs: Int, targets: Int)
    }

    public var problem: Problem

    init(_ problem: Problem) { self.problem = problem }

    /// One sentence without a full stop.
    public var message: String {
        switch problem {
        case .notArchive: "this is no `.npz` file, which is a ZIP archive of arrays"
        case .truncated: "the file ends too early; part of it is missing"
        case .damaged(let name): "\(name) is damaged: what is in it does not fit its checksum or its length"
        case .encrypted(let name): "\(name) is encrypted"
        case .compression(let method, let name): "\(name) is compressed by a method that is not known here (\(method))"
        case .missingArray(let name, let available):
            "there is no array `\(name)`; there are " + available.map { "`\($0)`" }.joined(separator: ", ")
        case .notArray(let name): "\(name) is no array as NumPy writes it"
        case .type(let type, let name): "\(name) holds \(type), not numbers or texts"
        case .notIDX(let start):
            "this is no IDX file: it begins with \(start.map { "\($0)" }.joined(separator: " ")), not with 0 0"
        case .trailingBytes(let count): "the file is \(count) bytes longer than it says"
        case .shape(let shape, let name, let expected):
            "\(name) has the shape \(Self.text(shape)); expected is \(expected)"
        case .empty(let name): "\(name) holds no examples"
        case .tooLarge(let name): "\(name) holds more than \(NumericArray.limit) numbers"
        case .texts(let name): "\(name) holds texts; inputs are numbers"
        case .notFinite(let name, let row, let value):
            "\(name) has \(value.isNaN ? "NaN" : "an infinite value") in row \(row)"
        case .counts(let inputs, let targets): "there are \(inputs) inputs, but \(targets) targets"
        }
    }

    public var hint: String? {
        switch problem {
        case .type(let type, _) where type.hasPrefix("Python"): "save it with a number type, such as `x.astype(float)`"
        case .notArchive: "`numpy.savez(\"data.npz\", x=x, y=y)` writes one"
        case .encrypted: "save it without a password"
        case .shape(let shape, _, let expected) where expected.hasPrefix("a label") && shape.count > 1:
            "are the two files swapped?"
        case .shape(let shape, _, let expected) where expected.hasPrefix("an image") && shape.count == 1:
            "are the two files swapped?"
        default: nil
        }
    }

    private static func text(_ shape: [Int]) -> String {
        "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
    }
}
