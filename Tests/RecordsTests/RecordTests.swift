import JSON
import Records
import Testing
import World

@Suite struct RecordTests {
    @Test func aRecordIsReadAsItWasWritten() throws {
        let text = try recorded(gates).text("note.results.json")
        let record = try Record(reading: Array(text.utf8))
        #expect(record.text == text)
        #expect(text.hasSuffix("}\n") && !text.contains("\r"))
    }

    @Test func everyValueHasItsLine() throws {
        let text = try recorded("```nn\nlet matrix = [[1, 2], [3, 4]]\nshow matrix\n```\n").text("note.results.json")
        let results = try #require(text.split(separator: "\"results\"").last)
        #expect(results.split(separator: "\n").allSatisfy { $0.count { $0 == "," } <= 1 })
    }

    @Test func aSeriesOfARunIsWrittenOnce() throws {
        let text = try recorded(gates.replacing("table loss(fit, every=100)", with: "plot loss(fit)")).text(
            "note.results.json")
        #expect(text.contains("\"same as\": \"train fit: train loss\""))
    }

    @Test func longListsAreRecordedInBrief() throws {
        let text = try recorded(
            """
            ```nn
            train fit = dense(80, tanh) -> dense(1, sigmoid) on gate("and"), steps=0
            expect fit.layer[1].weights == fit.layer[1].weights
            ```

            """
        ).text("note.results.json")
        #expect(text.contains("\"left, shape\": [\n        80,\n        2\n"))
        #expect(text.split(separator: "\n").count < 120)
    }

    @Test func brokenFilesAreRefused() {
        for text in ["", "{", "{\"format\": 99, \"results\": {}}", "{\"format\": 2}"] {
            #expect(throws: Record.FileError.self) { try Record(reading: Array(text.utf8)) }
        }
    }

    @Test(arguments: [17, 64, 65, 1000]) func samplesBeginAndEndWithTheSeries(length: Int) {
        let places = SeriesDigest.samplePositions(length)
        #expect(places.first == 0 && places.last == length - 1 && places.count <= 16)
        #expect(places == places.sorted() && Set(places).count == places.count)
    }

    @Test func theOrderOfASeriesCountsOnlyForItsDigest() {
        let series = SeriesDigest((0..<100).map(Double.init))
        let turned = SeriesDigest((0..<100).reversed().map(Double.init))
        #expect(series.unordered == turned.unordered && series.digest != turned.digest)
        #expect(SeriesDigest([Double](repeating: 1, count: 100)).unordered != series.unordered)
    }
}
