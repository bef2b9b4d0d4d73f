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
