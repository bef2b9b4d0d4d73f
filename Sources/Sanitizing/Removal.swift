/// Something of an author's HTML that was left out.
struct Removal: Hashable {
    enum What: Hashable {
        case element(String)
        case attribute(String, element: String)
        /// A tag that would have held everything after it.
        case unclosed(String)
        case tooMuch
    }

    var what: What
    /// The piece it was in, and the byte there.
    var piece: Int
    var offset: Int
}
