import Diagnostics
import Figures
import Markdown
import Markup
import Notes
import Typesetting
import World

/// Writes notes with their results as pages.
public struct PageWriter: Sendable {
    private let typesetter: Typesetter
    private let style: PageStyle
    private let world: any World
    private let pageOfNote: @Sendable (String) -> String?

    /// - Parameter pageOfNote: where another note's page stands, seen from this page, by the note's path seen from
    ///   this note; links between notes are led there.
    public init(
        typesetter: Typesetter, style: PageStyle, world: any World,
        pageOfNote: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.typesetter = typesetter
        self.style = style
        self.world = world
        self.pageOfNote = pageOfNote
    }

    /// - Parameter cacheName: names the page in the typesetter's cache.
    public func page(
        _ shown: ShownNote, links: PageLinks, cacheName: String, timings: inout Timings
    ) -> RenderedPage {
        write(shown, links: links, cacheName: cacheName, timings: &timings) { body, versions in
            page(shown.note, body, links, versions: versions)
        }
    }

    /// The text and the results alone, with the styles they need, to be put into another page: an `<article>` of the
    /// class `nnbook`, outside of which the styles change nothing. The title and the script of a page are not in it.
    ///
    /// - Parameter folder: where it will stand; `nil` for beside the note.
    public func fragment(
        _ shown: ShownNote, in folder: String? = nil, cacheName: String, timings: inout Timings
    ) -> RenderedPage {
        write(shown, links: PageLinks(folder: folder), cacheName: cacheName, timings: &timings) { body, _ in
            let formulaStyle = (try? typesetter.stylesheet(for: [body.html.bytes])) ?? ""
            let styles = (formulaStyle.isEmpty ? [] : [formulaStyle]) + [ThemeAssets.scopedStylesheet]
            let language = shown.note.notebook.frontMatter.lang ?? "en"
            let style = styles.map { "<style>\n\($0)</style>\n" }.joined()
            let article = "<article class=\"nnbook\" lang=\"\(escaped(language))\">\n\(body.html)</article>\n" as HTMLBuffer
            return Array(style.utf8) + typesetter.written(article.bytes)
        }
    }

    private func write(
        _ shown: ShownNote, links: PageLinks, cacheName: String, timings: inout Timings,
        assemble: (PageBody, _ versions: [String]) -> [UInt8]
    ) -> RenderedPage {
        let note = shown.note
        let clock = Stopwatch(world)
        let equations = shown.results.equations
        let formulas = FormulaHTML(note.notebook, equations: equations, typesetter: typesetter, page: cacheName)
        let code = colouredCode(note.notebook, page: cacheName)
        timings.add(clock.lap(), to: .typeset)

        let destinations = Destinations(note, seenFrom: links.folder, world: world, hasPage: hasPage)
        let content = PageContent(
            note: note, results: shown.results, formulas: formulas,
            cells: CellHTML(
                note: note, results: shown.results, words: PageWords.inLanguage(note.notebook.frontMatter.lang),
                sourceLink: links.source, equation: { formulas.result($0) }),
            colouredCode: code, destinations: destinations, style: style, pageOfNote: pageOfNote)
        let body = PageBody(note: note, content: content)
        let hasFormulas = !equations.isEmpty || !note.notebook.formulas.isEmpty
        let bytes = assemble(body, versions(hasFormulas: hasFormulas, hasCode: !code.isEmpty))
        timings.add(clock.lap(), to: .write)
        let files = files(destinations)
        return RenderedPage(
            bytes: bytes, diagnostics: destinations.diagnostics() + formulas.diagnostics + files.diagnostics,
            files: files.paths)
    }

    private func colouredCode(_ notebook: Notebook, page: String) -> [CodeRequest: String] {
        var requests: [CodeRequest] = []
        func take(_ block: Block) {
            guard case .code(let code) = block.kind else { return }
            if let language = code.language, language != "nn" { requests.append(CodeRequest(code: code.text, language: language)) }
        }
        notebook.blocks.forEachBlock(take)
        for footnote in notebook.footnotes { footnote.blocks.forEachBlock(take) }
        guard !requests.isEmpty else { return [:] }
        var coloured: [CodeRequest: String] = [:]
        // Code of an unknown language stands as it is.
        for (request, result) in zip(requests, typesetter.code(requests, page: page)) { coloured[request] = try? result.get() }
        return coloured
    }

