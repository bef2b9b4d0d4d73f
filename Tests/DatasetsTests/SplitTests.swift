import Random
import Testing

@testable import Datasets

@Suite struct SplitTests {
    private let data = Dataset(
        inputs: Table(column: (0..<11).map(Double.init)),
        targets: .numbers(Table(column: (0..<11).map { Double($0 % 2) })))

    /// `default_rng([5, 3]).permutation(11)` is [9, 8, 7, 1, 3, 10, 0, 4, 2, 6, 5].
    @Test func `test first, then validation, then training`() throws {
        let parts = try data.split(test: .fraction(0.25), validation: .fraction(0.1), seed: 5)
        #expect(parts.test?.inputs.values == [9, 8, 7])
        #expect(parts.validation?.inputs.values == [1, 3])
        #expect(parts.train.inputs.values == [10, 0, 4, 2, 6, 5])
        #expect(parts.train.targets == .numbers(Table(column: [0, 0, 0, 0, 0, 1])))
    }

    @Test func `rows go into any order where they lie`() {
        var random = NumPyRandom(seed: 7)
        for count in [0, 1, 2, 3, 50] {
            let table = Table((0..<count).map { [Double($0), Double(-$0)] })
            let order = random.permutation(count)
            var moved = table
            moved.reorderRows(order)
            #expect(moved.values == table.selecting(order).values)
        }
    }

    @Test func `another data set as a part leaves the order alone`() throws {
        let parts = try data.split(test: .dataset(data.prefix(3)), seed: 5)
        #expect(parts.train == data && parts.test?.examples == 3 && parts.validation == nil)
    }

    @Test func `parts that do not fit are refused`() {
        #expect(throws: DatasetError.fraction(1.5, part: "test")) { try data.split(test: .fraction(1.5), seed: 0) }
        #expect(throws: DatasetError.nothingLeftToTrain(examples: 11, test: 7, validation: 5)) {
            try data.split(test: .fraction(0.6), validation: .fraction(0.4), seed: 0)
        }
        let wide = Dataset(inputs: Table([[1, 2]]), targets: .numbers(Table(column: [1])))
        #expect(throws: DatasetError.differentFeatures(part: "validation", expected: 1, found: 2)) {
            try data.split(validation: .dataset(wide), seed: 0)
        }
        let named = Dataset(inputs: Table(column: [1]), targets: .names(["a"]))
        #expect(throws: DatasetError.differentKinds(part: "test")) { try data.split(test: .dataset(named), seed: 0) }
    }

    @Test func `classes ascend, by value or by scalar`() throws {
        let numbers = try #require(
            Classes(of: [.numbers(Table(column: [10, 2, -0.5, 2])), .numbers(Table(column: [-0.0]))]))
        #expect(numbers.names == ["-0.5", "0", "2", "10"])
        #expect(numbers.indices(of: .numbers(Table(column: [2, 0]))) == [2, 1])
        #expect(numbers.indices(of: .numbers(Table(column: [3]))) == nil)
        let names = try #require(Classes(of: [.names(["b", "a", "Z", "10", "9"])]))
        #expect(names.names == ["10", "9", "Z", "a", "b"])
        #expect(Classes(of: [.numbers(Table([[0, 1]]))]) == nil)
        #expect(TargetFacts(.numbers(Table([[0, 1], [1, 1]]))).isBinary)
    }
}
