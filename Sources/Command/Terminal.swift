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

func standardOutput(_ text: String) { standardOutput(Array(text.utf8)) }
func standardOutput(_ bytes: [UInt8]) { put(bytes, to: STDOUT_FILENO) }
func standardError(_ text: String) { put(Array(text.utf8), to: STDERR_FILENO) }

private func put(_ bytes: [UInt8], to file: Int32) {
    var bytes = bytes[...]
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

    /// Diagnostics with one code that are shown of one note.
    private static let mostOfAKind = 100

    func show(_ diagnostics: [Diagnostic], in source: SourceText) {
        for diagnostic in diagnostics.curtailed(to: Self.mostOfAKind) {
            let text = format.text(diagnostic, in: source, usesColor: usesColor)
            switch stream {
            case .output: standardOutput(text)
            case .error: standardError(text)
            }
        }
    }
}

extension [Diagnostic] {
    /// The first of each code, and how many more there are: nobody reads a thousand, and they take their time.
    fileprivate func curtailed(to most: Int) -> [Diagnostic] {
        guard count > most else { return self }
        var counts: [String: Int] = [:]
        var last: [String: Diagnostic] = [:]
        var shown = filter { diagnostic in
            counts[diagnostic.code, default: 0] += 1
            last[diagnostic.code] = diagnostic
            return counts[diagnostic.code]! <= most
        }
        for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > most {
            let words = "\(count - most) more of these are not shown"
            shown.append(Diagnostic(code, last[code]!.severity, words, at: nil))
        }
        return shown
    }
}
