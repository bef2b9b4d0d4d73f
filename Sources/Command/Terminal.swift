#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Diagnostics
import World

func exitProcess(_ status: Int32) -> Never { exit(status) }

func standardOutput(_ text: String) { put(text, to: STDOUT_FILENO) }
func standardError(_ text: String) { put(text, to: STDERR_FILENO) }

private func put(_ text: String, to file: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { write(file, $0.baseAddress!, $0.count) }
        if count < 0, errno == EINTR { continue }
        // A reader that went away (`nnbook … | head`) is no reason to complain.
        if count <= 0 { return }
        bytes = bytes.dropFirst(count)
    }
}

/// What the terminal behind standard error can show, and how and where diagnostics are written.
struct Terminal {
    enum Stream { case output, error }

    /// Whether somebody reads standard output as it comes.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    let isTerminal: Bool
    let usesColor: Bool
    private let format: DiagnosticsFormat
    private let stream: Stream

    init(_ world: some World, showing format: DiagnosticsFormat, on stream: Stream) {
        self.format = format
        self.stream = stream
        isTerminal = isatty(STDERR_FILENO) == 1
        let refusesColor = world.environment("NO_COLOR").map { !$0.isEmpty } ?? false
        usesColor = isTerminal && !refusesColor && world.environment("TERM") != "dumb"
    }

    func show(_ diagnostics: [Diagnostic], in source: SourceText) {
        for diagnostic in diagnostics {
            let text = format.text(diagnostic, in: source, usesColor: usesColor)
            switch stream {
            case .output: standardOutput(text)
            case .error: standardError(text)
            }
        }
    }
}
