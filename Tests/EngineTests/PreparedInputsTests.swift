import Datasets
import Testing

@testable import Engine

@Suite struct PreparedInputsTests {
    private let table = Table(
        (0..<20).map { (row: Int) -> [Double] in
            let x = Double(row)
            return [x, Double(row % 3) - 1, 5, 1 / (x + 1)]
        })
    private let scaling = Preparation(steps: [.scaling(offset: [9.5, 0.1, 5, 0.2], divisor: [5.7, 0.8, 0, 0.3])])

    @Test(arguments: [true, false]) func `large data, used where it lies, gives the numbers of a copy`(_ scales: Bool) throws {
        let preparation = scales ? scaling : Preparation(steps: [])
        let copy = try PreparedInputs<Double>(table, part: .train, preparation: preparation, stretch: 6)
        let lying = try PreparedInputs<Double>(table, part: .train, preparation: preparation, stretch: 6, large: 1)
        let expected = preparation(table).values
        for (first, count) in [(0, 6), (5, 1), (14, 6)] {
            for inputs in [copy, lying] {
                let rows = UnsafeBufferPointer(start: inputs.rows(first, count), count: count * 4)
                #expect(rows.elementsEqual(expected[first * 4..<(first + count) * 4]))
            }
        }
        let chosen: [Int32] = [19, 0, 7, 7]
        var gathered = [Double](repeating: .nan, count: 16)
        lying.gather(Double.currentKernels(), chosen, 4, into: &gathered)
        #expect(gathered == chosen.flatMap { (row: Int32) -> [Double] in Array(expected[Int(row) * 4..<Int(row) * 4 + 4]) })
    }

    @Test func `what is not finite after scaling is found before it is asked for`() {
        let preparation = Preparation(steps: [.scaling(offset: [0, 0, 0, 0], divisor: [1e-300, 1, 1, 1])])
        var table = table
        table[13, 0] = 1e300
        #expect(throws: EngineError.inputNotFinite(part: "train", row: 14, column: 1, value: .infinity)) {
            _ = try PreparedInputs<Double>(table, part: .train, preparation: preparation, stretch: 6, large: 1)
        }
    }
}
