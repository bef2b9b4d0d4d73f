/// Reads an array in NumPy's own format, `.npy` (NumPy Enhancement Proposal 1): versions 1 to 3, in either order of
/// bytes and of dimensions.
enum NPYArray {
    private static let mark: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// - Parameters:
    ///   - size: how many bytes the stream has.
    ///   - name: what messages call the array.
    ///   - rows: no more than so many first rows are read.
    static func read(
        _ stream: ByteStream, size: Int, name: String, rows: Int?
    ) throws(ArrayFileError) -> NumericArray {
        guard size >= 10 else { throw ArrayFileError(.notArray(name)) }
        let start = Bytes(try stream.bytes(10))
        guard start.starts(with: mark) else { throw ArrayFileError(.notArray(name)) }
        var headerCount = try start.length(at: 8, count: 2)
        if start.bytes[6] != 1 { headerCount += try Bytes(try stream.bytes(2)).length(at: 0, count: 2) << 16 }
        guard headerCount <= size else { throw ArrayFileError(.truncated) }
        let header = String(decoding: try stream.bytes(headerCount), as: UTF8.self)
        guard let type = value(of: "descr", in: header), let shapeText = value(of: "shape", in: header),
            let shape = shape(shapeText)
        else { throw ArrayFileError(.notArray(name)) }
        let isFortran = value(of: "fortran_order", in: header)?.hasPrefix("True") ?? false
        guard type.hasPrefix("'"), let order = type.dropFirst().first else {
            throw ArrayFileError(.type("records of several fields", array: name))
        }
        guard let count = NumericArray.count(shape) else { throw ArrayFileError(.tooLarge(name)) }
        let code = type.dropFirst(2).prefix { $0 != "'" }
        let isBigEndian = order == ">"
        if code.first == "O" { throw ArrayFileError(.type("Python objects", array: name)) }
        guard let kind = code.first, let length = Int(code.dropFirst()), length > 0, length <= 1 << 20 else {
            throw ArrayFileError(.type("the type `\(order)\(code)`", array: name))
        }
        let available = size - stream.count
        if kind == "U" || kind == "S" {
            guard count <= available / (length * (kind == "U" ? 4 : 1)) else { throw ArrayFileError(.truncated) }
            return NumericArray(
                shape: shape,
                elements: .texts(try texts(stream, count: count, length, isUnicode: kind == "U", isBigEndian)))
        }
        guard let number = numberType(kind, length) else {
            throw ArrayFileError(.type("the type `\(order)\(code)`", array: name))
        }
        guard count <= available / length else { throw ArrayFileError(.truncated) }
        var whole = shape
        var needed = count
        if let rows, let all = shape.first, rows < all, !isFortran {
            whole[0] = rows
            needed = count / max(1, all) * rows
        }
        let columnsFirst = isFortran && shape.count > 1 ? ColumnsFirst(shape) : nil
        let values = try number.read(stream, count: needed, isBigEndian: isBigEndian, columnsFirst)
        return NumericArray(shape: whole, elements: .numbers(values))
    }

    // MARK: - Header

    /// What stands behind `'key':` in a Python dictionary that is written out.
    private static func value(of key: String, in header: String) -> Substring? {
        guard let place = header.firstRange(of: "'\(key)'") else { return nil }
        let rest = header[place.upperBound...].drop { $0 == " " }
        guard rest.first == ":" else { return nil }
        return rest.dropFirst().drop { $0 == " " }
    }

    /// `(3, 4)`, `(3,)`, `()`
    private static func shape(_ text: Substring) -> [Int]? {
        guard text.first == "(", let end = text.firstIndex(of: ")") else { return nil }
        var shape: [Int] = []
        for part in text[..<end].dropFirst().split(separator: ",") {
            let digits = part.filter { $0 != " " && $0 != "L" }
            if digits.isEmpty { continue }
            guard let length = Int(digits), length >= 0 else { return nil }
            shape.append(length)
        }
        return shape
    }

    private static func numberType(_ kind: Character, _ size: Int) -> NumericArray.NumberType? {
        switch (kind, size) {
        case ("b", 1): .unsigned(1)
        case ("u", 1), ("u", 2), ("u", 4), ("u", 8): .unsigned(size)
        case ("i", 1), ("i", 2), ("i", 4), ("i", 8): .signed(size)
        case ("f", 2), ("f", 4), ("f", 8): .float(size)
        default: nil
        }
    }

    // MARK: - Texts

    /// Texts of equal length, filled up with zeros.
    private static func texts(
        _ stream: ByteStream, count: Int, _ length: Int, isUnicode: Bool, _ isBigEndian: Bool
    ) throws(ArrayFileError) -> [String] {
        var texts: [String] = []
        for _ in 0..<count {
            let bytes = Bytes(try stream.bytes(length * (isUnicode ? 4 : 1)))
            guard isUnicode else {
                texts.append(String(decoding: bytes.bytes.prefix { $0 != 0 }, as: UTF8.self))
                continue
            }
            var text = String.UnicodeScalarView()
            for letter in 0..<length {
                let code = UInt32(try bytes.unsigned(at: 4 * letter, count: 4, isBigEndian: isBigEndian))
                if code == 0 { break }
                text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
            }
            texts.append(String(text))
        }
        return texts
    }
}
