import Plotting
import Testing

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0.99500000001, "0.9950"), (0.995, "0.995"), (0.6931471805599453, "0.6931"), (637621500.2140495, "6.376\u{202F}×\u{202F}10⁸"),
        (200, "200"), (-3, "−3"), (0, "0"),
        (0.00012345, "0.0001235"), (0.000012345, "1.235\u{202F}×\u{202F}10⁻⁵"), (0.0012345, "0.001235"),
        (99999.6, "100\u{202F}000"), (9.9996, "10.00"), (123456.7, "123\u{202F}500"), (36867, "36\u{202F}867"),
        (-0.5, "−0.5"), (0.99996, "1.000"), (0.1 + 0.2, "0.3000"), (1.00004e-7, "1.000\u{202F}×\u{202F}10⁻⁷"),
        (1e300, "1\u{202F}×\u{202F}10³⁰⁰"),
    ])
    func fourSignificantDigits(value: Double, text: String) {
        #expect(NumberText.plain(value) == text)
    }

    @Test func percentages() {
        #expect(NumberText.percent(0.985) == "98.5\u{202F}%")
        #expect(NumberText.percent(1) == "100\u{202F}%")
        #expect(NumberText.percent(0.9999) == "100.0\u{202F}%")
        #expect(NumberText.percent(0.0004) == "0.0\u{202F}%")
        #expect(NumberText.percent(2.0 / 3) == "66.7\u{202F}%")
    }

    @Test func halvesGoAwayFromZero() {
        #expect(NumberText.rounded(0.285, digits: 2) == "0.29")
        #expect(NumberText.rounded(-2.5, digits: 0) == "−3")
        #expect(NumberText.rounded(1, digits: 3) == "1.000")
        #expect(NumberText.rounded(0.0004, digits: 3) == "0.000")
        #expect(NumberText.rounded(-0.0004, digits: 3) == "0.000")
    }

    @Test func whatIsNotFinite() {
        #expect(NumberText.plain(.nan) == "NaN")
        #expect(NumberText.plain(-.infinity) == "−∞")
    }

    /// A class may be called `-1`.
    @Test func numbersAmongWordsHaveALongMinus() {
        #expect(NumberText.shown("-1") == "−1")
        #expect(NumberText.shown("class -2.5") == "class −2.5")
        for words in ["", "-", "well-known", "-x", "a - b", "2021-03-04"] { #expect(NumberText.shown(words) == words) }
    }
}
