import Dispatch
import Synchronization
import World

/// Typesets TeX as HTML with MathML (by KaTeX) and colours code (by highlight.js), once for each text.
///
/// The libraries run in a JavaScript engine that is started only for what no cache holds: about 40 ms, then 0.1 to
/// 0.5 ms a formula. Calls from several threads wait for one another while the engine is at work.
public final class Typesetter: Sendable {
    /// The longest TeX that is tried, in bytes.
    public static let formulaLimit = 10 << 10
    /// The longest code that is tried, in bytes.
    public static let codeLimit = 1 << 20
    /// The largest HTML a formula may come to, in bytes.
    static let formulaResultLimit = 2 << 20
    /// From so many formulas on a second engine is worth its start, and so on.
    private static let shareOfEngine = 200
    private static let mostEngines = 4
    /// A longer result is not kept between builds.
    private static let keptLimit = 4 << 20

    /// The tags of the formulas' spans, for which what is kept has marks.
    let tags = SpanTags()
    private let marking: FormulaMarking
    let world: any World
    let libraries: ScriptLibraries
    private let cacheFolder: String?
    private let state: Mutex<State>
    private let newHost: @Sendable () -> ScriptHost
    private let problem = Mutex<WorldError?>(nil)
    /// Left when what was begun by `prepare` is there.
    private let preparations = DispatchGroup()

    private struct State {
        /// The first, and more where there was much to do.
        var hosts: [ScriptHost]
        var versions: [MissingLibrary.Part: String] = [:]
        var stylesheet: FormulaStylesheet?
        /// Of the last page, which is likely to be asked about again.
        var cache: TypesettingCache?
    }

    /// - Parameter cacheFolder: where results are kept between builds, one file a page; `nil` keeps none.
    public convenience init(
        world: any World, cacheFolder: String? = nil, libraries: ScriptLibraries = .standard
    ) {
        self.init(world: world, cacheFolder: cacheFolder, libraries: libraries, timeLimit: 2) {
            timeLimit throws(ScriptError) in try JavaScriptCoreEngine(timeLimit: timeLimit)
        }
    }

    init(
        world: any World, cacheFolder: String?, libraries: ScriptLibraries, timeLimit: Double,
        makeEngine: @escaping @Sendable (_ timeLimit: Double) throws(ScriptError) -> any ScriptEngine
    ) {
        self.world = world
        self.cacheFolder = cacheFolder
        self.libraries = libraries
        marking = FormulaMarking(tags: tags)
        newHost = { ScriptHost(timeLimit: timeLimit, makeEngine: makeEngine) }
        state = Mutex(State(hosts: []))
    }

    /// The last reason for which results could not be kept. They were computed all the same.
    public var cacheProblem: WorldError? { problem.withLock { $0 } }

    /// KaTeX's version, such as `0.16.4`.
    public func katexVersion() throws(MissingLibrary) -> String { try version(of: .katexScript) }

    /// highlight.js's version; where its file names none, as Debian's does, the file's fingerprint.
    public func highlightVersion() throws(MissingLibrary) -> String { try version(of: .highlightScript) }

    /// Begins to read what is kept of a page's results, which will be asked for soon, beside whatever else is done.
    public func prepare(page: String) {
        guard let cacheFolder else { return }
        DispatchQueue.global(qos: .userInitiated).async(group: preparations) { [self] in
            let cache = TypesettingCache(folder: cacheFolder, page: page, tags: tags, world: world)
            // What is missing is told when it is asked for.
            _ = try? katexVersion()
            if cache.holdsCode { _ = try? highlightVersion() }
            if cache.holdsFormulas { _ = try? stylesheet() }
            state.withLock { $0.cache = cache }
        }
    }

    /// Each formula's HTML, in the order asked.
    ///
    /// - Parameter page: names the page, so that its results are kept together.
    public func formulas(_ requests: [FormulaRequest], page: String) -> [Result<TypesetFormula, FormulaError>] {
        preparations.wait()
        let version: String
        do throws(MissingLibrary) { version = try katexVersion() } catch {
            return requests.map { _ in .failure(.unavailable(error)) }
        }
        let kind = "katex \(version) \(Glue.formulaForm) \(Glue.formulaSettings) "
        return results(
            of: requests, page: page,
            key: { .init(kind: kind + Glue.formulaManner($0), source: $0.tex) },
            compute: { request, host in
                let size = request.tex.utf8.count
                if size > Self.formulaLimit { return .failure(.tooLong(bytes: size, limit: Self.formulaLimit)) }
                return host.answer(
                    .katexScript, request.tex, Glue.formulaManner(request), self.library
                ).mapError(FormulaError.init).flatMap { answer in
                    let size = answer.utf8.count - 1
                    if size > Self.formulaResultLimit {
                        return .failure(.tooLarge(bytes: size, limit: Self.formulaResultLimit))
                    }
                    return .success(answer.hasPrefix("=") ? self.marking.marked(Array(answer.utf8)) : Array(answer.utf8))
                }
            },
            decode: Glue.formulaResult)
    }

