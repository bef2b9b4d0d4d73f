import Diagnostics

/// The `nn` text of a note: its fenced cells and its inline values, both in document order.
public struct ProgramText: Sendable {
    public var cells: [EmbeddedText]
    /// Inline code spans without the leading `nn `.
    public var inlines: [EmbeddedText]
    public var defaults: ProgramDefaults

    public init(cells: [EmbeddedText], inlines: [EmbeddedText] = [], defaults: ProgramDefaults = ProgramDefaults()) {
        self.cells = cells
        self.inlines = inlines
        self.defaults = defaults
    }
}

/// What holds for all `nn` text of a note where it does not say otherwise.
public struct ProgramDefaults: Sendable, Hashable {
    /// Of a `train` that begins a run without `seed=`.
    public var seed: UInt64
    /// Of a `train` that begins a run without `precision=`.
    public var precision: RunDescription.Precision
    /// Of a cell without the option `echo`.
    public var echo: CellOptions.Echo

    public init(
        seed: UInt64 = 0, precision: RunDescription.Precision = .float64, echo: CellOptions.Echo = .shown
    ) {
        self.seed = seed
        self.precision = precision
        self.echo = echo
    }
}
