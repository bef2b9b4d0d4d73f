import Execution
import NNBookKit
import Notes
import Synchronization
import Testing
import Typesetting
import World

@Suite struct CacheTests {
    static let note = """
        # A note

        ```nn
        data rings = circles(n=40, noise=0.1)
        train fits = dense(2, tanh) -> dense(1, sigmoid) on rings,
                     optimizer=sgd(lr=each(0.5, 1)), steps=20
        train more = fits[1], steps=10
        let slip = fits[2].loss
        train last = dense(1, sigmoid) on rings, optimizer=sgd(lr=slip), steps=5
        plot loss(fits)
        ```

        """

    let world = MemoryWorld(["note.md": note])

    /// Renders the note; says which runs were trained, and gives the page.
    private func render(_ text: String, threads: Int = 1) throws -> (trained: [String], page: String) {
        try world.write(Array(text.utf8), to: "note.md")
        let trained = Mutex<[String]>([])
        var settings = RunSettings(threads: threads, cache: RunCache(folder: "cache", world: world))
        settings.report = { report in
            if report.origin != .cache { trained.withLock { $0.append(report.label) } }
        }
        var timings = Timings()
        var rendering = NoteRendering(
            "note.md", typesetter: Typesetter(world: RealWorld()), world: world, settings: settings, timings: &timings)
        let page = try #require(rendering.page(linkedFrom: "note.html", timings: &timings), "\(rendering.diagnostics)")
        return (trained.withLock { $0.sorted() }, String(decoding: page, as: UTF8.self))
    }

    @Test func nothingIsTrainedTwice() throws {
        let first = try render(Self.note)
        #expect(first.trained.count == 4)
        let second = try render(Self.note, threads: 2)
        #expect(second.trained.isEmpty)
        #expect(first.page == second.page)
    }

    @Test func proseCommentsLayoutAndViewsTrainNothing() throws {
        _ = try render(Self.note)
        for (old, new) in [
            ("# A note", "# Another note\n\nProse."), ("steps=20", "steps=20 # enough"), ("on rings,", "on  rings ,"),
            ("plot loss(fits)", "plot boundary(fits)\ntable fits"), ("rings", "circle"),
        ] {
            #expect(try render(Self.note.replacing(old, with: new)).trained.isEmpty, "\(old) → \(new)")
        }
    }

    @Test func momentsAreRuns() throws {
        let note = Self.note.replacing("plot loss(fits)", with: "plot weights(more), frames=4")
        let cache = RunCache(folder: "cache", world: world)
        func forecast() throws -> [String] {
            var timings = Timings()
            return try Note(reading: "note.md", in: world, timings: &timings).forecast(cache: cache)
                .filter(\.isTrained).map(\.label)
        }
        #expect(try render(note).trained.filter { $0.contains("moments") } == ["more, at 4 moments"])
        #expect(try forecast().isEmpty)
        #expect(try render(note).trained.isEmpty)
        try world.write(Array(note.replacing("frames=4", with: "frames=3").utf8), to: "note.md")
        #expect(try forecast() == ["more, at 3 moments"])
        #expect(try render(note.replacing("steps=10", with: "steps=12")).trained == ["more", "more, at 4 moments"])
    }

    @Test func aPageWithOtherProseIsWrittenOfWhatWasKept() throws {
        let first = try render(Self.note)
        var settings = RunSettings(cache: RunCache(folder: "cache", world: world))
        settings.report = { Issue.record("\($0.label) was looked at") }
        for (old, new) in [("# A note", "# Another note"), ("steps=20", "steps=20  # enough"), ("```\n", "# done\n```\n")] {
            let text = Self.note.replacing(old, with: new)
            try world.write(Array(text.utf8), to: "note.md")
            var timings = Timings()
            var rendering = NoteRendering(
                "note.md", typesetter: Typesetter(world: RealWorld()), world: world, settings: settings, timings: &timings)
            let page = rendering.page(linkedFrom: "note.html", timings: &timings).map { String(decoding: $0, as: UTF8.self) }
            #expect(rendering.isKept, "\(new)")
            #expect(page?.contains("<svg") == true && page != first.page)
        }
    }

    @Test func dataAndTextAreParts() throws {
        let note = "# T\n\n```nn\ndata d = csv(\"d.csv\", target=\"y\")\nplot d\n```\n\nHow many: `nn 1 + 1`\n"
        try world.write(Array("a,b,y\n1,2,0\n3,4,1\n".utf8), to: "d.csv")
        let first = try render(note).page
        #expect(first.contains(">2</span>"))
        #expect(try render(note.replacing("1 + 1", with: "1 + 2")).page.contains(">3</span>"))
        try world.write(Array("a,b,y\n1,2,0\n3,5,1\n".utf8), to: "d.csv")
        #expect(try render(note).page != first)
    }

    @Test func aChangedMemberIsTrainedAlone() throws {
        _ = try render(Self.note)
        #expect(try render(Self.note.replacing("each(0.5, 1)", with: "each(0.5, 2)")).trained.count == 2)  // fits[2] and last
        #expect(try render(Self.note.replacing("each(0.5, 1)", with: "each(0.25, 1)")).trained.count == 2)  // fits[1] and more
    }

    @Test func aSeedAndDataCount() throws {
        _ = try render(Self.note)
        #expect(try render(Self.note.replacing("noise=0.1", with: "noise=0.2")).trained.count == 4)
        #expect(try render(Self.note.replacing("steps=5", with: "steps=5, seed=1")).trained == ["last"])
    }

    @Test func aDamagedEntryIsComputedAnew() throws {
        let whole = try render(Self.note)
        for name in try world.list("cache") where name.hasSuffix(".run") || name.hasSuffix(".results") {
            var bytes = try world.read("cache/" + name, within: nil, limit: 1 << 20)
            bytes[bytes.count / 2] ^= 1
            try world.write(bytes, to: "cache/" + name)
        }
        let again = try render(Self.note)
        #expect(again.trained.count == 4)
        #expect(again.page == whole.page)
    }

    @Test func theOldestGoFirst() throws {
        _ = try render(Self.note)
        let names = try world.list("cache").filter { $0.hasSuffix(".run") || $0.hasSuffix(".results") }
        let sizes = names.compactMap { world.info(of: "cache/" + $0)?.size }
        RunCache(folder: "cache", world: world, limit: sizes.reduce(0, +) - 1).trim()
        #expect(try world.list("cache").count == names.count - 1)
        #expect(try RunCache(folder: "cache", world: world).clear() == names.count - 2)
        #expect((try? world.list("cache"))?.isEmpty ?? true)
    }

    @Test func whyNamesWhatChanged() throws {
        let cache = RunCache(folder: "cache", world: world)
        let manifest = Mutex(RunManifest())
        var settings = RunSettings(cache: cache)
        settings.report = { report in manifest.withLock { $0.add(report) } }
        var timings = Timings()
        var rendering = NoteRendering(
            "note.md", typesetter: Typesetter(world: world), world: world, settings: settings, timings: &timings)
        _ = rendering.results(timings: &timings)
        cache.keep(manifest.withLock { $0 }, ofNote: "note.md")
        try world.write(Array(Self.note.replacing("steps=5", with: "steps=6").utf8), to: "note.md")
        let forecasts = try Note(reading: "note.md", in: world, timings: &timings).forecast(cache: cache)
        #expect(forecasts.filter(\.isTrained).map(\.label) == ["last"])
        #expect(forecasts.last?.reason == "to be trained, since `length` changed")
    }
}
