import Diagnostics

/// The ways that lead from a page.
public struct PageLinks: Sendable {
    /// The folder the page stands in, which its links to files are seen from; `nil` where that is the note's.
    public var folder: String?
    /// The note's Markdown, seen from the page.
    public var source: String?
    /// The site the page is part of.
    public var home: PageLink?
    public var previous: PageLink?
    public var next: PageLink?

    public init(
        folder: String? = nil, source: String? = nil, home: PageLink? = nil, previous: PageLink? = nil,
        next: PageLink? = nil
    ) {
        self.folder = folder
        self.source = source
        self.home = home
        self.previous = previous
        self.next = next
    }
}

/// Where a page's style comes from.
public enum PageStyle: Sendable {
    /// All of it is in the page, with the fonts its formulas use.
    case standAlone
    /// It stands in files in this folder, seen from the page, which a site's pages share.
    case shared(folder: String)
}

/// A page, written, as UTF-8.
public struct RenderedPage: Sendable {
    public var bytes: [UInt8]
    /// What was found while writing it: formulas that cannot be typeset, images and links that lead nowhere.
    public var diagnostics: [Diagnostic]
    /// The files that a site has beside it, images and what is linked to, as paths seen from the note; each once.
    public var files: [String]

    public var html: String { String(decoding: bytes, as: UTF8.self) }
}
