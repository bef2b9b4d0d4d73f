import Diagnostics
import Execution
import Markdown
import Notes
import Pages
import Typesetting
import World

/// Writes a course as a site: a page a note, an index, one style sheet and its fonts, and the images the notes use.
///
/// A note with errors gets no page, and one that an earlier build wrote stays, but nothing leads there; all other pages
/// are written.
public struct SiteBuilder<Outside: World> {
    private let course: Course
    private let output: String
    private let world: Outside
    private let typesetter: Typesetter
    private let settings: RunSettings
    private let isTrusted: Bool
    private let includesDrafts: Bool

    /// - Parameters:
    ///   - isTrusted: whether the notes' authors are; where not, what could do harm is left out of the pages.
    ///   - includesDrafts: whether notes whose front matter says `draft: true` are part of the site.
    public init(
        course: Course, output: String, isTrusted: Bool = true, world: Outside, typesetter: Typesetter,
        settings: RunSettings, includesDrafts: Bool = false
    ) {
        self.isTrusted = isTrusted
        self.includesDrafts = includesDrafts
        self.course = course
        self.output = output
        self.world = world
        self.typesetter = typesetter
        self.settings = settings
    }

    /// What became of one note.
    public struct NoteOutcome {
        public var source: SourceText
        public var diagnostics: [Diagnostic]
        /// Where its page was written; `nil` where there is none.
        public var page: String?
        /// The fault lies outside the note.
        public var isOutside: Bool
    }

    /// - Parameter report: called for each note, in order.
    /// - Returns: the paths of the drafts that were left out.
    @discardableResult
    public func build(report: (NoteOutcome) -> Void) throws(SiteError) -> [String] {
        let all = course.notes.map { (path: $0, note: open($0)) }
        let opened = all.filter { includesDrafts || !$0.note.isDraft }
        let entries = opened.compactMap { path, opened in opened.page(at: path, typesetter) }
        let paths = Set(entries.map(\.path))
        try writeStyle()
        var written = 0
        for (_, opened) in opened {
            switch opened {
            case .failed(let outcome, _): report(outcome)
            case .note(let note):
                let previous = written > 0 ? entries[written - 1] : nil
                let next = written + 1 < entries.count ? entries[written + 1] : nil
                report(try write(note, entries[written], of: paths, previous: previous, next: next))
                written += 1
            }
        }
        let byPath = Dictionary(uniqueKeysWithValues: entries.map { ($0.path, $0) })
        var index = IndexTemplate(
            title: course.title,
            groups: course.groups.map { group in
                IndexTemplate.Group(
                    heading: group.heading,
                    notes: group.notes.compactMap { path in
                        guard var entry = byPath[path]?.entry else { return nil }
                        entry.link.address = Paths.address(of: entry.link.address)
                        return entry
                    })
            }, styleFolder: Self.styleFolder)
        index.description = course.description
        index.language = course.lang ?? index.language
        try put(Array(index.html().utf8), "index.html")
        return all.filter { !includesDrafts && $0.note.isDraft }.map(\.path)
    }

    // MARK: - Notes

    private enum Opened {
        case note(Note)
        /// One that gets no page.
        case failed(NoteOutcome, isDraft: Bool)

        var isDraft: Bool {
            switch self {
            case .note(let note): note.isDraft
            case .failed(_, let isDraft): isDraft
            }
        }

        /// `nil` where there is none.
        func page(at path: String, _ typesetter: Typesetter) -> SitePage? {
            guard case .note(let note) = self else { return nil }
            let address = String(path.dropLast(3)) + ".html"
            return SitePage(path: path, entry: IndexTemplate.Note(note, address: address, typesetter: typesetter))
        }
    }

    private func open(_ path: String) -> Opened {
        let file = Paths.join(course.folder, path)
        var timings = Timings()
        do {
            let note = try Note(reading: file, isTrusted: isTrusted, in: world, timings: &timings)
            guard note.hasErrors else { return .note(note) }
            let outcome = NoteOutcome(
                source: note.source, diagnostics: note.diagnostics, page: nil, isOutside: note.hasOutsideErrors)
            return .failed(outcome, isDraft: note.isDraft)
        } catch {
            let outcome =
                switch error {
                case .unreadable(let problem):
                    NoteOutcome(
                        source: SourceText(name: file, bytes: []),
                        diagnostics: [Diagnostic("unreadable-file", problem.message, at: nil)], page: nil,
                        isOutside: true)
                case .refused(let diagnostic, let source):
                    NoteOutcome(source: source, diagnostics: [diagnostic], page: nil, isOutside: false)
                }
            return .failed(outcome, isDraft: false)
        }
    }

    private func write(
        _ note: Note, _ entry: SitePage, of notes: Set<String>, previous: SitePage?, next: SitePage?
    ) throws(SiteError) -> NoteOutcome {
        var timings = Timings()
        let shown = ShownNote(note, in: world, settings: settings, timings: &timings)
        let up = String(repeating: "../", count: entry.path.count { $0 == "/" })
        func way(to page: SitePage) -> PageLink {
            var link = page.entry.link
            link.address = Paths.address(of: up + link.address)
            return link
        }
        let links = PageLinks(
            source: Paths.name(of: entry.path),
            home: PageLink(name: course.title, address: up + "index.html"),
            previous: previous.map { way(to: $0) }, next: next.map { way(to: $0) })
        let folder = Paths.folder(of: entry.path)
        let writer = PageWriter(
            typesetter: typesetter, style: .shared(folder: up + Self.styleFolder), world: world,
            pageOfNote: { other in
                let isNote = notes.contains(Paths.normalized(Paths.join(folder, other)))
                return isNote ? String(other.dropLast(3)) + ".html" : nil
            })
        let page = writer.page(shown, links: links, cacheName: entry.path, timings: &timings)
        for file in page.files { try copy(file, beside: entry.path) }
        try put(note.publishedSource, entry.path)
        try put(page.bytes, entry.entry.link.address)
        return NoteOutcome(
            source: note.source, diagnostics: shown.diagnostics + page.diagnostics,
            page: Paths.join(output, entry.entry.link.address), isOutside: false)
    }

    /// Copies a file that a note shows, to the same place beside its page. One that leads nowhere was reported when
    /// the page was made.
    private func copy(_ image: String, beside note: String) throws(SiteError) {
        let inside = Paths.normalized(Paths.join(Paths.folder(of: note), image))
        guard !inside.hasPrefix("..") else { return }
        let bytes: [UInt8]
        do {
            bytes = try world.read(Paths.join(course.folder, inside), within: course.folder, limit: 256 << 20)
        } catch {
            return
        }
        try put(bytes, inside)
    }

    // MARK: - Style

    private static var styleFolder: String { "style" }

    private func writeStyle() throws(SiteError) {
        let files: [SharedFile]
        do {
            files = try sharedStyle(typesetter)
        } catch {
            throw .library(error)
        }
        for file in files { try put(file.bytes, Self.styleFolder + "/" + file.name) }
    }

    private func put(_ bytes: [UInt8], _ path: String) throws(SiteError) {
        do {
            try world.write(bytes, to: Paths.join(output, path))
        } catch {
            throw .world(error)
        }
    }
}

public enum SiteError: Error {
    case world(WorldError)
    case library(MissingLibrary)

    public var message: String {
        switch self {
        case .world(let error): error.message
        case .library(let library): library.message
        }
    }
}

/// A page of the site as other pages name it.
struct SitePage {
    /// The note's path inside the course.
    var path: String
    var entry: IndexTemplate.Note
}

extension Note {
    fileprivate var isDraft: Bool { notebook.frontMatter.draft == true }
}
