import Random
import Testing

@testable import Datasets

@Suite struct DigitTests {
    private func digits(_ examples: Int, size: Int = 16, jitter: Double = 1, noise: Double = 0, seed: UInt64 = 0)
        -> Dataset
    {
        var random = NumPyRandom(seed: [seed, 2])
        return .digits(examples: examples, size: size, jitter: jitter, noise: noise, random: &random)
    }

    @Test func imagesAreSquareAndDigitsComeInTurn() {
        let data = digits(23, size: 8)
        #expect(data.features == 64 && data.inputShape == [8, 8])
        #expect(data.targets == .numbers(Table(column: (0..<23).map { Double($0 % 10) })))
        #expect(data.inputs.values.allSatisfy { $0 >= 0 && $0 <= 1 })
        #expect(data.prefix(5).inputShape == [8, 8])
    }

    @Test func theSameSeedWritesTheSame() {
        #expect(digits(20) == digits(20))
        #expect(digits(20).inputs != digits(20, seed: 1).inputs)
        // An image does not depend on those after it.
        #expect(digits(20).prefix(7) == digits(7))
    }

    @Test func withoutJitterNothingIsDrawn() {
        var random = NumPyRandom(seed: [0, 2])
        let before = random
        let data = Dataset.digits(examples: 20, jitter: 0, random: &random)
        #expect(random == before)
        #expect(Array(data.inputs.row(3)) == Array(data.inputs.row(13)))
    }

    /// What a person sees: a ring has a hole, a one is a line, a seven has its bar at the top.
    @Test(arguments: [6, 8, 16, 28])
    func digitsLookLikeThemselves(size: Int) {
        let data = digits(10, size: size, jitter: 0)
        func ink(_ digit: Int, _ x: Range<Double>, _ y: Range<Double>) -> Double {
            var sum = 0.0
            var count = 0.0
            for row in 0..<size {
                for column in 0..<size {
                    let (px, py) = ((Double(column) + 0.5) / Double(size), (Double(row) + 0.5) / Double(size))
                    guard x.contains(px), y.contains(py) else { continue }
                    sum += data.inputs[digit, row * size + column]
                    count += 1
                }
            }
            return count == 0 ? 0 : sum / count
        }
        let middle = 0.4..<0.6
        #expect(ink(0, middle, middle) < 0.35, "a hole in the middle")
        #expect(ink(1, middle, middle) > ink(0, middle, middle) + 0.2)
        #expect(ink(7, 0.3..<0.7, 0..<0.25) > ink(7, 0.3..<0.7, 0.75..<1), "a bar at the top")
        #expect(ink(2, 0.3..<0.7, 0.75..<1) > ink(7, 0.3..<0.7, 0.75..<1), "a bar at the bottom")
        #expect(ink(6, 0.5..<0.9, 0.55..<0.8) > ink(6, 0.5..<0.9, 0.2..<0.4), "weight below")
        #expect(ink(9, 0.1..<0.5, 0.2..<0.45) > ink(9, 0.1..<0.5, 0.6..<0.8), "weight above")
    }

    /// Each image is nearer to the pure digit it shows than to any other, in nearly all cases.
    @Test func writtenDigitsAreNearestToTheirOwn() {
        let written = digits(200, size: 16)
        let pure = digits(10, size: 16, jitter: 0)
        let right = (0..<200).count { example in
            let distances = (0..<10).map { digit in
                zip(written.inputs.row(example), pure.inputs.row(digit)).reduce(0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }
            }
            return distances.firstIndex(of: distances.min()!) == example % 10
        }
        #expect(right > 160)
    }

    @Test func wildHandsStillWriteImages() {
        for jitter in [50, 1e300] {
            #expect(digits(20, jitter: jitter).inputs.values.allSatisfy { $0 >= 0 && $0 <= 1 })
        }
    }

    @Test func noiseIsAddedLast() {
        let (clean, noisy) = (digits(3), digits(3, noise: 0.1))
        var random = NumPyRandom(seed: [0, 2])
        _ = Dataset.digits(examples: 3, random: &random)
        #expect(noisy.inputs.values == clean.inputs.values.map { $0 + random.standardNormal() * 0.1 })
    }
}
