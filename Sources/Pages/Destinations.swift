import Diagnostics
import Markdown
import Notes
import Synchronization
import Typesetting
import World

/// What the links and images of a note lead to, seen from the note's folder.
struct Destinations: Sendable {
    private let note: Note
    private let world: any World
    /// The folder the page stands in; `nil` where that is the note's.
    private let pageFolder: String?
    private let hasPage: @Sendable (String) -> Bool
    let library: NoteLibrary
    /// What has been looked up: a note may lead to one file many times.
    private let known = Known()
    /// The largest image that is put into a page, in bytes.
    private static let imageLimit = 16 << 20

    /// - Parameters:
    ///   - pageFolder: where the page stands that leads there; `nil` for beside the note.
    ///   - hasPage: whether the note at a path, seen from this one, may be linked to.
    init(
        _ note: Note, seenFrom pageFolder: String? = nil, world: any World,
        hasPage: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.note = note
        self.world = world
        self.hasPage = hasPage
        let isBeside = pageFolder.map { Paths.normalized($0) == Paths.normalized(note.folder) } ?? true
        self.pageFolder = isBeside ? nil : pageFolder
        library = NoteLibrary(folder: note.folder, isTrusted: note.isTrusted, world: world)
    }

    private final class Known: Sendable {
        let kinds = Mutex<[String: Kind]>([:])
        /// Files that the page, when it was written, was led to.
        let files = Mutex<Set<String>>([])
    }

    enum Kind: Equatable {
        /// Another host, a mail address, or a place on the page itself.
        case elsewhere
        /// A file, as a path seen from the note, and the fragment behind it with its `#`.
        case file(path: String, fragment: String)
        /// A file that is not there.
        case missing(path: String)
    }

    func kind(of destination: String) -> Kind {
        guard !destination.isEmpty, !destination.hasPrefix("#"), !destination.hasPrefix("//"),
            !Self.hasScheme(destination)
        else { return .elsewhere }
        if let kind = known.kinds.withLock({ $0[destination] }) { return kind }
        let kind = file(destination)
        known.kinds.withLock { $0[destination] = kind }
        return kind
    }

    private func file(_ destination: String) -> Kind {
        let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
        let path = percentDecoded(destination[..<end])
        let fragment = String(destination[end...])
        if world.kind(of: Paths.join(note.folder, path)) != nil { return .file(path: path, fragment: fragment) }
        // Obsidian names a file without its folder.
        if !path.contains("/"), let found = library.path(ofFile: path) { return .file(path: found, fragment: fragment) }
        return .missing(path: path)
    }

    /// A path seen from the note as the page sees it.
    func seenFromPage(_ path: String) -> String {
        guard let pageFolder, !path.isEmpty, !path.hasPrefix("/") else { return path }
        return world.way(to: Paths.join(note.folder, path), from: pageFolder)
    }

    /// Why no link may lead to the note at a path: it has no page; `nil` where one may.
    func reasonAgainst(_ path: String) -> String? {
        Paths.fileExtension(of: path) == "md" && !hasPage(path) ? "`\(path)` has no page on this site" : nil
    }

    /// A warning at each place where a link or an embed that leads nowhere is written.
    func diagnostics() -> [Diagnostic] {
        let noPage = "drafts, notes with mistakes, and what is no part of the course have none"
        var found: [Diagnostic] = []
        // Asked for by few notes, and not to be made again for each link.
        lazy var anchors = Anchors(note.notebook)
        var others: [String: Anchors] = [:]
        lazy var embeds = note.notebook.linesOfEmbeddedNotes
        for place in note.notebook.destinations {
            let problem: (String, hint: String?)?
            switch kind(of: place.destination) {
            case .missing(let path): problem = ("there is no file `\(path)`", "paths are looked up beside the note")
            case .elsewhere:
                problem = place.destination.hasPrefix("#") ? anchors.problem(place.destination, "this note") : nil
            case .file(let path, let fragment):
                if let reason = reasonAgainst(path) {
                    problem = (reason, noPage)
                } else {
                    let isPart = fragment.hasPrefix("#") && Paths.fileExtension(of: path) == "md"
                    if isPart, others[path] == nil { others[path] = library.notebook(at: path).map { Anchors($0) } }
                    problem = isPart ? others[path]?.problem(fragment, "`\(path)`") : nil
                }
            }
            guard let problem else { continue }
            found.append(Diagnostic("missing-destination", .warning, problem.0, at: place.range, hint: problem.hint))
        }
        for place in note.notebook.noteLinks where place.content.isNote {
            switch target(of: place.content) {
            case .missing(let reason, let hint):
                found.append(Diagnostic("missing-note", .warning, reason, at: place.range, hint: hint))
            case .file(let path, _):
                // An embed in a paragraph of its own shows the note, which needs no page for that.
                let line = note.source.line(at: place.range.lowerBound)
                let isLink = !place.content.written.hasPrefix("!") || !embeds.contains(line)
                guard isLink, let reason = reasonAgainst(path) else { continue }
                found.append(Diagnostic("missing-note", .warning, reason, at: place.range, hint: noPage))
            case .here: break
            }
        }
        if note.notebook.references.isEmpty { return found }
        return found + PageLabels(note, blocks: note.notebook.blocks).diagnostics(note.notebook)
    }

