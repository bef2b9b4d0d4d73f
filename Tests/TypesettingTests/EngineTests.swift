import Testing

@testable import Typesetting

@Suite struct EngineTests {
    @Test func stopsWhatTakesTooLong() throws {
        let engine = try JavaScriptCoreEngine(timeLimit: 0.1)
        #expect(throws: ScriptError.stopped) { try engine.load(Array("while (true) {}".utf8), name: "loop") }
    }

    @Test func aHostGoesOnAfterAStop() throws {
        let world = LibraryWorld([
            "endless.js": """
            var katex = { version: "1", ParseError: Error, renderToString: function (tex) {
                while (tex === 'loop') {}
                return tex
            } };
            """
        ])
        var libraries = ScriptLibraries.standard
        libraries.katexScript = ["endless.js"]
        let typesetter = Typesetter(world: world, cacheFolder: nil, libraries: libraries, timeLimit: 0.1) {
            timeLimit throws(ScriptError) in try JavaScriptCoreEngine(timeLimit: timeLimit)
        }
        let results = typesetter.formulas([.inline("a"), .inline("loop"), .inline("b")], page: "note")
        let formulas = ["a", "b"].map { TypesetFormula(bytes: ArraySlice($0.utf8)) }
        #expect(results == [.success(formulas[0]), .failure(.tooSlow(seconds: 0.1)), .success(formulas[1])])
    }

    @Test func hasNoWebAssemblyAndKeepsText() throws {
        let engine = try JavaScriptCoreEngine(timeLimit: 1)
        try engine.load(Array("function echo(a, b) { return typeof WebAssembly + a + b }".utf8), name: "echo")
        #expect(try engine.call("echo", ["\0가", "𝑥\u{2028}"]) == "undefined\0가𝑥\u{2028}")
    }

    @Test(arguments: [[], [0x61, 0xAC00, 0x2212], [0xD835, 0xDC65, 0x7F, 0x80, 0x7FF, 0x800], [0xD800, 0x61], [0xDC00], [0xD800]])
    func decodesAsTheStandardLibraryDoes(_ units: [UInt16]) {
        let decoded = units.withUnsafeBufferPointer { JavaScriptCoreEngine.string($0) }
        #expect(decoded == String(decoding: units, as: UTF16.self))
    }

    @Test func passesExceptionsOn() throws {
        let engine = try JavaScriptCoreEngine(timeLimit: 1)
        #expect(throws: ScriptError.exception("Error: no")) {
            try engine.load(Array("throw new Error('no')".utf8), name: "throw")
        }
    }

    @Test func givesADeepStack() {
        func depth(_ count: Int) -> Int {
            withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { $0[0] = 1 }
            return count == 0 ? 0 : 1 + depth(count - 1)
        }
        #expect(withDeepStack(8 << 20) { depth(2000) } == 2000)
    }
}
