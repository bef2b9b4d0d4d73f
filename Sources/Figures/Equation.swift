/// A displayed formula, in TeX.
public struct Equation: Sendable, Hashable {
    /// What it is about, in plain words; empty where the formula says it all.
    public var label: String
    public var tex: String

    public init(label: String, tex: String) {
        self.label = label
        self.tex = tex
    }
}
