import Course
import Diagnostics
import Execution
import Markdown
import Notes
import Testing
import Typesetting
import World

@Suite struct CourseTests {
    private static let notes = ["c/one.md": "# One\n", "c/two.md": "# Two\n", "c/deep/three.md": "# Three\n", "c/_draft.md": "x"]

    private func course(_ file: String?) throws -> Course {
        var files = Self.notes
        files["c/course.yml"] = file
        return try Course(folder: "c", in: MemoryWorld(files))
    }

    @Test func withoutAFileAllNotesAreRead() throws {
        #expect(try course(nil).notes == ["deep/three.md", "one.md", "two.md"])
    }

    @Test func theFileGivesTheOrder() throws {
        let course = try course("title: Nets\nnotes:\n  - two.md\n  - heading: Deep\n    notes: [deep/three.md]\n")
        #expect(course.notes == ["two.md", "deep/three.md"])
        #expect(course.diagnostics.isEmpty)
    }

    @Test func theIndexShowsTitleAndGroups() throws {
        var files = Self.notes
        files["c/course.yml"] = "title: Nets\ndescription: All of it\nlang: de\nnotes:\n- two.md\n- heading: Deep\n  notes: [one.md]\n"
        let world = MemoryWorld(files)
        let builder = SiteBuilder(
            course: try Course(folder: "c", in: world), output: "out", world: world,
            typesetter: Typesetter(world: RealWorld()), settings: RunSettings())
        try builder.build { #expect($0.diagnostics.isEmpty) }
        let index = String(decoding: try world.read("out/index.html", within: nil, limit: 1 << 20), as: UTF8.self)
        for piece in ["<html lang=\"de\">", "<h1>Nets</h1>", "All of it", "<h2>Deep</h2>"] {
            #expect(index.contains(piece), "\(piece)")
        }
        let rest = try #require(index.split(separator: "two.html", maxSplits: 1).last)
        #expect(rest.contains("one.html"))
        #expect(world.kind(of: "out/deep/three.html") == nil)
    }

    /// The language and the macros of a course hold for its notes, where they do not say otherwise.
    @Test func notesTakeOverWhatTheCourseSays() throws {
        let world = MemoryWorld([
            "c/course.yml": "lang: ko\nmacros: {half: '\\frac12', twice: '2#1'}\n",
            "c/deep/one.md": "$\\half$\n",
            "c/two.md": "---\nlang: en\nmacros: {half: '0.5'}\n---\n$\\half$\n",
            "other/three.md": "$\\half$\n",
        ])
        func note(_ path: String) throws -> Note {
            var timings = Timings()
            return try Note(reading: path, in: world, timings: &timings)
        }
        let deep = try note("c/deep/one.md").notebook.frontMatter
        #expect(deep.lang == "ko" && deep.macros?.map(\.name) == ["half", "twice"])
        let own = try note("c/two.md").notebook.frontMatter
        #expect(own.lang == "en" && own.macros?.map(\.body) == ["\\frac12", "2#1", "0.5"])
        #expect(try note("other/three.md").notebook.frontMatter.macros == nil)
    }

    @Test func aWrongCourseFileIsToldOfEachNote() throws {
        let world = MemoryWorld(["c/course.yml": "macros: [R]\n", "c/one.md": "# One\n"])
        var timings = Timings()
        let note = try Note(reading: "c/one.md", in: world, timings: &timings)
        #expect(note.diagnostics.map(\.code) == ["course-value"] && !note.hasErrors)
    }

    @Test func titlesAreRunningText() throws {
        let notes = [
            "c/a.md": "# A *b* $x_1$ [c](b.md)[^1]\n\n[^1]: d\n",
            "c/b.md": "---\ntitle: B & $y_2$\ndescription: C `d`\n---\n",
        ]
        let world = MemoryWorld(notes)
        let builder = SiteBuilder(
            course: try Course(folder: "c", in: world), output: "out", world: world,
            typesetter: Typesetter(world: RealWorld()), settings: RunSettings())
        try builder.build { #expect($0.diagnostics.isEmpty) }
        func text(_ name: String) throws -> String {
            String(decoding: try world.read("out/" + name, within: nil, limit: 1 << 20), as: UTF8.self)
        }
        let index = try text("index.html")
        #expect(index.contains("<a href=\"a.html\">A <em>b</em> <span class=\"katex\">") && index.contains("</span> c</a>"))
        #expect(index.contains("<p>C <code>d</code></p>") && !index.contains("doc-noteref"))
        #expect(try text("a.html").contains("Next →</span>B &amp; <span class=\"katex\">"))
        #expect(try text("b.html").contains("← Previous</span>A <em>b</em> <span"))
    }

    @Test func draftsAreLeftOutUnlessTheyAreAskedFor() throws {
        var files = Self.notes
        files["c/draft.md"] = "---\ndraft: true\n---\n# Draft\n\n[[one]]\n"
        for includesDrafts in [false, true] {
            let world = MemoryWorld(files)
            let builder = SiteBuilder(
                course: try Course(folder: "c", in: world), output: "out", world: world,
                typesetter: Typesetter(world: RealWorld()), settings: RunSettings(), includesDrafts: includesDrafts)
            var pages: [String] = []
            let leftOut = try builder.build { pages += [$0.page].compactMap(\.self) }
            #expect(leftOut == (includesDrafts ? [] : ["draft.md"]))
            #expect(pages.contains("out/draft.html") == includesDrafts)
            #expect((world.kind(of: "out/draft.html") != nil) == includesDrafts)
            let index = String(decoding: try world.read("out/index.html", within: nil, limit: 1 << 20), as: UTF8.self)
            #expect(index.contains("draft.html") == includesDrafts)
        }
    }

    /// What has no page is in no index and on no way, and a link there is said.
    @Test func nothingLeadsToNotesWithoutAPage() throws {
        var files = Self.notes
        files["c/draft.md"] = "---\ndraft: true\n---\n# Draft\n"
        files["c/p.md"] = "# P\n\n```nn\nshow nothing_of_the_kind\n```\n"
        files["c/one.md"] = "# One\n\n[[draft]] [p](p.md) <a href=\"two.md\">t</a> <a id=q href = 'draft.md'>q</a> ![[_draft]]\n\n![[_draft]]\n"
        let world = MemoryWorld(files)
        let builder = SiteBuilder(
            course: try Course(folder: "c", in: world), output: "out", world: world,
            typesetter: Typesetter(world: RealWorld()), settings: RunSettings())
        var found: [String: [String]] = [:]
        let leftOut = try builder.build { outcome in
            found[outcome.source.name] = outcome.diagnostics.map { "\($0.code): \($0.message)" }
        }
        #expect(leftOut == ["draft.md"])
        #expect(
            found["c/one.md"] == [
                "missing-destination: `p.md` has no page on this site",
                "missing-destination: `draft.md` has no page on this site", "missing-note: `draft.md` has no page on this site",
                "missing-note: `_draft.md` has no page on this site",
            ])
        #expect(found["c/p.md"]?.count == 1)
        for name in ["index.html", "one.html", "two.html", "deep/three.html"] {
            let page = String(decoding: try world.read("out/" + name, within: nil, limit: 1 << 20), as: UTF8.self)
            for dead in ["p.html", "p.md", "draft.html", "draft.md"] {
                #expect(!page.contains("href=\"\(dead)\"") && !page.contains("href=\"../\(dead)\""), "\(name)")
            }
        }
        let one = String(decoding: try world.read("out/one.html", within: nil, limit: 1 << 20), as: UTF8.self)
        #expect(one.contains("<a href=\"two.html\">t</a>"))
        #expect(one.contains("<a id=q data-missing=\"`draft.md` has no page on this site\">q</a>"))
        #expect(world.kind(of: "out/p.html") == nil && world.kind(of: "out/draft.md") == nil)
    }

    /// The source beside a page is without what was meant for the author, its lines in their places.
    @Test func publishedSourcesHaveNoComments() throws {
        let text = "# One %%a hint%%\n\nb %%the\nhint\n\n- is%% c[^f] `%%code%%`\n\n> %% hint\n> %%\n> d\n\n"
            + "[^f]: e %%hint%%\n\n```nn\n#| caption: f %%hint%%\nshow 1\n```\n"
        let world = MemoryWorld(["c/one.md": text])
        let builder = SiteBuilder(
            course: try Course(folder: "c", in: world), output: "out", world: world,
            typesetter: Typesetter(world: RealWorld()), settings: RunSettings())
        try builder.build { #expect($0.diagnostics.isEmpty) }
        let source = String(decoding: try world.read("out/one.md", within: nil, limit: 1 << 20), as: UTF8.self)
        #expect(!source.contains("hint"))
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == text.split(separator: "\n", omittingEmptySubsequences: false).count)
        #expect(lines[0] == "# One " && lines[5] == " c[^f] `%%code%%`" && lines[9] == "> d")
    }

    @Test(arguments: [
        ("title: Nets: deep\n", 1, "not valid YAML"), ("- one.md\n", 1, "`key: value` lines"),
        ("title: T\nnote: []\n", 2, "`note` is no key"), ("notes:\n  - one.md\n  - tow.md\n", 3, "there is no note `tow.md`"),
        ("notes:\n- one.md\n- one.md\n", 3, "named twice"), ("notes: one.md\n", 1, "a list of files"),
        ("title: [a]\n", 1, "`title` is a text"), ("notes:\n- head: x\n", 2, "a `heading` and a list"),
    ])
    func mistakesAreSaidAtTheirLine(_ file: String, _ line: Int, _ words: String) throws {
        let course = try course(file)
        let source = try #require(course.source)
        let found = try #require(course.diagnostics.first)
        #expect(course.diagnostics.count == 1)
        #expect(found.message.contains(words), "\(found.message)")
        #expect(source.line(at: try #require(found.range).lowerBound) == line)
    }
}
