import Diagnostics
import Foundation
import Language
import Markdown
import Testing

/// The cells of the notes that come with nnbook, cut off anywhere, as they are while somebody types them.
@Suite struct NotePrefixTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")

    static let notes: [String] = ["Notebooks", "docs"].flatMap { folder in
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
        return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test(arguments: notes)
    func everyPrefixOfEveryCellIsRead(_ path: String) throws {
        let bytes = try Array(Data(contentsOf: Self.root.appending(path: path)))
        let cells = readNotebook(SourceText(name: path, bytes: bytes)).cells.map(\.text.bytes)
        // The ordinary tests look at every seventh; cuts within a character are among them.
        let step = GeneratedPrograms.isThorough ? 1 : 7
        for cell in cells {
            for length in stride(from: cell.count, through: 0, by: -step) { expectRead(Array(cell[..<length])) }
        }
    }

    @Test func thereAreNotes() { #expect(Self.notes.count > 5) }
}
