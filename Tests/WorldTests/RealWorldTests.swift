import Foundation
import Testing
import World

@Suite struct RealWorldTests {
    let world = RealWorld()
    let folder: String

    init() {
        folder = FileManager.default.temporaryDirectory.path + "/nnbook-\(UUID().uuidString)"
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @Test func writesWholeFilesAndMakesFolders() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/a/b/page.html"
        try world.write(Array("one".utf8), to: path)
        try world.write(Array("two".utf8), to: path)
        #expect(try world.read(path, within: folder, limit: 100) == Array("two".utf8))
        #expect(try world.list(folder + "/a/b") == ["page.html"])
    }

    @Test func aFailedWriteLeavesWhatWasThere() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/page.html", withIntermediateDirectories: true)
        #expect(throws: WorldError.folder(folder + "/page.html")) {
            try world.write([1], to: folder + "/page.html")
        }
        #expect(try world.list(folder) == ["page.html"])
    }

    @Test func staysInsideTheRoot() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try world.write([1], to: folder + "/secret")
        try FileManager.default.createDirectory(atPath: folder + "/root", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/root/link", withDestinationPath: folder + "/secret")
        for path in ["/root/link", "/root/../secret"] {
            #expect(throws: WorldError.outside(folder + path, root: folder + "/root")) {
                try world.read(folder + path, within: folder + "/root", limit: 10)
            }
        }
    }

    @Test func onlyRegularFilesWithinTheLimit() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try world.write([1, 2, 3], to: folder + "/three")
        #expect(throws: WorldError.tooLarge(folder + "/three", size: 3, limit: 2)) {
            try world.read(folder + "/three", within: nil, limit: 2)
        }
        #expect(throws: WorldError.folder(folder)) { try world.read(folder, within: nil, limit: 2) }
        #expect(throws: WorldError.notRegular("/dev/null")) { try world.read("/dev/null", within: nil, limit: 2) }
        #expect(throws: WorldError.missing(folder + "/none")) { try world.read(folder + "/none", within: nil, limit: 2) }
    }

    @Test func pathsAreTextUntilTheyAreOpened() {
        #expect(Paths.normalized("a/./b/../c//d") == "a/c/d")
        #expect(Paths.normalized("../a/../..") == "../..")
        #expect(Paths.join("a", "/b") == "/b")
        #expect(Paths.stem(of: "a/lec.11.md") == "lec.11")
        #expect(Paths.fileExtension(of: "a/B.PNG") == "png")
    }
}
