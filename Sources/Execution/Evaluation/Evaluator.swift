import Expressions
import Kernels
import Language

/// Computes expressions once the runs they depend on are there. The checker has made sure of types and shapes.
struct Evaluator<Runs: RunAnswers> {
    var runs: Runs
    /// The run being trained, in its `stop` condition.
    var current: RunUnderway?
    /// The values of the parameters of the function whose body this is.
    var parameters: [String: Double] = [:]

    func value(of expression: Expression) throws(Unavailable) -> Value {
        switch expression {
        case .value(let value): return value
        case .list(let elements):
            var values: [Value] = []
            for element in elements { values.append(try value(of: element)) }
            return .array(values)
        case .negate(let operand): return try value(of: operand).map { -$0 }
        case .arithmetic(let operation, let left, let right):
            let function = operation.kernel
            return try value(of: left).combined(with: value(of: right)) { nn_binary_value(function, $0, $1) }
        case .compare(let comparison, let left, let right):
            return .boolean(try comparison.holds(value(of: left), value(of: right)))
        case .call(let function, let arguments):
            var values: [Value] = []
            for argument in arguments { values.append(try value(of: argument)) }
            return Self.apply(function, values)
        case .conditional(let condition, let then, let otherwise):
            return try value(of: condition) == .boolean(true) ? value(of: then) : value(of: otherwise)
        case .quantity(.run(let run), let quantity): return try runs.value(of: quantity, in: run)
        case .quantity(.current, let quantity):
            guard let current else { preconditionFailure("a field of the run being trained, outside `stop`") }
            return current.value(of: quantity)
        case .patience(let records):
            guard let current else { preconditionFailure("patience outside `stop`") }
            return .boolean(current.recordsWithoutImprovement >= records)
        case .apply(let function, let arguments):
            var values: [Value] = []
            for argument in arguments { values.append(try value(of: argument)) }
            return try apply(function, values)
        case .index(let list, let position):
            guard case .array(let values) = try value(of: list) else {
                preconditionFailure("only lists are indexed")
            }
            let index = Int(try number(position))
            guard index >= 1, index <= values.count else {
                throw Unavailable(reason: "there is no element \(index): the list has \(values.count)")
            }
            return values[index - 1]
        case .distance(let first, let second, let interval):
            return .number(try distance(first, second, over: interval))
        case .reduce(let reduction, let members):
            var numbers: [Double] = []
            for member in members { numbers += try value(of: member).flattened }
            guard !numbers.isEmpty else { throw Unavailable(reason: "`\(reduction.rawValue)` found no numbers") }
            return .number(reduction(numbers))
        case .all(let conditions):
            var holds = true
            for condition in conditions { holds = try value(of: condition) == .boolean(true) && holds }
            return .boolean(holds)
        case .formatted(let inner, let format): return .formatted(try number(inner), format)
        case .parameter(let name):
            guard let value = parameters[name] else { preconditionFailure("a parameter outside its function") }
            return .number(value)
        }
    }

    func number(_ expression: Expression) throws(Unavailable) -> Double {
        switch try value(of: expression) {
        case .number(let number), .formatted(let number, _): return number
        // `stopped` of a run that was never stopped lies after every step.
        case .never: return .infinity
        case .boolean, .string, .array: preconditionFailure("the checker lets only numbers through here")
        }
    }

    // MARK: - Functions

    /// A function at many points, for curves and distances; a run of one input answers all at once.
    func values(of function: FunctionValue, at points: [Double]) throws(Unavailable) -> [Double] {
        switch function {
        case .formula(let definition):
            let compiled = CompiledFormula(definition.body, parameters: definition.parameters)
            return compiled.evaluate([points])
        case .run(let run): return try runs.outputs(of: run, for: points.map { [$0] }).map { $0[0] }
        case .dependent(_, let parameters, let body):
            var inner = self
            var values: [Double] = []
            for point in points {
                inner.parameters[parameters[0]] = point
                values.append(try inner.number(body))
            }
            return values
        }
    }

    private func apply(_ function: FunctionValue, _ arguments: [Value]) throws(Unavailable) -> Value {
        switch function {
        case .formula(let definition):
            let numbers = arguments.map(\.onlyNumber)
            return .number(
                definition.body.evaluate(
                    Dictionary(zip(definition.parameters, numbers), uniquingKeysWith: { first, _ in first })))
        case .run(let run):
            let row = if arguments.count == 1, case .array(let values) = arguments[0] { values } else { arguments }
            let outputs = try runs.outputs(of: run, for: [row.map(\.onlyNumber)])[0]
            return outputs.count == 1 ? .number(outputs[0]) : .array(outputs.map { .number($0) })
        case .dependent(_, let parameters, let body):
            var inner = self
            for (name, value) in zip(parameters, arguments) { inner.parameters[name] = value.onlyNumber }
            return try inner.value(of: body)
        }
    }

    private func distance(
        _ first: FunctionValue, _ second: FunctionValue, over interval: ClosedRange<Double>
    ) throws(Unavailable) -> Double {
        let points = evenlySpaced(1001, over: interval)
        let left = try values(of: first, at: points)
        let right = try values(of: second, at: points)
        var gap = 0.0
        for (a, b) in zip(left, right) {
            let difference = abs(a - b)
            if difference.isNaN { return .nan }
            gap = max(gap, difference)
        }
        return gap
    }

    private static func apply(_ function: ScalarFunction, _ arguments: [Value]) -> Value {
        if arguments.count == 1 {
            return arguments[0].map { value in
                ScalarExpression.call(function, [.variable("x")]).evaluate(["x": value])
            }
        }
        let numbers = arguments.map(\.onlyNumber)
        let names = numbers.indices.map { "x\($0)" }
        return .number(
            ScalarExpression.call(function, names.map { .variable($0) })
                .evaluate(Dictionary(uniqueKeysWithValues: zip(names, numbers))))
    }
}

/// Evenly spaced points, both ends included, each from its index so that no error piles up.
func evenlySpaced(_ count: Int, over interval: ClosedRange<Double>) -> [Double] {
    let width = interval.upperBound - interval.lowerBound
    return (0..<count).map { index in
        index == count - 1 ? interval.upperBound : interval.lowerBound + width * Double(index) / Double(count - 1)
    }
}

extension ScalarExpression.BinaryOperator {
    var kernel: nn_binary {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .power: .power
        }
    }
}
