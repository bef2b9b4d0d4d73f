import Random
import Testing

@testable import Datasets

/// Expected values were computed by NumPy from the formulas in the generators' documentation.
@Suite struct GeneratorTests {
    private func random(_ seed: UInt64) -> NumPyRandom { NumPyRandom(seed: [seed, 2]) }

    private func near(_ values: some Sequence<Double>, _ expected: [Double]) -> Bool {
        zip(Array(values), expected).allSatisfy { abs($0 - $1) <= 4e-16 * max(1, abs($1)) }
    }

    @Test func `even spacing rounds as NumPy's does`() {
        #expect(
            evenlySpaced(-3, 3, count: 8) == [
                -3, -0x1.1249249249249p+1, -0x1.4924924924925p+0, -0x1.b6db6db6db6e0p-2, 0x1.b6db6db6db6d8p-2,
                0x1.4924924924924p+0, 0x1.1249249249248p+1, 3,
            ])
        #expect(
            evenlySpaced(0.1, 0.7, count: 6, includesEnd: false) == [
                0x1.999999999999ap-4, 0x1.999999999999ap-3, 0x1.3333333333333p-2, 0x1.999999999999ap-2, 0.5,
                0x1.3333333333333p-1,
            ])
        #expect(evenlySpaced(2, 5, count: 1) == [2])
        #expect(evenlySpaced(2, 5, count: 0).isEmpty)
    }

    @Test func `circles`() {
        var random = random(0)
        let data = Dataset.circles(examples: 7, noise: 0.1, random: &random)
        #expect(near(data.inputs.row(2), [-0.656411984701247, -0.9622021939562739]))
        #expect(near(data.inputs.row(6), [-0.06734731116783199, -0.5849434816031567]))
        #expect(data.targets == .numbers(Table(column: [0, 0, 0, 1, 1, 1, 1])))
    }

    @Test func `moons`() {
        var random = random(3)
        let data = Dataset.moons(examples: 7, noise: 0.1, random: &random)
        #expect(near(data.inputs.row(2), [-0.9997207591133855, 0.03467267725543918]))
        #expect(near(data.inputs.row(6), [1.931899984145017, 0.3582299119971194]))
        #expect(data.targets == .numbers(Table(column: [0, 0, 0, 1, 1, 1, 1])))
    }

    @Test func `blobs`() {
        var random = random(1)
        let data = Dataset.blobs(examples: 7, centers: 3, deviation: 1.5, random: &random)
        #expect(near(data.inputs.row(2), [-1.1240528519376034, 0.5054192573008587]))
        #expect(near(data.inputs.row(6), [7.571228254970196, -8.535133645031372]))
        #expect(data.targets == .numbers(Table(column: [0, 0, 0, 1, 1, 2, 2])))
    }

    @Test func `spirals`() {
        var random = random(2)
        let data = Dataset.spirals(examples: 5, classes: 3, random: &random)
        #expect(near(data.inputs.row(2), [0.4535441390646702, -0.21047022098170343]))
        #expect(near(data.inputs.row(14), [-0.5146697727651244, 0.8573884912931217]))
    }

    @Test func `gates stand in binary order and repeat`() {
        var random = random(0)
        let data = Dataset.gate(.xor, examples: 6, random: &random)
        #expect(data.inputs == Table([[0, 0], [0, 1], [1, 0], [1, 1], [0, 0], [0, 1]]))
        #expect(data.targets == .numbers(Table(column: [0, 1, 1, 0, 0, 1])))
        #expect(random == self.random(0), "without noise nothing is drawn")
        let noisy = Dataset.gate(.nand, noise: 0.1, random: &random)
        #expect(noisy.inputs != data.inputs && noisy.targets == .numbers(Table(column: [1, 1, 1, 0])))
    }

    @Test func `samples have their ends and noise on the target only`() {
        var random = random(0)
        let data = Dataset.sample(over: -1...1, examples: 5, noise: 0.5, random: &random) { $0.map { $0 * $0 } }
        #expect(data.inputs.values == [-1, -0.5, 0, 0.5, 1])
        var again = self.random(0)
        #expect(
            data.targets == .numbers(Table(column: [1, 0.25, 0, 0.25, 1].map { $0 + again.standardNormal() * 0.5 })))
    }
}
