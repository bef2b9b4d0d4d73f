import ArgumentParser
import JSON
import NNBookKit
import Notes
import Pages
import Records
import World

/// What a note can be written as.
enum RenderFormat: String, ExpressibleByArgument, CaseIterable {
    case html, fragment, markdown, json, pdf

    /// What a file of this name holds; `nil` where its ending says nothing.
    init?(named file: String) {
        switch Paths.fileExtension(of: file) {
        case "html", "htm": self = .html
        case "md": self = .markdown
        case "json": self = .json
        case "pdf": self = .pdf
        default: return nil
        }
    }

    var fileExtension: String {
        switch self {
        case .html, .fragment: "html"
        case .markdown: "md"
        case .json: "json"
        case .pdf: "pdf"
        }
    }

    /// Whether it is written beside the note where nobody says where; else it goes to standard output.
    var standsBesideNote: Bool { self == .html || self == .pdf }
}

/// What a note was made into, not yet written.
struct RenderedFiles {
    private var main: [UInt8]
    /// Files beside it, by their paths seen from it.
    private var others: [SharedFile] = []

    /// `nil` where the note has mistakes and so gives nothing of the kind.
    init?(
        _ format: RenderFormat, of rendering: inout NoteRendering, at target: String?, _ world: some World,
        timings: inout Timings
    ) throws(PDFPrinter.Problem) {
        switch format {
        case .html:
            guard let page = rendering.page(linkedFrom: target ?? "", timings: &timings) else { return nil }
            main = page
        case .fragment:
            guard let fragment = rendering.fragment(linkedFrom: target, timings: &timings) else { return nil }
            main = fragment
        case .json: main = Array((rendering.report(timings: &timings).text() + "\n").utf8)
        case .markdown:
            let target = target ?? ""
            let folder = Paths.stem(of: target) + ".figures"
            guard let note = rendering.markdown(at: target, figureFolder: folder, timings: &timings) else { return nil }
            main = Array(note.text.utf8)
            others = note.figures.map { SharedFile(name: folder + "/" + $0.name, bytes: $0.bytes) }
        case .pdf:
            let printer = try PDFPrinter(world: world)
            guard let page = rendering.page(linkedFrom: target ?? "", timings: &timings) else { return nil }
            main = try printer.pdf(of: page)
        }
    }

    /// Writes the files beside the main one first, so that it never names what is not there.
    func write(to target: String?, in world: some World) throws(WorldError) {
        guard let target else { return standardOutput(main) }
        for file in others { try world.write(file.bytes, to: Paths.join(Paths.folder(of: target), file.name)) }
        try world.write(main, to: target)
        standardOutput(target + "\n")
    }
}
