import Kernels

extension Benchmark {
    /// So many numbers stay in the first cache with their results.
    private static let elements = 1024

    /// Elementary functions, over arguments a network would have.
    static func functions<Value: Element>(of type: Value.Type) -> [Benchmark] {
        let functions: [(String, nn_map, ClosedRange<Double>)] = [
            ("relu", .relu, -4...4), ("sqrt", .sqrt, 0...4), ("exp", .exp, -8...8), ("log", .log, 0.001...8),
            ("log1p", .log1p, 0...8), ("tanh", .tanh, -4...4), ("sigmoid", .sigmoid, -8...8),
            ("softplus", .softplus, -8...8), ("sin", .sin, -8...8),
        ]
        return functions.map { name, function, range in
            Benchmark("function/\(Value.precision)/\(name)") { session in
                let (x, y) = (Numbers<Value>(elements, in: range), Numbers<Value>(elements))
                return perElement(session) { Value.map(function, elements, x.pointer, into: y.pointer) }
            }
        }
    }

    /// Updates of parameters by their gradients.
    static func updates<Value: Element>(of type: Value.Type) -> [Benchmark] {
        UpdateRule.allCases.map { rule in
            Benchmark("update/\(Value.precision)/\(rule)") { session in
                let (g, w) = (Numbers<Value>(elements), Numbers<Value>(elements))
                let (m, v) = (Numbers<Value>(elements), Numbers<Value>(elements, in: 0...1))
                return perElement(session) { Value.update(rule, elements, g.pointer, m.pointer, v.pointer, w.pointer) }
            }
        }
    }

    private static func perElement(_ session: Session, _ body: () -> Void) -> Measurement {
        Measurement(
            .nanosecondsPerElement,
            samples: session.microseconds(of: body).map { $0 * 1000 / Double(elements) })
    }
}
