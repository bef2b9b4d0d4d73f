import Theme

/// The theme's files, which are compiled into the program.
public enum ThemeAssets {
    /// The parts of the style sheet, in the order they must stand in.
    static let styles = [
        "style/base.css", "style/prose.css", "style/page.css", "style/code.css", "style/cell.css", "style/chart.css",
        "style/print.css",
    ]

    /// The whole style sheet. KaTeX's belongs before it, for it adjusts that one.
    public static let stylesheet = styles.map { text($0) }.joined()

    /// The template of a note's page; `PageTemplate` fills it.
    public static var page: String { text("templates/page.mustache") }

    /// The template of a site's first page.
    public static var index: String { text("templates/index.mustache") }

    /// A file of the theme by its path below `site/`.
    static func text(_ name: String) -> String {
        var length = 0
        guard let bytes = theme_asset(name, &length) else { preconditionFailure("the theme has no file `\(name)`") }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
    }
}
