import Figures
import Language
import Testing

@Suite struct ValueTextTests {
    @Test func longListsAreCut() {
        let list = Value.array((1...17).map { .number(Double($0)) })
        #expect(ValueText.text(list) == "[1, 2, 3, …, 17]")
        #expect(ValueText.text(.array([list, .number(0)])) == "[[1, 2, 3, …, 17], 0]")
        #expect(ValueText.text(.array((1...3).map { .number(Double($0)) })) == "[1, 2, 3]")
    }
}
