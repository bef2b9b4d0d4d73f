import Expressions

/// The type of a value, as far as it is known before anything runs.
indirect enum ValueType: Hashable, Sendable {
    case number
    /// A number whose way of being written is settled by `percent` or `round`.
    case formatted
    /// The step a run was stopped at, or `never`.
    case stoppingStep
    case text
    case flag
    /// All elements have one type; the count is `nil` where only a run tells it.
    case list(ValueType, count: Int?)

    static func matrix(rows: Int?, columns: Int?) -> ValueType { .list(.list(.number, count: columns), count: rows) }

    var isList: Bool { if case .list = self { true } else { false } }

    /// The type of what a list, matrix or deeper is made of; its own where it is no list.
    var innermost: ValueType { if case .list(let element, _) = self { element.innermost } else { self } }

    /// Whether this is a number, or a list, matrix or deeper of numbers.
    var isNumeric: Bool { innermost == .number }

    /// Whether it is a list that is known to hold nothing.
    var isEmptyList: Bool {
        guard case .list(let element, let count) = self else { return false }
        return count == 0 || element.isEmptyList
    }

    /// How messages call it.
    var description: String {
        switch self {
        case .number, .formatted: "a number"
        case .stoppingStep: "a step or `never`"
        case .text: "a text"
        case .flag: "a yes-or-no value"
        case .list(.list(.number, let columns), let rows):
            if let rows, let columns { "a \(rows)×\(columns) matrix" } else { "a matrix" }
        case .list(_, count: 0): "an empty list"
        case .list(let element, let count):
            count == 1 ? "a list of \(element.singular)" : "a list of \(count.map { "\($0) " } ?? "")\(element.plural)"
        }
    }

    private var singular: String { "1 " + description.drop { $0 != " " }.dropFirst() }

    private var plural: String {
        switch self {
        case .number, .formatted: "numbers"
        case .stoppingStep: "steps"
        case .text: "texts"
        case .flag: "yes-or-no values"
        case .list(let element, _): "lists of \(element.plural)"
        }
    }

    /// Whether two values may be equal as far as types tell: the same kind, and no two known counts differ.
    func agrees(with other: ValueType) -> Bool {
        switch (self, other) {
        case (.number, .stoppingStep), (.stoppingStep, .number): true
        case (.list(let element, let count), .list(let otherElement, let otherCount)):
            (count == nil || otherCount == nil || count == otherCount)
                && (count == 0 || otherCount == 0 || element.agrees(with: otherElement))
        default: self == other
        }
    }
}

/// An expression of the program with its type.
struct TypedExpression: Hashable, Sendable {
    var expression: Expression
    var type: ValueType

    static func number(_ number: Double) -> TypedExpression {
        TypedExpression(expression: .value(.number(number)), type: .number)
    }

    static func number(_ count: Int) -> TypedExpression { .number(Double(count)) }

    static func flag(_ flag: Bool) -> TypedExpression {
        TypedExpression(expression: .value(.boolean(flag)), type: .flag)
    }

    /// The number, where it is known before anything runs.
    var number: Double? { if case .value(.number(let number)) = expression { number } else { nil } }

    var text: String? { if case .value(.string(let text)) = expression { text } else { nil } }

    /// The value, where it is known before anything runs.
    var constant: Value? { if case .value(let value) = expression { value } else { nil } }

    /// The numbers of a list that is known before anything runs.
    var numbers: [Double]? { constant?.numbers }

    /// The rows of a matrix that is known before anything runs.
    var rows: [[Double]]? {
        guard case .array(let rows)? = constant else { return nil }
        let all = rows.compactMap(\.numbers)
        return all.count == rows.count ? all : nil
    }

    var texts: [String]? {
        guard case .array(let values)? = constant else { return nil }
        let all = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
        return all.count == values.count ? all : nil
    }
}

extension Value {
    fileprivate var numbers: [Double]? {
        guard case .array(let values) = self else { return nil }
        let all = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
        return all.count == values.count ? all : nil
    }
}

/// A large whole number as a note would write it: `100_000_000`.
func grouped(_ number: Int) -> String {
    let digits = Array("\(number)")
    return digits.indices.map { index in
        (index > 0 && (digits.count - index).isMultiple(of: 3) ? "_" : "") + String(digits[index])
    }.joined()
}

/// A number as a note would write it: whole numbers without a point.
func written(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return "\(number)"
}
