import Expressions

/// A scalar function: a formula over its parameters.
public struct FunctionDefinition: Sendable, Hashable {
    /// As the note calls it; `f'` for a derivative.
    public var name: String
    public var parameters: [String]
    public var body: ScalarExpression

    public init(name: String, parameters: [String], body: ScalarExpression) {
        self.name = name
        self.parameters = parameters
        self.body = body
    }
}
