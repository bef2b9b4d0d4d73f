/// What a page puts in the places a note's tree leaves open, and how it leads its links.
///
/// Indices are those of the notebook's `formulas`, `values` and `cells`. HTML is taken as it is; texts are escaped.
public protocol MarkupContent {
    /// A formula's HTML, for running text.
    func formula(_ index: Int) -> String
    /// A formula as plain text, for an image's alternative text.
    func formulaText(_ index: Int) -> String
    /// An inline value's HTML.
    func value(_ index: Int) -> String
    func valueText(_ index: Int) -> String
    /// A cell's HTML, a block.
    func cell(_ index: Int) -> String
    /// A code block's HTML, a block; `nil` for plain `<pre><code>`.
    ///
    /// - Parameter language: the first word of the info string; `nil` where there is none.
    func code(_ text: String, language: String?) -> String?
    /// An image's HTML, for running text; `nil` for a plain `<img>`.
    func image(destination: String, title: String, alternative: String) -> String?
    func linkDestination(_ destination: String) -> String
    func imageDestination(_ destination: String) -> String
}

extension MarkupContent {
    public func code(_ text: String, language: String?) -> String? { nil }
    public func image(destination: String, title: String, alternative: String) -> String? { nil }
    public func linkDestination(_ destination: String) -> String { destination }
    public func imageDestination(_ destination: String) -> String { destination }
}