    // MARK: - Links to notes

    enum Target {
        /// A place on this page, with its `#`.
        case here(fragment: String)
        /// A file, as a path seen from the note; `part` is what of it is meant, with its `#`.
        case file(path: String, fragment: String)
        case missing(reason: String, hint: String?)
    }

    func target(of link: NoteLink) -> Target {
        if link.target.isEmpty {
            return fragment(of: link, in: note.notebook, called: "this note").map { .here(fragment: $0) }
                ?? missingPart(link, "this note")
        }
        guard let path = library.path(of: link) else {
            guard link.isNote else { return .missing(reason: "there is no file `\(link.target)`", hint: nil) }
            let similar = library.nameLike(link.target)
            return .missing(
                reason: "there is no note `\(link.target)`",
                hint: similar.map { "did you mean `\($0)`?" }
                    ?? "notes are looked up beside the note and in the folders below")
        }
        guard link.block != nil || !link.headings.isEmpty, let other = library.notebook(at: path) else {
            return .file(path: path, fragment: "")
        }
        let name = "`\(link.target)`"
        return fragment(of: link, in: other, called: name).map { .file(path: path, fragment: $0) }
            ?? missingPart(link, name)
    }

    private func fragment(of link: NoteLink, in notebook: Notebook, called name: String) -> String? {
        if let block = link.block { return notebook.block(named: "^" + block) == nil ? nil : "#^" + block }
        if link.headings.isEmpty { return "" }
        return notebook.identifier(ofHeadings: link.headings).map { "#" + $0 }
    }

    private func missingPart(_ link: NoteLink, _ note: String) -> Target {
        if let block = link.block { return .missing(reason: "no block in \(note) is named `^\(block)`", hint: nil) }
        return .missing(reason: "there is no heading `\(link.headings.joined(separator: "#"))` in \(note)", hint: nil)
    }

    // MARK: - Files beside a page

    /// Files of an untrusted author that a site may hand out: browsers show or save them, and run nothing in them.
    private static let inert: Set<String> = [
        "avif", "gif", "jpeg", "jpg", "png", "webp", "csv", "gz", "ipynb", "json", "md", "npy", "npz", "pdf", "py", "tsv",
        "txt", "zip",
    ]

    func mayStandAlone(_ path: String) -> Bool {
        note.isTrusted || Self.inert.contains(Paths.fileExtension(of: path))
    }

    /// Notes a file that the page needs beside it: those of notes that it shows are found as they are written.
    func note(file path: String) { _ = known.files.withLock { $0.insert(path) } }

    /// The files that stand beside the page, as paths seen from the note, each once; and a warning for each that may
    /// not.
    func files() -> (paths: [String], diagnostics: [Diagnostic]) {
        var paths: [String] = []
        var diagnostics: [Diagnostic] = []
        for place in note.notebook.destinations {
            guard case .file(let path, _) = kind(of: place.destination), Paths.fileExtension(of: path) != "md" else {
                continue
            }
            if mayStandAlone(path) {
                if !paths.contains(path) { paths.append(path) }
            } else if !Self.isImage(path) {
                diagnostics.append(
                    Diagnostic(
                        "unsafe-address", .warning,
                        "`\(path)` may not be part of a site whose authors are not trusted", at: place.range,
                        hint: "pictures, data and documents may"))
            }
        }
        let named = Set(paths)
        let ofOthers = known.files.withLock { $0 }.filter { !named.contains($0) && mayStandAlone($0) }
        return (paths + ofOthers.sorted(), diagnostics)
    }

    // MARK: - Images

    private static let imageTypes = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "svg": "image/svg+xml", "avif": "image/avif",
    ]

    static func isImage(_ path: String) -> Bool { imageTypes[Paths.fileExtension(of: path)] != nil }

    /// An image's bytes as an address, so that the page needs no file beside it; `nil` where it cannot be read or is
    /// of no known kind.
    func inlined(_ path: String) -> String? {
        guard let type = Self.imageTypes[Paths.fileExtension(of: path)],
            let bytes = try? world.read(Paths.join(note.folder, path), within: note.folder, limit: Self.imageLimit)
        else { return nil }
        return "data:\(type);base64,\(Base64.encode(bytes))"
    }

    private static func hasScheme(_ destination: String) -> Bool {
        guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = destination.utf8[..<colon]
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        return scheme.count > 1 && isLetter(scheme.first!)
            && scheme.allSatisfy {
                isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.".utf8.contains($0)
            }
    }
}

extension Notebook {
    /// Where notes are shown; embeds elsewhere are links.
    fileprivate var linesOfEmbeddedNotes: Set<Int> {
        var lines: Set<Int> = []
        for part in [blocks] + footnotes.map(\.blocks) {
            part.forEachBlock { if case .embed = $0.kind { lines.insert($0.lines.lowerBound) } }
        }
        return lines
    }
}
