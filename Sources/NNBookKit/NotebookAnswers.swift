import Language

extension Notebook {
    /// What an expression of the language comes to.
    public enum Value: Sendable, Hashable {
        case number(Double)
        case flag(Bool)
        case text(String)
        /// A vector; a matrix is a list of its rows.
        case list([Value])
    }

    /// A type of Swift's that a value can be had as.
    public protocol Answer: Sendable {
        /// `nil` where the value is of another kind.
        init?(_ value: Value)
    }
}

extension Notebook.Value: Notebook.Answer {
    public init?(_ value: Notebook.Value) { self = value }

    init(_ value: Language.Value) {
        switch value {
        case .number(let number), .formatted(let number, _): self = .number(number)
        case .boolean(let flag): self = .flag(flag)
        case .string(let text): self = .text(text)
        // `stopped` of a run that was never stopped lies after every step.
        case .never: self = .number(.infinity)
        case .array(let values): self = .list(values.map { Self($0) })
        }
    }

    /// Without the case that says what it is.
    fileprivate var content: any Sendable {
        switch self {
        case .number(let number): number
        case .flag(let flag): flag
        case .text(let text): text
        case .list(let values): values
        }
    }

    /// How messages call it.
    var kind: String {
        switch self {
        case .number(let number): "the number \(number)"
        case .flag(let flag): "`\(flag)`"
        case .text(let text): "the text \"\(text)\""
        case .list(let elements):
            if case .list(let row)? = elements.first { "a \(elements.count)×\(row.count) matrix" }
            else { "a list of \(elements.count)" }
        }
    }
}

extension Notebook.Answer {
    /// The value where it is one of Swift's own that is asked for.
    public init?(_ value: Notebook.Value) {
        guard let content = value.content as? Self else { return nil }
        self = content
    }
}

extension Double: Notebook.Answer {}
extension Bool: Notebook.Answer {}
extension String: Notebook.Answer {}

extension Int: Notebook.Answer {
    /// A whole number.
    public init?(_ value: Notebook.Value) {
        guard let number = Double(value), let whole = Int(exactly: number) else { return nil }
        self = whole
    }
}

extension Array: Notebook.Answer where Element: Notebook.Answer {
    public init?(_ value: Notebook.Value) {
        guard case .list(let values) = value else { return nil }
        self = []
        for value in values {
            guard let element = Element(value) else { return nil }
            append(element)
        }
    }
}
