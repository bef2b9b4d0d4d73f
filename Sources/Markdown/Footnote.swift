/// A footnote that the text refers to.
public struct Footnote: Sendable {
    /// As the author names it, without `^`.
    public var label: String
    public var blocks: [Block]
    /// How many references there are to it.
    public var referenceCount = 0
    /// The definition's `[^label]:` in the file.
    public var range: Range<Int>
}

/// A place that refers to a footnote.
public struct FootnoteReference: Sendable, Hashable {
    public var label: String
    /// The footnote's number on the page, from 1.
    public var number = 0
    /// Counts the references to the same footnote, from 1.
    public var occurrence = 0
}
