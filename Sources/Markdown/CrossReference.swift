/// A reference to something numbered on the page: a figure, a table, an equation, a section.
public struct CrossReference: Sendable, Hashable {
    public enum Form: Sendable {
        /// `@fig-loss`: shown with the kind of thing, such as "Figure 2".
        case named
        /// `\ref{loss}`: the number only.
        case number
        /// `\eqref{loss}`: the number in parentheses.
        case parenthesized
    }

    /// Such as `fig-loss`.
    public var label: String
    public var form: Form

    /// The beginnings of labels that `@` refers to.
    static let prefixes: [StaticString] = ["fig-", "tbl-", "eq-", "sec-"]
}
