import JSON
import Testing
import World

@testable import Benchmarking

@Suite struct BenchmarkTests {
    private static func measured(_ name: String) throws -> Measurement {
        let benchmark = try #require(Benchmark.all(threads: [1, 2]).first { $0.name == name })
        return try benchmark.run(in: Session(effort: .quick, world: RealWorld()))
    }

    @Test(arguments: [
        "limit/float32/1", "tile/float64/128", "product/float64/1/32x16x16/tn", "function/float32/exp", "update/float32/adam",
        "train/float32/1/xor", "train/float64/1/digits",
    ])
    func theSmallestRun(_ name: String) throws {
        let measurement = try Self.measured(name)
        #expect(measurement.samples.count == Effort.quick.samples)
        #expect(measurement.samples[0] > 0)
        #expect(measurement.low <= measurement.median && measurement.median <= measurement.high)
    }

    @Test func namesAreDistinct() {
        let names = Benchmark.all(threads: [1, 2]).map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func theReportIsJSON() throws {
        var measurement = Measurement(.microseconds, samples: [3, 1, 2, 4])
        measurement.operations = 10_000
        measurement.peak = 8
        let report = BenchmarkReport.json(
            Machine(RealWorld()), effort: .quick, [(name: "product/float32/1/2x2x2/nn", measurement)])
        let read = try JSONValue(reading: Array(report.text().utf8))
        guard case .array(let results)? = read["results"] else {
            Issue.record("the report has results")
            return
        }
        #expect(results.first?["median"] == .number(2.5))
        #expect(results.first?["low"] == .number(1.75))
        #expect(results.first?["gigaflops"] == .number(4))
        #expect(results.first?["share"] == .number(0.5))
    }

    /// A step of a 784-128-10 network on 128 examples: forward, to the weights of both layers, to the hidden values.
    @Test func operationsOfAStep() throws {
        let mnist = try #require(Workload.all.first { $0.name == "mnist" })
        let first = 784 * 128, second = 128 * 10
        #expect(mnist.operations == Double(2 * 128 * (2 * first + 3 * second)))
    }
}
