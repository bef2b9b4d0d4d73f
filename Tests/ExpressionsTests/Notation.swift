import Expressions

// Formulas in tests are written as formulas.

extension ScalarExpression: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }

    static func + (left: Self, right: Self) -> Self { .binary(.add, left, right) }
    static func - (left: Self, right: Self) -> Self { .binary(.subtract, left, right) }
    static func * (left: Self, right: Self) -> Self { .binary(.multiply, left, right) }
    static func / (left: Self, right: Self) -> Self { .binary(.divide, left, right) }
    static prefix func - (operand: Self) -> Self { .negate(operand) }
    func to(_ exponent: Self) -> Self { .binary(.power, self, exponent) }

    /// ∂/∂x
    var derivative: Self { derivative(withRespectTo: "x") }
}

let x = ScalarExpression.variable("x")
let y = ScalarExpression.variable("y")

func call(_ function: ScalarFunction, _ arguments: ScalarExpression...) -> ScalarExpression {
    .call(function, arguments)
}

func sigmoid(_ u: ScalarExpression) -> ScalarExpression { call(.sigmoid, u) }
func tanh(_ u: ScalarExpression) -> ScalarExpression { call(.tanh, u) }
func exp(_ u: ScalarExpression) -> ScalarExpression { call(.exp, u) }
func sin(_ u: ScalarExpression) -> ScalarExpression { call(.sin, u) }

/// Formulas that between them use every operator and function, defined for x in (0, 3) and kinked nowhere there but
/// where `kinks` says.
let samples: [ScalarExpression] =
    ScalarFunction.allCases.filter { $0.arity == 1...1 }.flatMap { [call($0, x), call($0, x * x / 2 + 0.25)] } + [
        x + 3, x - x * x, -x * x, x / (1 + x), 1 / x, x.to(2), x.to(-3), x.to(0.5), x.to(y), ScalarExpression(2).to(x),
        x.to(x), (x * y).to(3) / y, y.to(2), call(.leakyRelu, x - 1, 0.01), call(.leakyRelu, x - 1, y * x),
        call(.min, x, 1), call(.max, x, x * x, 2), call(.max, 0, sin(3 * x)), call(.abs, x - 1), call(.relu, x - 1),
        .conditional(.less, x, 1, then: x * x, otherwise: 2 * x - 1), .pi * x, exp(-x.to(2) / 2),
        sigmoid(x) * (1 - sigmoid(x)), call(.sign, x - 1) * x, call(.step, x - 1) * x.to(3),
    ]
