import Testing

@testable import Plotting

@Suite struct TicksTests {
    private func labels(_ domain: ClosedRange<Double>, count: Int = 5, isInteger: Bool = false) -> [String] {
        LinearTicks(length: domain.length, count: count, isInteger: isInteger).ticks(in: domain).map(\.label)
    }

    @Test func stepsAreOneTwoFive() {
        #expect(labels(0...1) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        #expect(labels(-6...6, count: 6) == ["−6", "−4", "−2", "0", "2", "4", "6"])
        #expect(labels(0...5000) == ["0", "1000", "2000", "3000", "4000", "5000"])
        #expect(labels(0...0.003) == ["0", "0.0005", "0.0010", "0.0015", "0.0020", "0.0025", "0.0030"])
        #expect(labels(3.2...3.9) == ["3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9"])
        #expect(labels(0...3, isInteger: true) == ["0", "1", "2", "3"])
    }

    /// A tick is a whole multiple of a decimal, so its value is the nearest double to its label.
    @Test func valuesAreExact() {
        for tick in LinearTicks(length: 1, count: 10, isInteger: false).ticks(in: 0...1) {
            #expect(tick.value == Double(tick.label))
        }
    }

    @Test func longNumbersHaveAPowerOfTen() {
        #expect(labels(0...1.2e8, count: 6) == ["0", "0.2·10⁸", "0.4·10⁸", "0.6·10⁸", "0.8·10⁸", "1.0·10⁸", "1.2·10⁸"])
        #expect(labels(0...5e-8) == ["0", "10⁻⁸", "2·10⁻⁸", "3·10⁻⁸", "4·10⁻⁸", "5·10⁻⁸"])
        #expect(labels(0...60_000, count: 3) == ["0", "20\u{202F}000", "40\u{202F}000", "60\u{202F}000"])
        #expect(labels(1e9...1e9 + 4, count: 4).first == "1\u{202F}000\u{202F}000\u{202F}000")
        #expect(labels(0...4e307).last == "4·10³⁰⁷")
    }

    @Test func roundsOutwards() {
        let ticks = LinearTicks(length: 0.7, count: 5, isInteger: false)
        #expect(ticks.rounded(0.03...0.73) == 0...0.8)
        // What lies on a tick, but for rounding, stays there.
        #expect(LinearTicks(length: 0.3, count: 3, isInteger: false).rounded(0...0.1 + 0.2) == 0...0.3)
    }

    @Test func logarithmicTicks() {
        #expect(
            LogTicks.ticks(in: 1e-6...1, count: 8).map(\.label) == [
                "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰",
            ])
        #expect(LogTicks.ticks(in: 0.01...100, count: 5).map(\.label) == ["0.01", "0.1", "1", "10", "100"])
        #expect(LogTicks.ticks(in: 1...50, count: 8).map(\.label) == ["1", "2", "5", "10", "20", "50"])
        #expect(
            LogTicks.ticks(in: 1e-20...1e20, count: 5).map(\.label) == [
                "10⁻²⁰", "10⁻¹⁰", "10⁰", "10¹⁰", "10²⁰",
            ])
        // Within one step of the usual ticks there are linear ones.
        #expect(LogTicks.ticks(in: 1.2...1.6, count: 4).map(\.label) == ["1.2", "1.3", "1.4", "1.5", "1.6"])
        #expect(LogTicks.rounded(0.00031...0.69) == 0.0002...1)
        #expect(LogTicks.rounded(0.1...1000) == 0.1...1000)
    }
}

@Suite struct ScaleTests {
    @Test func degenerateDomains() {
        #expect(Scale.domain(of: [], on: .linear) == 0...1)
        #expect(Scale.domain(of: [.nan, .infinity], on: .linear) == 0...1)
        #expect(Scale.domain(of: [0, 0], on: .linear) == -1...1)
        #expect(Scale.domain(of: [4, 4], on: .linear) == 2...6)
        #expect(Scale.domain(of: [-1, 0], on: .log) == 1...10)
        #expect(Scale.domain(of: [-1, 0, 1e-3, 10, .nan], on: .log) == 1e-3...10)
        #expect(Scale.domain(of: [3], on: .log) == 1.5...6)
        #expect(Scale.domain(of: [1e308, 1, -.greatestFiniteMagnitude, 2], on: .linear) == 1...2)
        // Too close together for ticks to tell apart.
        #expect(Scale.domain(of: [1, 1 + 1e-15], on: .linear).length > 0.9)
    }

    @Test func everyDomainGetsTicksInside() {
        for domain in [1e-290...2e-290, -4e307...4e307, 0...5e-300, 1 - 1e-11...1, -1e-3...1e9] {
            let scale = Scale(axis: Axis(label: ""), domain: domain, tickCount: 5, roundsOutwards: true)
            #expect((2...12).contains(scale.ticks.count))
            let tolerance = 1e-6 * domain.length
            #expect(scale.domain.lowerBound <= domain.lowerBound + tolerance)
            #expect(scale.domain.upperBound >= domain.upperBound - tolerance)
            #expect(scale.ticks.allSatisfy { scale.contains($0.value) })
        }
    }

    @Test func positions() {
        var scale = Scale(
            axis: Axis(label: "", scale: .log), domain: 0.01...100, tickCount: 5, roundsOutwards: false)
        (scale.start, scale.end) = (100, 0)
        #expect(abs(scale.position(1)! - 50) < 1e-12)
        #expect(scale.position(0) == nil)
        #expect(scale.position(-1) == nil)
        #expect(scale.position(.nan) == nil)
    }
}
