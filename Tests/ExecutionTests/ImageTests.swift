import Execution
import Language
import Testing

@Suite struct ImageTests {
    static let digits = """
        data d = digits(n=300, size=8, test=0.2, validation=0.1)
        train t = dense(16, relu, init=he_normal) -> dense(10, softmax) on d, optimizer=adam(lr=0.02), epochs=30, batch=20

        """

    @Test func digitsAreLearned() throws {
        let done = try execute(Self.digits + "show t.test.accuracy > 0.85\nshow d.features\nshow d.classes\nplot d")
        #expect(done["t.test.accuracy > 0.85"] == .boolean(true))
        #expect(done.number("d.features") == 64 && done.number("d.classes") == 10)
        guard case .data(let data)? = done.observation else {
            Issue.record("no data")
            return
        }
        #expect(data[0].images.count == 40)
        #expect(data[0].images[0].width == 8 && data[0].images[0].height == 8)
        #expect(data[0].classCounts == [Int](repeating: 30, count: 10))
    }

    @Test func predictionsAndWeightsAreImagesToo() throws {
        guard case .predictions(let predictions, _)? = try execute(Self.digits + "plot predictions(t)").observation,
            case .weights(let weights)? = try execute(Self.digits + "plot weights(t)").observation
        else {
            Issue.record("no views")
            return
        }
        #expect(predictions[0].imageShape == [8, 8])
        #expect(weights[0].layers.map(\.imageShape) == [[8, 8], nil])
    }

    @Test func channelsAreAveraged() {
        let image = ExampleImage([0, 3, 6, 1, 1, 1], shape: [1, 2, 3], label: "a")
        #expect(image.pixels == [3, 1] && image.width == 2 && image.height == 1)
        #expect(image.colors == [0, 3, 6, 1, 1, 1])
        #expect(ExampleImage([1, 2, 3, 4], shape: [2, 2], label: "").colors.isEmpty)
    }
}
