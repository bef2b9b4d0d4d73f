/// A piece of what a cell's results come to.
enum ResultPiece: Sendable, Hashable {
    case html(String)
    /// A displayed formula.
    case equation(String)
    /// Where the cell's caption stands: after the last of what it shows, before claims about it.
    case caption
}
