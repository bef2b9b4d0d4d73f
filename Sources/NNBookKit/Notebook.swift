import Notes
import World

/// A note that can be run and asked, for tests and programs of other packages.
///
///     import NNBookKit
///     import Testing
///
///     @Test func `four tanh units separate the rings`() throws {
///         let results = try Notebook("lec11.md").run()
///         #expect(try results.value("fits.learned.accuracy") > 0.95)
///     }
///
/// A note is named by its path, seen from the working directory, or from a source file:
/// `Notebook("../../Notebooks/lec11.md", relativeTo: #filePath)`. `swift test` runs in the package's folder, Xcode does
/// not, so tests do better with the second.
public struct Notebook: Sendable {
    /// As it was given, after the source file's folder where there was one.
    public let path: String
    let note: Note
    let world: any World

    /// The front matter's title, else the first heading, else the file's name.
    public var title: String { note.title }
}
