import Diagnostics

/// A footnote that the text refers to.
public struct Footnote: Sendable {
    /// As the author names it, without `^`.
    public var label: String
    public var blocks: [Block]
    /// How many references there are to it.
    public var referenceCount = 0
    /// The definition's `[^label]:` in the file; all of one that stands in the text itself.
    public var range: Range<Int>
    /// What stands between the brackets of `^[text]`; `nil` for a footnote with a definition.
    public var text: EmbeddedText?
}
