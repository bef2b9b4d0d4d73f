/// A JSON value whose objects keep their order, written the same way everywhere.
///
/// Numbers are written in the shortest form that reads back as the same `Double`. JSON has no way to write what is
/// not finite; those are the strings `"NaN"`, `"Infinity"` and `"-Infinity"`.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public var key: String
        public var value: JSONValue

        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    public static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }
    public static func numbers(_ values: some Sequence<Double>) -> JSONValue { .array(values.map { .number($0) }) }

    /// An object without the members whose value is `nil`.
    public static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key, $0) } })
    }

    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}

extension JSONValue {
    /// - Parameters:
    ///   - pretty: one member or element a line, indented by two spaces; arrays of plain numbers stay on one.
    ///   - breaksNumbers: whether numbers in arrays have a line each, too.
    public func text(pretty: Bool = true, breaksNumbers: Bool = false) -> String {
        var bytes: [UInt8] = []
        write(to: &bytes, indentation: pretty ? 0 : nil, breaksNumbers)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8], indentation: Int?, _ breaksNumbers: Bool) {
        switch self {
        case .null: bytes += Array("null".utf8)
        case .boolean(let flag): bytes += Array((flag ? "true" : "false").utf8)
        case .number(let number): Self.write(number, to: &bytes)
        case .string(let text): Self.write(text, to: &bytes)
        case .array(let elements):
            let isFlat = !breaksNumbers && elements.allSatisfy { if case .number = $0 { true } else { false } }
            Self.write(elements.count, brackets: "[]", to: &bytes, indentation: isFlat ? nil : indentation) { index, bytes, indentation in
                elements[index].write(to: &bytes, indentation: indentation, breaksNumbers)
            }
        case .object(let members):
            Self.write(members.count, brackets: "{}", to: &bytes, indentation: indentation) { index, bytes, indentation in
                Self.write(members[index].key, to: &bytes)
                bytes += Array((indentation == nil ? ":" : ": ").utf8)
                members[index].value.write(to: &bytes, indentation: indentation, breaksNumbers)
            }
        }
    }

    private static func write(
        _ count: Int, brackets: String, to bytes: inout [UInt8], indentation: Int?,
        element: (Int, inout [UInt8], Int?) -> Void
    ) {
        let brackets = Array(brackets.utf8)
        bytes.append(brackets[0])
        let inner = indentation.map { $0 + 1 }
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newLine(inner, &bytes)
            element(index, &bytes, inner)
        }
        if count > 0 { newLine(indentation, &bytes) }
        bytes.append(brackets[1])
    }

    private static func newLine(_ indentation: Int?, _ bytes: inout [UInt8]) {
        guard let indentation else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2 * indentation)
    }

    private static func write(_ number: Double, to bytes: inout [UInt8]) {
        if number.isNaN {
            bytes += Array("\"NaN\"".utf8)
        } else if number.isInfinite {
            bytes += Array((number < 0 ? "\"-Infinity\"" : "\"Infinity\"").utf8)
        } else if number == number.rounded(.towardZero), abs(number) < 0x1p53, number != 0 || number.sign == .plus {
            bytes += Array(String(Int64(number)).utf8)
        } else {
            bytes += Array(number.description.utf8)
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += Array("\\\"".utf8)
            case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
            case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
            case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
            case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
            case ..<0x20: bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
