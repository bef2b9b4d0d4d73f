import Language

public struct LabelledValue: Sendable, Hashable {
    public var label: String
    public var value: Value

    public init(label: String, value: Value) {
        self.label = label
        self.value = value
    }
}
