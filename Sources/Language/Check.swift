import Diagnostics

/// The `nn` text of a note: its fenced cells and its inline values, both in document order.
public struct ProgramText: Sendable {
    public var cells: [EmbeddedText]
    /// Inline code spans without the leading `nn `.
    public var inlines: [EmbeddedText]

    public init(cells: [EmbeddedText], inlines: [EmbeddedText] = []) {
        self.cells = cells
        self.inlines = inlines
    }
}
