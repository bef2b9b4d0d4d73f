import Diagnostics

/// How the process ends.
enum ExitStatus: Int32, Error {
    case success = 0
    case noteIsWrong = 1
    case usage = 2
    case outside = 3

    func leave() -> Never { exitProcess(rawValue) }

    /// The graver of two: what is outside before what is in the note.
    func joined(_ other: ExitStatus) -> ExitStatus { other.rawValue > rawValue ? other : self }
}

extension ExitStatus {
    /// What diagnostics mean for the exit status.
    init(_ diagnostics: [Diagnostic], isOutside: Bool, isStrict: Bool) {
        let counts = diagnostics.contains { $0.severity == .error || isStrict }
        self = counts ? (isOutside ? .outside : .noteIsWrong) : .success
    }
}
