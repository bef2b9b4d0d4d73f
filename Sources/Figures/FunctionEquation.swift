import Expressions
import Language

/// A function's formula, typeset: f(x) = …
enum FunctionEquation {
    static func equation(_ definition: FunctionDefinition) -> Equation {
        // What the author wrote stands as it is; what was worked out is put in order first.
        let body = definition.name.hasSuffix("'") ? definition.body.readable() : definition.body
        let parameters = definition.parameters.map { ScalarExpression.variable($0).tex() }.joined(separator: ", ")
        return Equation(label: definition.name, tex: "\(name(definition.name))(\(parameters)) = \(body.tex())")
    }

    /// `f'` keeps its primes, σ is σ, and other names of several letters are set upright.
    private static func name(_ name: String) -> String {
        let primes = name.reversed().prefix { $0 == "'" }.count
        let base = String(name.dropLast(primes))
        let known = ["sigmoid": "\\sigma", "tanh": "\\tanh", "relu": "\\operatorname{ReLU}"]
        return (known[base] ?? texName(base)) + String(repeating: "'", count: primes)
    }
}
