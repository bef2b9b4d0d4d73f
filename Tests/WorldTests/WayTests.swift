import Testing
import World

@Suite struct WayTests {
    /// Where one path is absolute, or leads out of the working directory, both are seen from the root.
    @Test func waysBetweenFolders() {
        let world = RealWorld()
        let here = world.absolute(".")
        #expect(here.hasPrefix("/"))
        let up = here.split(separator: "/").count
        #expect(world.way(to: "notes/a.md", from: "notes/out") == "../a.md")
        #expect(world.way(to: "a", from: "a") == ".")
        #expect(world.way(to: "notes/a.md", from: here + "/out") == "../notes/a.md")
        #expect(world.way(to: "notes/a.md", from: "..") == Paths.name(of: here) + "/notes/a.md")
        #expect(world.way(to: "a.md", from: "/x") == String(repeating: "../", count: 1) + here.dropFirst() + "/a.md")
        #expect(world.way(to: "/a.md", from: ".") == String(repeating: "../", count: up) + "a.md")
    }
}
