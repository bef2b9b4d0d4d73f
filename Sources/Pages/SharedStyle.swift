import Markdown
import Notes
import Typesetting

/// A file that stands beside a page: of the style that a site's pages share, or a figure.
public struct SharedFile: Sendable {
    /// Its path inside the style's or the figures' folder.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

enum SharedStyle {
    /// The style sheets' names, in the order pages load them; KaTeX's first, for the page's adjusts it.
    static let stylesheets = ["formulas.css", "page.css"]
    static let dark = "dark.css"
    static let fontFolder = "fonts"
}

/// The style sheets and fonts of a site.
public func sharedStyle(_ typesetter: Typesetter) throws(MissingLibrary) -> [SharedFile] {
    let formulas = try typesetter.sharedStylesheet(fontFolder: SharedStyle.fontFolder)
    return [
        SharedFile(name: SharedStyle.stylesheets[0], bytes: Array(formulas.css.utf8)),
        SharedFile(name: SharedStyle.stylesheets[1], bytes: Array(ThemeAssets.stylesheet.utf8)),
        SharedFile(name: SharedStyle.dark, bytes: Array(ThemeAssets.darkStylesheet.utf8)),
    ] + formulas.fonts.map { SharedFile(name: SharedStyle.fontFolder + "/" + $0.name, bytes: $0.bytes) }
}

extension IndexTemplate.Note {
    /// A note as a site's index names it.
    ///
    /// - Parameter address: where its page is, seen from the index.
    public init(_ note: Notes.Note, address: String, typesetter: Typesetter) {
        let front = note.notebook.frontMatter
        let words = TitleHTML(note, typesetter: typesetter)
        self.init(
            link: PageLink(name: note.title, nameHTML: words.title, address: address), summaryHTML: words.description,
            date: front.date.map(PageDate.init), tags: front.tags ?? [])
    }
}

extension IndexTemplate {
    /// - Parameter styleFolder: the shared style, seen from the index.
    public init(title: String, groups: [Group], styleFolder: String) {
        self.init(title: title, groups: groups)
        stylesheets = SharedStyle.stylesheets.map { styleFolder + "/" + $0 }
        dark = .beside(styleFolder + "/" + SharedStyle.dark)
        versions = [Release.name]
    }
}
