import JSON
import Testing

@Suite struct JSONTests {
    @Test func numbersKeepEveryBit() throws {
        for number in [0.1, -0.0, 1.0 / 3, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 0x1p53, 123456789012345680] {
            let text = JSONValue.number(number).text()
            #expect(try JSONValue(reading: Array(text.utf8)) == .number(number), "\(text)")
        }
        #expect(JSONValue.number(-0.0).text() == "-0.0")
        #expect(JSONValue.number(3).text() == "3")
    }

    @Test func whatIsNotFiniteIsAWord() {
        #expect(JSONValue.numbers([.nan, .infinity, -.infinity]).text() == #"["NaN","Infinity","-Infinity"]"#)
    }

    @Test func textIsEscaped() throws {
        let text = "a\"b\\c\n\u{1}초기화"
        let written = JSONValue.string(text).text()
        #expect(written == #""a\"b\\c\n\u0001초기화""#)
        #expect(try JSONValue(reading: Array(written.utf8)) == .string(text))
    }

    @Test func oneMemberALineAndArraysOfNumbersOnOne() {
        let value = JSONValue.object([.init("b", .numbers([1, 2.5])), .init("a", .array([.string("x")]))])
        #expect(value.text() == "{\n  \"b\": [1,2.5],\n  \"a\": [\n    \"x\"\n  ]\n}")
        #expect(value.text(pretty: false) == #"{"b":[1,2.5],"a":["x"]}"#)
    }

    @Test func brokenTextIsRefused() {
        #expect(throws: JSONValue.ReadingError.self) { try JSONValue(reading: Array("{\"a\": ".utf8)) }
    }
}
