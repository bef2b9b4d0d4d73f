import Mustache

/// All that the template of a site's first page has places for.
public struct IndexTemplate: Sendable {
    public var language = "en"
    public var title: String
    public var description: String?
    public var styles: [String] = []
    public var stylesheets: [String] = []
    /// The style for dark screens, inside the page or beside it; it stands last.
    public var dark = DarkStyle.inside(ThemeAssets.darkStylesheet)
    /// What stands above the list of notes, as HTML.
    public var contentHTML = ""
    public var groups: [Group]
    public var versions: [String] = []
    /// What comes last in the body.
    public var bodyEndHTML = ""

    /// Notes under a heading, or under none.
    public struct Group: Sendable {
        public var heading: String?
        public var notes: [Note]

        public init(heading: String? = nil, notes: [Note]) {
            self.heading = heading
            self.notes = notes
        }
    }

    public struct Note: Sendable {
        public var link: PageLink
        public var summaryHTML: String?
        public var date: PageDate?
        public var tags: [String]

        public init(link: PageLink, summaryHTML: String? = nil, date: PageDate? = nil, tags: [String] = []) {
            self.link = link
            self.summaryHTML = summaryHTML
            self.date = date
            self.tags = tags
        }
    }

    public init(title: String, groups: [Group]) {
        self.title = title
        self.groups = groups
    }

    /// The page whole, from `<!doctype html>` on.
    public func html() -> String {
        let words = PageWords.inLanguage(language)
        // A name that a note or a group lacks would be looked for further out: theirs are names of their own.
        let groups = groups.map { group in
            var context: [String: Any] = [
                "pages": group.notes.map { note in
                    var context = note.link.context
                    context["level"] = group.heading == nil ? 2 : 3
                    context["tags"] = note.tags
                    context["hasTags"] = !note.tags.isEmpty
                    context["summary"] = note.summaryHTML
                    context["date"] = note.date?.context(words)
                    return context
                }
            ]
            context["heading"] = group.heading
            return context
        }
        var context: [String: Any] = [
            "lang": language, "title": title, "styles": styles, "stylesheets": stylesheets, "content": contentHTML,
            "groups": groups, "versions": versions, "generator": versions.first ?? "nnbook", "bodyEnd": bodyEndHTML,
        ]
        context["words"] = words.context
        context["script"] = ThemeAssets.script(words)
        switch dark {
        case .inside(let style): context["darkStyle"] = style
        case .beside(let address): context["darkStylesheet"] = address
        }
        context["description"] = description
        return Self.template.render(context)
    }

    private static let template = compiled(ThemeAssets.index)
}
