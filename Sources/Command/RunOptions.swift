import ArgumentParser
import Execution
import Kernels
import NNBookKit
import Typesetting
import World

/// Options of every command that executes notes.
struct RunOptions: ParsableArguments {
    @Option(name: [.customShort("j"), .long], help: "How many threads may work; all cores, if left out.")
    var threads: Int?

    @Flag(help: "Train every run; use and keep nothing from earlier ones.")
    var noCache = false

    @Option(help: "How to write diagnostics, on standard error: text, json or github.")
    var diagnostics: DiagnosticsFormat = .text

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be 1 or more") }
    }

    /// - Parameters:
    ///   - folder: the notes' folder, which decides where runs are kept.
    ///   - usesCache: whether the command may take results of earlier runs at all.
    /// - Returns: settings whose progress shows on a terminal.
    func settings(forNotesIn folder: String, _ workplace: Workplace, usesCache: Bool = true) -> RunSettings {
        let world = workplace.world
        let progress = workplace.terminal.isTerminal ? ProgressLine(world: world) : nil
        var settings = RunSettings(
            threads: threads ?? world.cores, progress: progress.map { line in { @Sendable in line.show($0) } })
        settings.dataProgress = progress.map { line in { @Sendable in line.show($0) } }
        if usesCache, !noCache, let cache = CacheFolder.path(forNotesIn: folder, world) {
            settings.cache = RunCache(folder: cache, world: world)
        }
        return settings
    }
}

/// What a command works with: the machine, the terminal, and the kernels the environment asks for.
struct Workplace {
    let world = RealWorld()
    let terminal: Terminal

    /// Selects the kernel set that `NNBOOK_KERNELS` names; an unknown or unavailable one is a usage error.
    init(showing format: DiagnosticsFormat = .text, on stream: Terminal.Stream = .error) throws {
        terminal = Terminal(world, showing: format, on: stream)
        guard let name = world.environment("NNBOOK_KERNELS"), !name.isEmpty else { return }
        guard !nn_kernels_select(name) else { return }
        var available: [String] = []
        while let other = nn_kernels_available(Int32(available.count)) { available.append(String(cString: other)) }
        standardError(
            "nnbook: NNBOOK_KERNELS is `\(name)`; this machine has \(available.joined(separator: ", "))\n")
        throw ExitStatus.usage
    }

    /// The typesetter of a folder's notes.
    func typesetter(for folder: String) -> Typesetter {
        Typesetter(world: world, cacheFolder: CacheFolder.path(forNotesIn: folder, world))
    }

    /// Says that the outside failed.
    func complain(_ message: String) { standardError("nnbook: \(message)\n") }
}
