import Datasets
import Diagnostics
import Execution
import Language
import Markdown
import Sanitizing
import World

/// A note, read and checked, but not run.
public struct Note: Sendable {
    /// As the user gave it.
    public let path: String
    /// Whether its author's HTML and addresses stand on the page as they are.
    public let isTrusted: Bool
    public let notebook: Notebook
    public let program: Program
    /// Its `nn` text, in the note's order.
    let text: ProgramText
    /// The data sets it names, read already.
    let data: DataLoader
    /// The wording of its `nn` text.
    private let wording: String
    /// What is wrong with it, by place: of the Markdown and of the `nn` text.
    public let diagnostics: [Diagnostic]

    public var source: SourceText { notebook.source }
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    /// Whether one of the errors is the outside's: a data file that cannot be read.
    public let hasOutsideErrors: Bool

    /// The folder that data files and images are looked up in, and may not lie outside of.
    public var folder: String { Paths.folder(of: path) }

    /// - Parameters:
    ///   - isTrusted: whether its author's HTML and addresses stand as they are; else what could do harm is left out.
    ///   - progress: told now and then how far a data file has been read.
    public init(
        reading path: String, isTrusted: Bool = true, in world: some World, timings: inout Timings,
        progress: (@Sendable (DataProgress) -> Void)? = nil
    ) throws(NoteError) {
        self.path = path
        self.isTrusted = isTrusted
        let clock = Stopwatch(world)
        let bytes: [UInt8]
        do {
            // The limit is checked again by the decoder, in words about notes; a little more is let through for that.
            bytes = try world.read(path, within: nil, limit: 1 << 30)
        } catch {
            throw .unreadable(error)
        }
        let source: SourceText
        do {
            source = try decodeNote(name: path, bytes: bytes)
        } catch {
            throw .refused(error.diagnostic, error.source)
        }
        var notebook = readNotebook(source)
        let course = CourseDefaults(forNotesIn: Paths.folder(of: path), in: world)
        notebook.frontMatter.adopt(lang: course.lang, macros: course.macros)
        notebook.diagnostics += course.diagnostics
        notebook.readCaptions { cellOption("caption", of: $0) }
        if !isTrusted { notebook.sanitize() }
        if source.bytes.allSatisfy({ $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: " ") }) {
            notebook.diagnostics.append(
                Diagnostic(
                    "empty-note", "the note is empty", at: 0..<0, hint: "write some Markdown into it; a heading is a beginning"))
        }
        self.notebook = notebook
        timings.add(clock.lap(), to: .read)
        // What follows an opening fence that is never closed may be prose: one mistake is said once.
        let unclosed = Set(notebook.diagnostics.filter { $0.code == "unclosed-cell" }.compactMap(\.range?.lowerBound))
        let cells = notebook.cells.map { cell in
            unclosed.contains(cell.range.lowerBound) ? EmbeddedText("", fileOffset: cell.range.upperBound) : cell.text
        }
        text = ProgramText(
            cells: cells, inlines: notebook.values.map(\.text),
            defaults: ProgramDefaults(notebook.frontMatter.defaults))
        wording = text.wording
        data = DataLoader(folder: Paths.folder(of: path), world: world, progress: progress)
        let checked = check(text, signatures: data)
        program = checked.program
        hasOutsideErrors = data.hadOutsideProblem
        diagnostics = (notebook.diagnostics + checked.diagnostics).sorted(by: Self.isBefore)
        timings.add(clock.lap(), to: .check)
    }

    /// All that the note's results depend on, besides nnbook itself: the wording of its `nn` text, what holds for all
    /// of it, and the bits of its data files. Prose, comments, layout and the note's name are no part of it.
    public var meaning: String {
        let defaults = notebook.frontMatter.defaults
        return "\(wording)\nseed \(defaults.seed as Int?)\nprecision \(defaults.precision?.rawValue ?? "")\n"
            + data.contentsOfFiles
    }

    /// A digest of each data file that was read, by its path as the note has it.
    public var digestsOfFiles: [String: String] { data.digestsOfFiles }

    /// A digest of each example of a data set of the note, part by part; empty where it can no longer be read.
    public func exampleDigests(of source: DataSource) -> [(part: DataPart, digests: [UInt64])] {
        (try? data.exampleDigests(of: source)) ?? []
    }

    static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
        (a.range?.lowerBound ?? -1, a.range?.upperBound ?? -1, a.code)
            < (b.range?.lowerBound ?? -1, b.range?.upperBound ?? -1, b.code)
    }
}

/// Why there is no note at all.
public enum NoteError: Error, Sendable {
    /// The file cannot be read.
    case unreadable(WorldError)
    /// It is no text, or too large.
    case refused(Diagnostic, SourceText)
}

extension ProgramDefaults {
    /// Those of the front matter.
    fileprivate init(_ defaults: FrontMatter.Defaults) {
        self.init()
        if let seed = defaults.seed { self.seed = UInt64(seed) }
        switch defaults.precision {
        case .float32: precision = .float32
        case .float64: precision = .float64
        case nil: break
        }
        switch defaults.echo {
        case .shown: echo = .shown
        case .hidden: echo = .hidden
        case .folded: echo = .folded
        case nil: break
        }
    }
}
