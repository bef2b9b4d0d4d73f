import Execution
import Language
import Testing

@Suite struct FileTests {
    /// Ten images of one by two pixels, the second of which is the label.
    private static let images: [UInt8] =
        [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 1, 0, 0, 0, 2] + (0..<10).flatMap { [UInt8($0), $0 % 2 == 0 ? 0 : 255] }
    private static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 10] + (0..<10).map { UInt8($0 % 2) }

    private func run(_ text: String, images: [UInt8] = images, labels: [UInt8] = labels) throws -> Executed {
        try execute(text, files: [("data/i", images), ("data/l", labels)])
    }

    @Test func imagesAndLabelsInTwoFiles() throws {
        let done = try run(
            """
            data d = idx("data/i", "data/l", take=8, test=0.25)
            train t = dense(1, sigmoid) on d, optimizer=sgd(lr=5), steps=200
            show t.test.accuracy
            show d.train.examples
            show d.features
            plot weights(t)
            """)
        #expect(done.number("t.test.accuracy") == 1)
        #expect(done.number("d.train.examples") == 6 && done.number("d.features") == 2)
        guard case .weights(let weights)? = done.observation else {
            Issue.record("no weights")
            return
        }
        #expect(weights[0].layers[0].imageShape == [1, 2])
    }

    /// What is reported, and the text it points at.
    private func refusal(_ text: String, images: [UInt8] = images, labels: [UInt8] = labels) -> [String] {
        do {
            _ = try run(text, images: images, labels: labels)
            return []
        } catch {
            let diagnostics = (error as? Refused)?.diagnostics ?? []
            return diagnostics.map { diagnostic in
                let place = diagnostic.range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } ?? ""
                return "\(diagnostic.code) at \(place): \(diagnostic.message)"
            }
        }
    }

    @Test func whatIsWrongWithAFileIsSaidWhereItIsNamed() {
        let text = "data d = idx(\"data/i\", \"data/l\")"
        #expect(
            refusal(text, images: Array(Self.images.dropLast())) == [
                "bad-idx at \"data/i\": data/i: the file ends too early; part of it is missing"
            ])
        #expect(
            refusal(text, labels: [0, 0, 8, 1, 0, 0, 0, 1, 1]) == [
                "bad-idx at \"data/l\": data/l: there are 10 inputs, but 1 targets"
            ])
        #expect(
            refusal(text, labels: Array("label\n".utf8)) == [
                "bad-idx at \"data/l\": data/l: this is no IDX file: it begins with 108 97 98 101, not with 0 0"
            ])
        #expect(
            refusal("data d = idx(\"data/i\", \"data/m\")")
                == ["missing-file at \"data/m\": there is no file `data/m` beside the note"])
        #expect(
            refusal("data d = npz(\"data/i\", x=\"x\", y=\"y\")") == [
                "bad-npz at \"data/i\": data/i: this is no `.npz` file, which is a ZIP archive of arrays"
            ])
    }
}
