import Kernels

/// Turns a formula into instructions on vectors: equal parts are computed once, constant parts not at all, and a
/// buffer is used again when its value is no longer needed.
struct FormulaCompiler {
    /// Where an operand lies.
    enum Place: Hashable, Sendable {
        case parameter(Int)
        case buffer(Int)
        /// Where the result goes; only the last instruction writes here.
        case result
    }

    enum Instruction: Sendable {
        case fill(Double, to: Place)
        case copy(Place, to: Place)
        case map(nn_map, Place, to: Place)
        case binary(nn_binary, Place, Place, to: Place)
        case binaryVectorScalar(nn_binary, Place, Double, to: Place)
        case binaryScalarVector(nn_binary, Double, Place, to: Place)
        case select(nn_comparison, Place, Place, then: Place, otherwise: Place, to: Place)
    }

    /// A value of the formula, made of earlier ones by their numbers.
    private enum Value: Hashable {
        case parameter(Int)
        case constant(UInt64)
        case map(nn_map, Int)
        case binary(nn_binary, Int, Int)
        case select(nn_comparison, Int, Int, then: Int, otherwise: Int)

        var operands: [Int] {
            switch self {
            case .parameter, .constant: []
            case .map(_, let x): [x]
            case .binary(_, let x, let y): [x, y]
            case .select(_, let left, let right, let then, let otherwise): [left, right, then, otherwise]
            }
        }
    }

    private let parameters: [String: Int]
    private var values: [Value] = []
    private var numbers: [Value: Int] = [:]

    private(set) var instructions: [Instruction] = []
    private(set) var bufferCount = 0
    private var freeBuffers: [Int] = []

    init(_ expression: ScalarExpression, parameters: [String]) {
        self.parameters = Dictionary(
            zip(parameters, parameters.indices), uniquingKeysWith: { first, _ in preconditionFailure("\(first) twice") }
        )
        let result = number(expression)
        emit(result)
    }

    // MARK: Values

    private mutating func number(_ expression: ScalarExpression) -> Int {
        switch expression {
        case .number(let value):
            return intern(.constant(value.bitPattern))
        case .pi:
            return intern(.constant(Double.pi.bitPattern))
        case .variable(let name):
            guard let index = parameters[name] else { preconditionFailure("\(name) is no parameter") }
            return intern(.parameter(index))
        case .negate(let operand):
            return intern(.map(.negate, number(operand)))
        case .binary(let operation, let left, let right):
            return intern(.binary(operation.kernel, number(left), number(right)))
        case .call(let function, let arguments):
            let first = number(arguments[0])
            switch function.kernel {
            case .map(let kernel): return intern(.map(kernel, first))
            case .binary(let kernel):
                return arguments.dropFirst().reduce(first) { intern(.binary(kernel, $0, number($1))) }
            }
        case .conditional(let comparison, let left, let right, let then, let otherwise):
            let (left, right) = (number(left), number(right))
            if let a = constant(left), let b = constant(right) {
                return number(comparison.holds(a, b) ? then : otherwise)
            }
            return intern(
                .select(comparison.kernel, left, right, then: number(then), otherwise: number(otherwise)))
        }
    }

    /// The number of a value: the one it has already, or a new one; what depends on nothing becomes a constant.
    private mutating func intern(_ value: Value) -> Int {
        var value = value
        switch value {
        case .map(let function, let x):
            if let x = constant(x) { value = .constant(nn_map_value(function, x).bitPattern) }
        case .binary(let function, let x, let y):
            if let x = constant(x), let y = constant(y) {
                value = .constant(nn_binary_value(function, x, y).bitPattern)
            }
        case .parameter, .constant, .select:
            break
        }
        if let number = numbers[value] { return number }
        values.append(value)
        numbers[value] = values.count - 1
        return values.count - 1
    }

    private func constant(_ number: Int) -> Double? {
        if case .constant(let bits) = values[number] { Double(bitPattern: bits) } else { nil }
    }

    // MARK: Instructions

    private mutating func emit(_ result: Int) {
        var isNeeded = Array(repeating: false, count: values.count)
        var lastUse = Array(repeating: -1, count: values.count)
        isNeeded[result] = true
        for number in values.indices.reversed() where isNeeded[number] {
            for operand in values[number].operands {
                isNeeded[operand] = true
                lastUse[operand] = max(lastUse[operand], number)
            }
        }
        var places: [Int: Place] = [:]
        for number in values.indices where isNeeded[number] {
            let value = values[number]
            switch value {
            case .parameter(let index):
                places[number] = .parameter(index)
                if number == result { instructions.append(.copy(.parameter(index), to: .result)) }
                continue
            case .constant(let bits):
                if number == result { instructions.append(.fill(Double(bitPattern: bits), to: .result)) }
                continue
            case .map, .binary, .select:
                break
            }
            // A selection takes vectors only, so its constants need buffers.
            var temporary: [Int] = []
            if case .select = value {
                for operand in Set(value.operands).sorted() {
                    guard let constant = constant(operand) else { continue }
                    let buffer = takeBuffer()
                    temporary.append(buffer)
                    places[operand] = .buffer(buffer)
                    instructions.append(.fill(constant, to: .buffer(buffer)))
                }
            }
            let operandPlaces = value.operands.map { places[$0] }
            for buffer in temporary { freeBuffers.append(buffer) }
            for operand in Set(value.operands).sorted() where lastUse[operand] == number && constant(operand) == nil {
                if case .buffer(let buffer) = places[operand] { freeBuffers.append(buffer) }
            }
            // The result may take the place of an operand: kernels allow it.
            let place: Place = number == result ? .result : .buffer(takeBuffer())
            places[number] = place
            instructions.append(instruction(value, operandPlaces, to: place))
        }
    }

    private func instruction(_ value: Value, _ places: [Place?], to place: Place) -> Instruction {
        switch value {
        case .map(let function, _):
            return .map(function, places[0]!, to: place)
        case .binary(let function, let x, let y):
            if let x = constant(x) { return .binaryScalarVector(function, x, places[1]!, to: place) }
            if let y = constant(y) { return .binaryVectorScalar(function, places[0]!, y, to: place) }
            return .binary(function, places[0]!, places[1]!, to: place)
        case .select(let comparison, _, _, _, _):
            return .select(comparison, places[0]!, places[1]!, then: places[2]!, otherwise: places[3]!, to: place)
        case .parameter, .constant:
            preconditionFailure("needs no instruction")
        }
    }

    private mutating func takeBuffer() -> Int {
        if let buffer = freeBuffers.popLast() { return buffer }
        bufferCount += 1
        return bufferCount - 1
    }
}
