/// Images and labels in the format that the MNIST digits come in (LeCun, Cortes and Burges), packed by gzip or not.
public enum IDXFile {
    /// The largest unpacked file, in bytes.
    private static let limit = 8 * NumericArray.limit + 4096

    /// Pairs a file of images with one of labels. Images of bytes come out from 0 to 1, other numbers as they are.
    ///
    /// - Parameter rows: no more than so many first examples.
    public static func images(_ bytes: [UInt8], rows: Int? = nil) throws(ArrayFileError) -> Images {
        let array = try read(bytes, name: "the file", rows: rows)
        guard array.shape.count >= 2 else {
            throw ArrayFileError(.shape(array.shape, array: "the file", expected: "an image for each example"))
        }
        return Images(array: array)
    }

    public static func labels(_ bytes: [UInt8], rows: Int? = nil) throws(ArrayFileError) -> Labels {
        let array = try read(bytes, name: "the file", rows: rows)
        guard array.shape.count == 1 else {
            throw ArrayFileError(.shape(array.shape, array: "the file", expected: "a label for each example"))
        }
        return Labels(array: array)
    }

    public struct Images {
        fileprivate let array: NumericArray
    }

    public struct Labels {
        fileprivate let array: NumericArray
    }

    public static func dataset(_ images: Images, _ labels: Labels, rows: Int? = nil) throws(ArrayFileError) -> Dataset {
        try Dataset(
            inputs: images.array, called: "the images", targets: labels.array, called: "the labels", rows: rows)
    }

    /// A mark of two zeros, the type, the number of dimensions, the lengths, then the numbers, large ends first.
    private static func read(_ packed: [UInt8], name: String, rows: Int?) throws(ArrayFileError) -> NumericArray {
        let file = Bytes(try Inflation.gunzip(packed, limit: limit))
        guard file.count >= 4, file.starts(with: [0, 0], at: 0) else {
            throw ArrayFileError(file.count < 4 ? .truncated : .notIDX(Array(file.bytes.prefix(4))))
        }
        let types: [UInt8: NumericArray.NumberType] = [
            0x08: .unsigned(1), 0x09: .signed(1), 0x0b: .signed(2), 0x0c: .signed(4), 0x0d: .float(4), 0x0e: .float(8),
        ]
        guard let type = types[file.bytes[2]] else {
            throw ArrayFileError(.type("numbers of an unknown type (\(file.bytes[2]))", array: name))
        }
        var shape: [Int] = []
        for dimension in 0..<Int(file.bytes[3]) {
            shape.append(try file.length(at: 4 + 4 * dimension, count: 4, isBigEndian: true))
        }
        guard let count = NumericArray.count(shape) else { throw ArrayFileError(.tooLarge(name)) }
        let start = 4 + 4 * shape.count
        guard count * type.size <= file.count - start else { throw ArrayFileError(.truncated) }
        guard count * type.size == file.count - start else {
            throw ArrayFileError(.trailingBytes(file.count - start - count * type.size))
        }
        var needed = count
        if let rows, let all = shape.first, rows < all {
            needed = count / all * rows
            shape[0] = rows
        }
        var values = type.read(file.bytes, from: start, count: needed, isBigEndian: true)
        if shape.count > 1, type == .unsigned(1) { values = values.map { $0 / 255 } }
        return NumericArray(shape: shape, elements: .numbers(values))
    }
}
