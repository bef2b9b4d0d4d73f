/// An engine with the libraries that were needed so far; made anew after a call had to be stopped.
///
/// Unchecked, since an engine moves from thread to thread: it is only used under the typesetter's lock, on one thread at
/// a time.
final class ScriptHost: @unchecked Sendable {
    enum Problem: Error {
        case missing(MissingLibrary)
        case stopped(seconds: Double)
        case exception(String)
    }

    private let timeLimit: Double
    private let makeEngine: @Sendable (Double) throws(ScriptError) -> any ScriptEngine
    private var engine: (any ScriptEngine)?
    private var loaded: Set<MissingLibrary.Part> = []

    init(timeLimit: Double, makeEngine: @escaping @Sendable (Double) throws(ScriptError) -> any ScriptEngine) {
        self.timeLimit = timeLimit
        self.makeEngine = makeEngine
    }

    /// Calls a library's glue function, loading the library first where need be.
    func answer(
        _ part: MissingLibrary.Part, _ text: String, _ manner: String,
        _ script: (MissingLibrary.Part) throws(MissingLibrary) -> [UInt8]
    ) -> Result<String, Problem> {
        do throws(Problem) {
            let engine = try self.engine(with: part, script)
            do throws(ScriptError) {
                return .success(try engine.call(part == .katexScript ? "nnbookFormula" : "nnbookCode", [text, manner]))
            } catch { throw self.problem(error) }
        } catch { return .failure(error) }
    }

    private func engine(
        with part: MissingLibrary.Part, _ script: (MissingLibrary.Part) throws(MissingLibrary) -> [UInt8]
    ) throws(Problem) -> any ScriptEngine {
        if let engine, loaded.contains(part) { return engine }
        let bytes: [UInt8]
        do throws(MissingLibrary) { bytes = try script(part) } catch { throw .missing(error) }
        do throws(ScriptError) {
            let engine: any ScriptEngine
            if let current = self.engine { engine = current } else { engine = try newEngine() }
            try engine.load(bytes, name: part == .katexScript ? "katex" : "highlight.js")
            let glue = part == .katexScript ? [Glue.tokens, Glue.colours, Glue.formula].joined(separator: "\n") : Glue.code
            try engine.load(Array(glue.utf8), name: "nnbook")
            loaded.insert(part)
            return engine
        } catch { throw self.problem(error) }
    }

    private func newEngine() throws(ScriptError) -> any ScriptEngine {
        let engine = try makeEngine(timeLimit)
        try engine.load(Array(Glue.globals.utf8), name: "nnbook")
        self.engine = engine
        return engine
    }

    private func problem(_ error: ScriptError) -> Problem {
        switch error {
        case .exception(let message): return .exception(message)
        case .stopped:
            engine = nil
            loaded = []
            return .stopped(seconds: timeLimit)
        }
    }
}
