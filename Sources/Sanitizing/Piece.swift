/// A piece of what stands in a row of HTML.
enum Piece: Equatable {
    /// As its author wrote it.
    case raw(String)
    /// What is known to be harmless, by its number.
    case safe(Int)

    /// What an author wrote.
    var html: String? { if case .raw(let html) = self { html } else { nil } }
}