    /// Each piece of code as HTML, escaped and with spans of `hljs-…` classes, in the order asked.
    ///
    /// The language `nn` is coloured without any engine.
    public func code(_ requests: [CodeRequest], page: String) -> [Result<String, CodeError>] {
        if requests.allSatisfy({ $0.language == "nn" }) {
            return requests.map { .success(NNHighlighter.html(for: $0.code)) }
        }
        preparations.wait()
        let version: String
        do throws(MissingLibrary) { version = try highlightVersion() } catch {
            return requests.map {
                $0.language == "nn" ? .success(NNHighlighter.html(for: $0.code)) : .failure(.unavailable(error))
            }
        }
        return results(
            of: requests, page: page,
            key: { .init(kind: "\(TypesettingCache.codeKind) \(version) \($0.language)", source: $0.code) },
            compute: { request, host in
                if request.language == "nn" { return .success(Array(("=" + NNHighlighter.html(for: request.code)).utf8)) }
                let size = request.code.utf8.count
                if size > Self.codeLimit { return .failure(.tooLong(bytes: size, limit: Self.codeLimit)) }
                return host.answer(.highlightScript, request.code, request.language, self.library)
                    .map { Array($0.utf8) }.mapError(CodeError.init)
            },
            decode: { answer, request in
                answer.first == UInt8(ascii: "=")
                    ? .success(String(decoding: answer.dropFirst(), as: UTF8.self))
                    : .failure(.unknownLanguage(request.language))
            })
    }

    // MARK: -

    /// Looks each request up, computes what is missing, and keeps it.
    private func results<Request: Hashable & Sendable, Value, Failure: Error>(
        of requests: [Request], page: String, key: (Request) -> TypesettingCache.Key,
        compute: @Sendable (Request, ScriptHost) -> Result<[UInt8], Failure>,
        decode: (ArraySlice<UInt8>, Request) -> Result<Value, Failure>
    ) -> [Result<Value, Failure>] {
        var cache = cache(of: page)
        var results = requests.map { request in cache?.find(key(request)).map { decode($0, request) } }
        let missing = results.indices.filter { results[$0] == nil }
        if !missing.isEmpty {
            var seen: Set<Request> = []
            let distinct = missing.map { requests[$0] }.filter { seen.insert($0).inserted }
            var decoded: [Request: Result<Value, Failure>] = [:]
            for (request, answer) in zip(distinct, answers(to: distinct, compute)) {
                if case .success(let text) = answer, text.count <= Self.keptLimit { cache?.add(text, for: key(request)) }
                decoded[request] = answer.flatMap { decode($0[...], request) }
            }
            for place in missing { results[place] = decoded[requests[place]] }
        }
        if var cache {
            do throws(WorldError) { try cache.save(world) } catch { problem.withLock { $0 = error } }
            state.withLock { [cache] in $0.cache = cache }
        }
        return results.map { $0! }
    }

    /// Computed on deep stacks, several where there is much to do and there are cores for it.
    private func answers<Request: Sendable, Failure: Error>(
        to requests: [Request], _ compute: @Sendable (Request, ScriptHost) -> Result<[UInt8], Failure>
    ) -> [Result<[UInt8], Failure>] {
        state.withLock { state in
            let count = max(1, min(world.cores, Self.mostEngines, requests.count / Self.shareOfEngine))
            while state.hosts.count < count { state.hosts.append(newHost()) }
            // Dealt out like cards, since neighbours are alike.
            let shares = concurrently(Array(state.hosts[..<count].enumerated())) { share in
                withDeepStack(8 << 20) {
                    stride(from: share.offset, to: requests.count, by: count).map { compute(requests[$0], share.element) }
                }
            }
            return requests.indices.map { shares[$0 % count][$0 / count] }
        }
    }

    /// What is kept of a page's results: taken out of the state, or read.
    private func cache(of page: String) -> TypesettingCache? {
        guard let cacheFolder else { return nil }
        let last = state.withLock { $0.cache.take() }
        return last?.page == page ? last : TypesettingCache(folder: cacheFolder, page: page, tags: tags, world: world)
    }

    private func library(_ part: MissingLibrary.Part) throws(MissingLibrary) -> [UInt8] {
        try libraries.bytes(part, in: world)
    }

    /// KaTeX's style sheet.
    func stylesheet() throws(MissingLibrary) -> FormulaStylesheet {
        if let known = state.withLock({ $0.stylesheet }) { return known }
        let sheet = FormulaStylesheet(try library(.katexStylesheet))
        state.withLock { $0.stylesheet = sheet }
        return sheet
    }

    private func version(of part: MissingLibrary.Part) throws(MissingLibrary) -> String {
        if let known = state.withLock({ $0.versions[part] }) { return known }
        let found = LibraryVersion.find(in: try library(part), of: part)
        state.withLock { $0.versions[part] = found }
        return found
    }
}

extension FormulaError {
    fileprivate init(_ problem: ScriptHost.Problem) {
        switch problem {
        case .missing(let library): self = .unavailable(library)
        case .stopped(let seconds): self = .tooSlow(seconds: seconds)
        case .exception(let message): self = .failed(message)
        }
    }
}

extension CodeError {
    fileprivate init(_ problem: ScriptHost.Problem) {
        switch problem {
        case .missing(let library): self = .unavailable(library)
        case .stopped(let seconds): self = .tooSlow(seconds: seconds)
        case .exception(let message): self = .failed(message)
        }
    }
}