    /// Whether a note has a page, where that matters: a page that stands alone leads to the notes themselves.
    private var hasPage: @Sendable (String) -> Bool {
        guard case .shared = style else { return { _ in true } }
        return { [pageOfNote] in pageOfNote($0) != nil }
    }

    /// The files that stand beside a page of a site.
    private func files(_ destinations: Destinations) -> (paths: [String], diagnostics: [Diagnostic]) {
        if case .shared = style { destinations.files() } else { ([], []) }
    }

    private func page(_ note: Note, _ body: PageBody, _ links: PageLinks, versions: [String]) -> [UInt8] {
        let front = note.notebook.frontMatter
        var page = PageTemplate(title: note.title)
        page.language = front.lang ?? page.language
        page.titleIdentifier = body.titleIdentifier
        page.authors = front.authors.flatMap { $0.isEmpty ? nil : $0.joined(separator: ", ") }
        page.description = note.description
        page.date = front.date.map(PageDate.init)
        // What a note is filed under is one list to its reader, whatever program named it how.
        let categories = front.categories ?? []
        page.tags = categories + (front.tags ?? []).filter { !categories.contains($0) }
        page.versions = versions
        page.source = links.source.map { PageLink(name: Paths.name(of: $0), address: Paths.address(of: $0)) }
        (page.site, page.previous, page.next) = (links.home, links.previous, links.next)
        switch style {
        case .standAlone:
            // Without KaTeX there are no formulas to style; that was reported when they were typeset.
            let pieces = [body.html.bytes] + body.aboveText.map { $0?.bytes ?? [] }
            var formulas = try? typesetter.compact(pieces, pageStyle: ThemeAssets.stylesheet)
            var written = formulas?.pieces ?? pieces.map(typesetter.written)
            let css = formulas.take()?.css ?? ""
            page.put(zip(body.aboveText, written.dropFirst()).map { $0 == nil ? nil : $1 })
            page.styles = [css, ThemeAssets.stylesheet].filter { !$0.isEmpty }
            return page.html(around: written.remove(at: 0))
        case .shared(let folder):
            page.stylesheets = SharedStyle.stylesheets.map { folder + "/" + $0 }
            page.dark = .beside(folder + "/" + SharedStyle.dark)
            page.put(body.aboveText.map { $0.map { typesetter.written($0.bytes) } })
            return page.html(around: typesetter.written(body.html.bytes))
        }
    }

    private func versions(hasFormulas: Bool, hasCode: Bool) -> [String] {
        var versions = [Release.name]
        if hasFormulas, let version = try? typesetter.katexVersion() { versions.append("KaTeX \(version)") }
        if hasCode, let version = try? typesetter.highlightVersion() { versions.append("highlight.js \(version)") }
        return versions
    }
}

extension PageBody {
    /// What stands outside the text and may hold formulas too.
    fileprivate var aboveText: [HTMLBuffer?] { [contents, title, subtitle, description] }
}

extension PageTemplate {
    /// - Parameter pieces: those of `PageBody.aboveText`, written.
    fileprivate mutating func put(_ pieces: [[UInt8]?]) {
        let texts = pieces.map { $0.map { String(decoding: $0, as: UTF8.self) } }
        (contentsHTML, titleHTML, subtitleHTML, descriptionHTML) = (texts[0], texts[1], texts[2], texts[3])
    }
}

/// What is wrong with a note's formulas, links and images, without a page.
public func contentDiagnostics(_ note: Note, typesetter: Typesetter, world: any World) -> [Diagnostic] {
    Destinations(note, world: world).diagnostics()
        + FormulaHTML.diagnostics(note.notebook, typesetter: typesetter, page: Paths.name(of: note.path))
}

extension Block.CodeBlock {
    /// The first word of the info string.
    var language: String? { info.split(whereSeparator: \.isWhitespace).first.map(String.init) }
}
