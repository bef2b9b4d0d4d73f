/// An array of any number of dimensions, row by row.
struct NumericArray {
    enum Elements: Hashable {
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

        /// Reads the next `count` numbers of a stream, a part of them at a time.
        ///
        /// - Parameter columnsFirst: where each goes, if not one behind the other.
        func read(
            _ stream: ByteStream, count: Int, isBigEndian: Bool, _ columnsFirst: ColumnsFirst? = nil
        ) throws(ArrayFileError) -> [Double] {
            var problem: ArrayFileError?
            let values = [Double](unsafeUninitializedCapacity: count) { values, filled in
                do throws(ArrayFileError) {
                    try fill(values, from: stream, isBigEndian, columnsFirst, &filled)
                } catch {
                    problem = error
                }
            }
            if let problem { throw problem }
            return values
        }

        private func fill(
            _ values: UnsafeMutableBufferPointer<Double>, from stream: ByteStream, _ isBigEndian: Bool,
            _ columnsFirst: ColumnsFirst?, _ filled: inout Int
        ) throws(ArrayFileError) {
            let part = 1 << 13
            let count = values.count
            let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: part * size, alignment: 8)
            let numbers = UnsafeMutableBufferPointer<Double>.allocate(capacity: part)
            defer {
                bytes.deallocate()
                numbers.deallocate()
            }
            var order = columnsFirst
            if order != nil { values.initialize(repeating: 0) }
            var done = 0
            while done < count {
                let next = min(part, count - done)
                let wanted = UnsafeMutableRawBufferPointer(rebasing: bytes[..<(next * size)])
                guard try stream.read(into: wanted) == wanted.count else { throw ArrayFileError(.truncated) }
                if order == nil {
                    convert(wanted, next, isBigEndian, values.baseAddress! + done)
                } else {
                    convert(wanted, next, isBigEndian, numbers.baseAddress!)
                    for index in 0..<next { values[order!.next()] = numbers[index] }
                }
                done += next
                filled = order == nil ? done : count
            }
        }

        /// Numbers as doubles, into memory that need not hold anything yet.
        private func convert(
            _ bytes: UnsafeMutableRawBufferPointer, _ count: Int, _ isBigEndian: Bool, _ result: UnsafeMutablePointer<Double>
        ) {
            func numbers<Word: FixedWidthInteger>(_ type: Word.Type, _ number: (Word) -> Double) {
                for index in 0..<count {
                    let word = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Word>.size, as: Word.self)
                    (result + index).initialize(
                        to: number(isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word)))
                }
            }
            switch self {
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

/// The places, row by row, of numbers that come with the first index varying fastest.
struct ColumnsFirst {
    private let shape: [Int]
    private let strides: [Int]
    private var index: [Int]
    private var place = 0

    init(_ shape: [Int]) {
        self.shape = shape
        var stride = 1
        var strides: [Int] = []
        for length in shape.reversed() {
            strides.append(stride)
            stride *= length
        }
        self.strides = strides.reversed()
        index = [Int](repeating: 0, count: shape.count)
    }

    /// Where the next number goes.
    mutating func next() -> Int {
        let current = place
        for axis in shape.indices {
            index[axis] += 1
            place += strides[axis]
            if index[axis] < shape[axis] { break }
            place -= strides[axis] * shape[axis]
            index[axis] = 0
        }
        return current
    }
}
