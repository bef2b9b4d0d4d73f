import Testing
import World

@testable import Typesetting

@Suite struct CacheTests {
    let world = LibraryWorld()
    let engines = CallCount()

    func typesetter() -> Typesetter {
        Typesetter(
            world: world, cacheFolder: "cache", libraries: .standard, timeLimit: 1,
            makeEngine: CountingEngine.maker(engines))
    }

    @Test func aWarmPageStartsNoEngine() {
        let requests: [FormulaRequest] = [.inline("a"), .display("a"), .inline("\nb 2 3\n가")]
        let first = typesetter().formulas(requests, page: "note")
        #expect(engines.count == 1)
        #expect(typesetter().formulas(requests.reversed(), page: "note") == first.reversed())
        #expect(engines.count == 1)
        _ = typesetter().formulas(requests, page: "another")
        #expect(engines.count == 2)
    }

    @Test func manyFormulasAreSharedByEngines() throws {
        let requests = (0..<700).map { FormulaRequest.inline("x_{\($0 % 650)}") }
        var files: [[UInt8]] = []
        var results: [[Result<TypesetFormula, FormulaError>]] = []
        for cores in [1, 2] {
            let (world, engines) = (LibraryWorld(cores: cores), CallCount())
            let typesetter = Typesetter(
                world: world, cacheFolder: "cache", libraries: .standard, timeLimit: 1,
                makeEngine: CountingEngine.maker(engines))
            results.append(typesetter.formulas(requests, page: "note"))
            #expect(engines.count == cores)
            files.append(try world.read(Paths.join("cache", world.list("cache")[0]), within: nil, limit: 1 << 20))
        }
        #expect(results[0] == results[1] && files[0] == files[1])
        #expect(results[0][649] == .success(TypesetFormula(bytes: ArraySlice("<i>x_{649}|inline</i>".utf8))))
    }

    @Test func callsForOnePageShareAFile() {
        let one = typesetter()
        _ = one.formulas([.inline("a")], page: "note")
        _ = one.code([.init(code: "x = 1", language: "python")], page: "note")
        _ = one.formulas([.inline("b")], page: "note")
        #expect((try? world.list("cache").count) == 1)
        let another = typesetter()
        _ = another.formulas([.inline("b"), .inline("a")], page: "note")
        _ = another.code([.init(code: "x = 1", language: "python")], page: "note")
        #expect(engines.count == 1)
    }

    /// A note that was edited for weeks is read as quickly as a new one.
    @Test func littleIsKeptOfWhatAPageNoLongerUses() throws {
        func long(_ number: Int) -> FormulaRequest { .inline(String(repeating: "x", count: 9000) + "_\(number)") }
        _ = typesetter().formulas((0..<100).map(long), page: "note")
        let path = Paths.join("cache", try #require(world.list("cache").first))
        let full = try world.read(path, within: nil, limit: 4 << 20).count
        let edited = typesetter()
        _ = edited.formulas([long(0), long(1)], page: "note")
        _ = edited.formulas([long(100)], page: "note")
        #expect(try world.read(path, within: nil, limit: 4 << 20).count < full / 3)
        // What the page uses and what was there before it are known.
        let count = engines.count
        _ = typesetter().formulas([long(1), long(100), long(2)], page: "note")
        #expect(engines.count == count)
    }

    @Test func damageIsComputedAnew() throws {
        let requests: [FormulaRequest] = (0..<5).map { .inline("x_\($0)") }
        let right = typesetter().formulas(requests, page: "note")
        let path = Paths.join("cache", try #require(world.list("cache").first))
        let whole = try world.read(path, within: nil, limit: 1 << 20)
        for place in stride(from: 0, to: whole.count, by: 11) {
            var bytes = whole
            bytes[place] ^= 0x15
            try world.write(bytes, to: path)
            #expect(typesetter().formulas(requests, page: "note") == right)
        }
        for length in [0, 1, 30, whole.count / 2, whole.count - 1] {
            try world.write(Array(whole.prefix(length)), to: path)
            #expect(typesetter().formulas(requests, page: "note") == right)
        }
        #expect(engines.count > 1)
    }

    @Test func refusalsAreKeptToo() {
        func real() -> Typesetter { Typesetter(world: world, cacheFolder: "cache") }
        let refused = real().formulas([.inline(#"가 \unknown"#)], page: "note")
        #expect(refused[0] == .failure(.refused(message: #"Undefined control sequence: \unknown"#, offset: 4)))
        #expect(typesetter().formulas([.inline(#"가 \unknown"#)], page: "note") == refused)
        #expect(engines.count == 0)
    }

    @Test func aFolderThatCannotBeWrittenIsTold() {
        let typesetter = Typesetter(world: RealWorld(), cacheFolder: "/dev/null/cache")
        #expect((try? typesetter.formulas([.inline("x")], page: "note")[0].get()) != nil)
        #expect(typesetter.cacheProblem != nil)
    }
}
