/// An array of any number of dimensions, row by row.
struct NumericArray {
    enum Elements {
        case numbers([Double])
        case texts([String])
    }

    /// More numbers than this are not read.
    static let limit = 100_000_000

    var shape: [Int]
    var elements: Elements

    /// How many numbers an array of this shape has; `nil` where they are too many.
    static func count(_ shape: [Int]) -> Int? {
        var count = 1
        for length in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: length)
            guard !overflows, length >= 0 else { return nil }
            count = product
        }
        return count <= limit ? count : nil
    }

    /// How numbers stand in a file.
    enum NumberType: Hashable {
        case unsigned(Int)
        case signed(Int)
        case float(Int)

        /// In bytes.
        var size: Int {
            switch self {
            case .unsigned(let size), .signed(let size), .float(let size): size
            }
        }

        /// Reads `count` numbers from `place` on; they must be there.
        func read(_ bytes: [UInt8], from place: Int, count: Int, isBigEndian: Bool) -> [Double] {
            precondition(place + count * size <= bytes.count)
            return bytes.withUnsafeBytes { raw in
                func numbers<Word: FixedWidthInteger>(_ type: Word.Type, _ number: (Word) -> Double) -> [Double] {
                    (0..<count).map { index in
                        let word = raw.loadUnaligned(
                            fromByteOffset: place + index * MemoryLayout<Word>.size, as: Word.self)
                        return number(isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word))
                    }
                }
                return switch self {
                case .unsigned(1): numbers(UInt8.self, Double.init)
                case .unsigned(2): numbers(UInt16.self, Double.init)
                case .unsigned(4): numbers(UInt32.self, Double.init)
                case .unsigned: numbers(UInt64.self, Double.init)
                case .signed(1): numbers(Int8.self, Double.init)
                case .signed(2): numbers(Int16.self, Double.init)
                case .signed(4): numbers(Int32.self, Double.init)
                case .signed: numbers(Int64.self, Double.init)
                case .float(2): numbers(UInt16.self, Self.half)
                case .float(4): numbers(UInt32.self) { Double(Float(bitPattern: $0)) }
                case .float: numbers(UInt64.self) { Double(bitPattern: $0) }
                }
            }
        }

        /// An IEEE half-precision number.
        private static func half(_ bits: UInt16) -> Double {
            let exponent = Int(bits >> 10 & 0x1f)
            let fraction = Double(bits & 0x3ff)
            let magnitude: Double
            switch exponent {
            case 0: magnitude = fraction * 0x1p-24
            case 31: magnitude = fraction == 0 ? .infinity : .nan
            default: magnitude = Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
            }
            return bits & 0x8000 == 0 ? magnitude : -magnitude
        }
    }
}
