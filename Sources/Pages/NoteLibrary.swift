import Diagnostics
import Markdown
import Notes
import Sanitizing
import Synchronization
import World

/// The notes and files that a note's links name, as Obsidian finds them: beside the note, or by name anywhere in the
/// folders below. Each is looked for and read once.
final class NoteLibrary: Sendable {
    private let folder: String
    private let world: any World
    private let isTrusted: Bool
    private let found = Mutex(Found())

    private struct Found {
        var pathsByName: [String: [String]]?
        var notebooks: [String: Notebook?] = [:]
    }

    /// Folders deeper than this, and files beyond this many, are not looked through.
    private static let deepest = 6
    private static let mostFiles = 20_000

    /// - Parameters:
    ///   - folder: the note's.
    ///   - isTrusted: whether the authors of the notes are.
    init(folder: String, isTrusted: Bool, world: any World) {
        self.folder = folder
        self.isTrusted = isTrusted
        self.world = world
    }

    /// The path, seen from the note, of what a link names.
    func path(of link: NoteLink) -> String? {
        link.isNote && !link.target.lowercased().hasSuffix(".md")
            ? path(ofFile: link.target + ".md") : path(ofFile: link.target)
    }

    /// The path of a file by its name, with or without some of its folders; the shortest of several.
    func path(ofFile name: String) -> String? {
        if world.kind(of: Paths.join(folder, name)) == .file { return name }
        guard !name.hasPrefix("/"), !name.hasPrefix(".") else { return nil }
        let wanted = name.lowercased()
        return pathsByName[Paths.name(of: wanted)]?.first {
            let path = $0.lowercased()
            return path == wanted || path.hasSuffix("/" + wanted)
        }
    }

    /// The note that is most likely meant by a name that leads nowhere.
    func nameLike(_ target: String) -> String? {
        let names = pathsByName.values.joined().filter { Paths.fileExtension(of: $0) == "md" }.map {
            Paths.stem(of: $0)
        }
        return nearestName(to: Paths.name(of: target), among: names)
    }

    /// The note at a path seen from this one; `nil` where it cannot be read.
    func notebook(at path: String) -> Notebook? {
        if let known = found.withLock({ $0.notebooks[path] }) { return known }
        var notebook: Notebook?
        if let bytes = try? world.read(Paths.join(folder, path), within: folder, limit: largestNote),
            let source = try? decodeNote(name: path, bytes: bytes)
        {
            var found = readNotebook(source)
            let course = CourseDefaults(forNotesIn: Paths.folder(of: Paths.join(folder, path)), in: world)
            found.frontMatter.adopt(lang: course.lang, macros: course.macros)
            if !isTrusted { found.sanitize() }
            notebook = found
        }
        found.withLock { [notebook] in $0.notebooks[path] = .some(notebook) }
        return notebook
    }

    /// Found once.
    private var pathsByName: [String: [String]] {
        found.withLock { found in
            let paths = found.pathsByName ?? indexed()
            found.pathsByName = paths
            return paths
        }
    }

    /// For each file's name in lower case the paths it is found at, shortest first.
    private func indexed() -> [String: [String]] {
        var paths: [String] = []
        var folders = [""]
        for _ in 0..<Self.deepest {
            var deeper: [String] = []
            for inside in folders {
                let names = (try? world.list(inside.isEmpty ? folder : Paths.join(folder, inside))) ?? []
                for name in names where !name.hasPrefix(".") {
                    let path = inside.isEmpty ? name : inside + "/" + name
                    switch world.kind(of: Paths.join(folder, path)) {
                    case .folder: deeper.append(path)
                    case .file: paths.append(path)
                    default: break
                    }
                    if paths.count >= Self.mostFiles { return Self.byName(paths) }
                }
            }
            folders = deeper
        }
        return Self.byName(paths)
    }

    private static func byName(_ paths: [String]) -> [String: [String]] {
        let sorted = paths.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        return Dictionary(grouping: sorted) { Paths.name(of: $0).lowercased() }
    }
}

extension Notebook {
    /// The blocks that a link's headings or block name mean; `nil` where there are none such.
    func part(of link: NoteLink) -> [Block]? {
        if let name = link.block { return block(named: "^" + name).map { [$0] } }
        guard let place = place(ofHeadings: link.headings) else { return link.headings.isEmpty ? blocks : nil }
        let end = blocks[(place.index + 1)...].firstIndex { block in
            if case .heading(let level, _, _) = block.kind { level <= place.level } else { false }
        }
        return Array(blocks[place.index..<(end ?? blocks.endIndex)])
    }

    /// The identifier of the heading that is meant.
    func identifier(ofHeadings headings: [String]) -> String? { place(ofHeadings: headings)?.identifier }

    func block(named name: String) -> Block? {
        var found: Block?
        blocks.forEachBlock { block in
            if found == nil, block.identifier == name { found = block }
        }
        return found
    }

    /// The heading at the end of a path such as `A#B`: the first `B` after the first `A`.
    private func place(ofHeadings headings: [String]) -> (index: Int, level: Int, identifier: String)? {
        var found: (index: Int, level: Int, identifier: String)?
        var start = 0
        for heading in headings {
            let wanted = headingIdentifier(of: heading)
            let index = blocks[start...].firstIndex { block in
                guard case .heading(_, let identifier, let inlines) = block.kind else { return false }
                return identifier == wanted || headingIdentifier(of: plainText(inlines)) == wanted
            }
            guard let index, case .heading(let level, let identifier, _) = blocks[index].kind else { return nil }
            found = (index, level, identifier)
            start = index + 1
        }
        return found
    }

    func plainText(_ inlines: [Inline]) -> String {
        inlines.plainText(formula: { formulas[$0].tex }, value: { values[$0].text.text })
    }
}
