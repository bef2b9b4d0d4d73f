import Markup
import Mustache

/// All that a page's template has places for. Texts are escaped where they stand; those named `…HTML` are taken as
/// they are.
public struct PageTemplate: Sendable {
    public var language = "en"
    /// In the window's title, and above the text unless `titleHTML` says it with formulas and emphasis.
    public var title: String
    public var titleHTML: String?
    /// The name of the heading that says the title.
    public var titleIdentifier: String?
    /// One sentence, for the page's head and below its title, where `descriptionHTML` may say it with formulas.
    public var description: String?
    public var descriptionHTML: String?
    /// Under the title.
    public var subtitleHTML: String?
    /// The authors' names, in one line.
    public var authors: String?
    public var date: PageDate?
    public var tags: [String] = []
    /// The site's name and the address of its first page.
    public var site: PageLink?
    /// Style sheets inside the page, in order.
    public var styles: [String] = []
    /// Addresses of style sheets beside it.
    public var stylesheets: [String] = []
    /// The style for dark screens, inside the page or beside it; it stands last.
    public var dark = DarkStyle.inside(ThemeAssets.darkStylesheet)
    /// An `<ol>` of links into the page, nested by level.
    public var contentsHTML: String?
    public var previous: PageLink?
    public var next: PageLink?
    /// The note's own text.
    public var source: PageLink?
    /// What made the page, such as `nnbook 0.1.0` and `KaTeX 0.16.4`.
    public var versions: [String] = []
    /// What comes last in the body.
    public var bodyEndHTML = ""

    public init(title: String) { self.title = title }

    /// The page whole, from `<!doctype html>` on, as UTF-8.
    ///
    /// - Parameter content: the text, as UTF-8; one with spare room grows into the page where it is.
    public func html(around content: consuming [UInt8]) -> [UInt8] {
        var context: [String: Any] = [
            "lang": language, "title": title, "tags": tags, "hasTags": !tags.isEmpty, "styles": styles,
            "stylesheets": stylesheets, "hasWays": previous != nil || next != nil,
            "versions": versions, "generator": versions.first ?? "nnbook", "bodyEnd": bodyEndHTML,
        ]
        let words = PageWords.inLanguage(language)
        context["words"] = words.context
        context["script"] = ThemeAssets.script(words)
        switch dark {
        case .inside(let style): context["darkStyle"] = style
        case .beside(let address): context["darkStylesheet"] = address
        }
        context["titleHTML"] = titleHTML ?? escaped(title)
        context["titleIdentifier"] = titleIdentifier
        context["subtitle"] = subtitleHTML
        context["authors"] = authors
        context["description"] = description
        context["descriptionHTML"] = descriptionHTML ?? description.map { escaped($0) }
        context["date"] = date?.context(words)
        context["contents"] = contentsHTML
        context["site"] = site?.context
        context["previous"] = previous?.context
        context["next"] = next?.context
        context["source"] = source?.context
        content.insert(contentsOf: Array(Self.templates.above.render(context).utf8), at: 0)
        content += Array(Self.templates.below.render(context).utf8)
        return content
    }

    /// What stands above and below the content, which is large and goes past the template.
    private static let templates = {
        let parts = ThemeAssets.page.split(separator: "{{{content}}}", omittingEmptySubsequences: false)
        precondition(parts.count == 2, "a page has one place for its content")
        return (above: compiled(String(parts[0])), below: compiled(String(parts[1])))
    }()
}

/// Where a page finds the colours of dark screens.
public enum DarkStyle: Sendable, Hashable {
    case inside(String)
    /// At this address.
    case beside(String)
}

/// A name that leads somewhere.
public struct PageLink: Sendable, Hashable {
    public var name: String
    /// The name with formulas and emphasis.
    public var nameHTML: String
    public var address: String

    public init(name: String, nameHTML: String? = nil, address: String) {
        self.name = name
        self.nameHTML = nameHTML ?? escaped(name)
        self.address = address
    }

    var context: [String: Any] { ["name": name, "nameHTML": nameHTML, "href": address] }
}

/// A template of the theme; one that cannot be parsed is a mistake in the theme.
func compiled(_ text: String) -> MustacheTemplate {
    do { return try MustacheTemplate(string: text) } catch { preconditionFailure("a template is wrong: \(error)") }
}
