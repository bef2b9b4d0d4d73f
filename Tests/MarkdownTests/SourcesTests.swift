import Diagnostics
import Foundation
import Markdown
import Testing

/// The five lecture notes nnbook was made for; they are not part of the project.
private let folder = ProcessInfo.processInfo.environment["NNBOOK_SOURCES"]

@Suite(.enabled(if: folder != nil, "NNBOOK_SOURCES names no folder with the lecture notes"))
struct SourcesTests {
    let notebooks: [Notebook]

    init() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder!).filter { $0.hasSuffix(".md") }.sorted()
        notebooks = try names.map { name in
            let data = try Data(contentsOf: URL(fileURLWithPath: folder! + "/" + name))
            return readNotebook(try decodeNote(name: name, bytes: Array(data)))
        }
    }

    @Test func everyFormulaIsFound() {
        var inline = 0
        var display = 0
        for notebook in notebooks {
            for formula in notebook.formulas {
                if formula.isDisplay { display += formula.ranges.count } else { inline += formula.ranges.count }
            }
            // Two footnotes of one note are lost.
            #expect(complaints(notebook).allSatisfy { $0.hasSuffix(" missing-footnote") })
        }
        #expect(inline == 182)
        // 91 between dollars, and three bare `align` environments.
        #expect(display == 91 + 3)
    }

    @Test func everyFormulaStandsInTheTree() {
        for notebook in notebooks {
            let text = dump(notebook)
            let shown = text.split(separator: "\n").count {
                $0.drop { $0 == " " }.hasPrefix("formula ") || $0.drop { $0 == " " }.hasPrefix("display ")
            }
            #expect(shown == notebook.formulas.reduce(0) { $0 + $1.ranges.count })
            #expect(!text.contains("\u{FFFD}"))
        }
    }

    @Test func everyByteOfAFormulaIsWhereItSays() {
        for notebook in notebooks {
            for formula in notebook.formulas {
                for place in formula.places { #expect(notebook.written(place) == formula.tex) }
            }
        }
    }
}
