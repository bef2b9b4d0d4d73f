/// Images and labels in the format that the MNIST digits come in (LeCun, Cortes and Burges), packed by gzip or not.
public enum IDXFile {
    /// Pairs a file of images with one of labels. Images of bytes come out from 0 to 1, other numbers as they are.
    ///
    /// - Parameters:
    ///   - rows: no more than so many first examples.
    ///   - progress: told now and then what share of the file has been read.
    public static func images(
        _ source: ByteSource, rows: Int? = nil, progress: ((Double) -> Void)? = nil
    ) throws(ArrayFileError) -> Images {
        let array = try read(source, name: "the file", rows: rows, progress)
        guard array.shape.count >= 2 else {
            throw ArrayFileError(.shape(array.shape, array: "the file", expected: "an image for each example"))
        }
        return Images(array: array)
    }

    public static func labels(_ source: ByteSource, rows: Int? = nil) throws(ArrayFileError) -> Labels {
        let array = try read(source, name: "the file", rows: rows)
        guard array.shape.count == 1 else {
            throw ArrayFileError(.shape(array.shape, array: "the file", expected: "a label for each example"))
        }
        return Labels(array: array)
    }

    public struct Images {
        let array: NumericArray
    }

    public struct Labels {
        let array: NumericArray
    }

    public static func dataset(_ images: Images, _ labels: Labels, rows: Int? = nil) throws(ArrayFileError) -> Dataset {
        try Dataset(
            inputs: images.array, called: "the images", targets: labels.array, called: "the labels", rows: rows)
    }

    /// A mark of two zeros, the type, the number of dimensions, the lengths, then the numbers, large ends first.
    private static func read(
        _ source: ByteSource, name: String, rows: Int?, _ progress: ((Double) -> Void)? = nil
    ) throws(ArrayFileError) -> NumericArray {
        let isPacked = Bytes(source.bytes(at: 0, count: 2)).starts(with: [0x1f, 0x8b])
        let stream = ByteStream(
            source, 0..<source.count, packing: isPacked ? .gzip : nil, name: "the packed file",
            progress: progress)
        let start = try stream.bytes(4)
        guard start[0] == 0, start[1] == 0 else { throw ArrayFileError(.notIDX(start)) }
        let types: [UInt8: NumericArray.NumberType] = [
            0x08: .unsigned(1), 0x09: .signed(1), 0x0b: .signed(2), 0x0c: .signed(4), 0x0d: .float(4), 0x0e: .float(8),
        ]
        guard let type = types[start[2]] else {
            throw ArrayFileError(.type("data of an unknown type (\(start[2]))", array: name))
        }
        let lengths = Bytes(try stream.bytes(4 * Int(start[3])))
        var shape: [Int] = []
        for dimension in 0..<Int(start[3]) {
            shape.append(try lengths.length(at: 4 * dimension, count: 4, isBigEndian: true))
        }
        guard let count = NumericArray.count(shape) else { throw ArrayFileError(.tooLarge(name)) }
        // Of a packed file no more can be said than that nothing is packed to less than a thousandth.
        guard count * type.size <= (isPacked ? 1032 * source.count : source.count - stream.count) else {
            throw ArrayFileError(.truncated)
        }
        var needed = count
        if let rows, let all = shape.first, rows < all {
            needed = count / all * rows
            shape[0] = rows
        }
        var values = try type.read(stream, count: needed, isBigEndian: true)
        let rest = (count - needed) * type.size
        guard try stream.skipRest(limit: rest) == rest else { throw ArrayFileError(.truncated) }
        let behind = try stream.skipRest(limit: 1 << 20)
        guard behind == 0 else { throw ArrayFileError(.trailingBytes(behind)) }
        if shape.count > 1, type == .unsigned(1) {
            for index in values.indices { values[index] /= 255 }
        }
        return NumericArray(shape: shape, elements: .numbers(values))
    }
}
