/// A place that refers to a footnote.
public struct FootnoteReference: Sendable, Hashable {
    public var label: String
    /// The footnote's number on the page, from 1.
    public var number = 0
    /// Counts the references to the same footnote, from 1.
    public var occurrence = 0
}
