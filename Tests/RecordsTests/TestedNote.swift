import Execution
import Notes
import Records
import Testing
import World

let gates = """
    # Gates

    It reaches `nn fit.accuracy`.

    ```nn
    train fit = dense(1, sigmoid) on gate("and"), optimizer=sgd(lr=1), steps=200
    table loss(fit, every=100)
    expect fit.accuracy == 1
    ```

    """

/// Runs `note.md` of a world.
func test(_ world: MemoryWorld, _ options: NoteTest.Options = .init()) -> NoteTest {
    NoteTest("note.md", options, in: world, settings: RunSettings())
}

/// A world with a note whose results are recorded.
func recorded(_ text: String, with files: [String: String] = [:]) -> MemoryWorld {
    let world = MemoryWorld(files.merging(["note.md": text]) { $1 })
    #expect(test(world, updating).verdict == .recorded)
    return world
}

let updating = NoteTest.Options(updates: true)

extension MemoryWorld {
    func text(_ path: String) throws -> String {
        String(decoding: try read(path, within: nil, limit: 1 << 24), as: UTF8.self)
    }

    func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = try text(path)
        #expect(text.contains(old))
        try write(Array(text.replacing(old, with: new).utf8), to: path)
    }
}
