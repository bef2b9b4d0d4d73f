/// Reads an array in NumPy's own format, `.npy` (NumPy Enhancement Proposal 1): versions 1 to 3, in either order of
/// bytes and of dimensions.
enum NPYArray {
    private static let mark: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// - Parameters:
    ///   - name: what messages call the array.
    ///   - rows: no more than so many first rows are read.
    static func read(_ bytes: [UInt8], name: String, rows: Int?) throws(ArrayFileError) -> NumericArray {
        let file = Bytes(bytes)
        guard file.starts(with: mark, at: 0), file.count >= 10 else { throw ArrayFileError(.notArray(name)) }
        let isShort = bytes[6] == 1
        let headerCount = try file.length(at: 8, count: isShort ? 2 : 4)
        let start = (isShort ? 10 : 12) + headerCount
        let header = String(decoding: try file.slice(start - headerCount, headerCount), as: UTF8.self)
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
        guard let kind = code.first, let size = Int(code.dropFirst()), size > 0, size <= 1 << 20 else {
            throw ArrayFileError(.type("the type `\(order)\(code)`", array: name))
        }
        if kind == "U" || kind == "S" {
            return NumericArray(
                shape: shape,
                elements: .texts(try texts(file, from: start, count: count, size, isUnicode: kind == "U", isBigEndian)))
        }
        guard let number = numberType(kind, size) else {
            throw ArrayFileError(.type("the type `\(order)\(code)`", array: name))
        }
        guard count <= (file.count - start) / size else { throw ArrayFileError(.truncated) }
        var whole = shape
        var needed = count
        if let rows, let all = shape.first, rows < all, !isFortran {
            whole[0] = rows
            needed = count / max(1, all) * rows
        }
        var values = number.read(bytes, from: start, count: needed, isBigEndian: isBigEndian)
        if isFortran { values = rowMajor(values, shape) }
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

    // MARK: - Elements

    /// Texts of equal length, filled up with zeros.
    private static func texts(
        _ file: Bytes, from start: Int, count: Int, _ length: Int, isUnicode: Bool, _ isBigEndian: Bool
    ) throws(ArrayFileError) -> [String] {
        let size = length * (isUnicode ? 4 : 1)
        guard count <= (file.count - start) / size else { throw ArrayFileError(.truncated) }
        var texts: [String] = []
        for index in 0..<count {
            let place = start + index * size
            guard isUnicode else {
                let bytes = try file.slice(place, size)
                texts.append(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
                continue
            }
            var text = String.UnicodeScalarView()
            for letter in 0..<length {
                let code = UInt32(try file.unsigned(at: place + 4 * letter, count: 4, isBigEndian: isBigEndian))
                if code == 0 { break }
                text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
            }
            texts.append(String(text))
        }
        return texts
    }

    /// From the first index varying fastest to the last one.
    private static func rowMajor(_ values: [Double], _ shape: [Int]) -> [Double] {
        guard shape.count > 1, !values.isEmpty else { return values }
        var strides = [1]
        for length in shape.dropLast() { strides.append(strides[strides.count - 1] * length) }
        var result: [Double] = []
        result.reserveCapacity(values.count)
        var index = [Int](repeating: 0, count: shape.count)
        var place = 0
        while true {
            result.append(values[place])
            var axis = shape.count - 1
            while axis >= 0 {
                index[axis] += 1
                place += strides[axis]
                if index[axis] < shape[axis] { break }
                place -= strides[axis] * shape[axis]
                index[axis] = 0
                axis -= 1
            }
            if axis < 0 { return result }
        }
    }
}
