/// A formula's HTML as a typesetter keeps it. The tags in it are numbers that only this typesetter knows: its
/// `compact` and `written` make HTML of them.
public struct TypesetFormula: Hashable, Sendable {
    /// UTF-8, but for the marks that stand for tags.
    public let bytes: ArraySlice<UInt8>

    /// The mark that begins each of the pieces between which a line may break.
    public static let pieceMark: [UInt8] = [SpanMark.byte, 0, 0, 0]
}
