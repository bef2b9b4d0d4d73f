import ArgumentParser
import Benchmarking
import JSON
import World

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how fast this machine computes.",
        discussion: """
            Measured are, each several times, with the median and the two quartiles:

              limit      multiply-adds a second in registers (the peak), bytes a second from memory
              product    matrix products as layers need them, and which part of the peak they reach;
                         m x n x k / nt means A is stored as it is and B transposed
              function   elementary functions, nanoseconds an element
              update     updates of parameters, nanoseconds an element
              train      training runs, microseconds a step: xor 2-4-1, logreg 20-1, moons 2-16-16-1,
                         digits 64-64-10, mnist 784-128-10 and wide 784-512-512-10

            Names are made of parts, such as train/float32/2/mnist: what, precision, threads, which. Benchmarks/README.md \
            says how others were measured beside nnbook, Benchmarks/RESULTS.md what was found. Results of notes do not \
            depend on any of this.
            """)

    @Option(name: .shortAndLong, help: "Only benchmarks whose name contains this; may be given several times.")
    var filter: [String] = []

    @Flag(help: "Small data, few samples: to see that it works rather than how fast it is.")
    var quick = false

    @Option(help: "Samples of each benchmark.")
    var samples: Int?

    @Flag(help: "Write JSON.")
    var json = false

    @Flag(help: "Only list the names.")
    var list = false

    func validate() throws {
        if let samples, samples < 1 { throw ValidationError("--samples must be 1 or more") }
    }

    func run() throws {
        let world = try Workplace().world
        let benchmarks = Benchmark.all(threads: world.cores > 1 ? [1, 2] : [1]).filter { benchmark in
            filter.isEmpty || filter.contains { benchmark.name.contains($0) }
        }
        guard !benchmarks.isEmpty else {
            standardError("nnbook: no benchmark's name contains \(filter.map { "`\($0)`" }.joined(separator: " or "))\n")
            throw ExitStatus.usage
        }
        if list { return standardOutput(benchmarks.map { $0.name + "\n" }.joined()) }
        var effort = quick ? Effort.quick : .full
        if let samples { effort.samples = samples }
        let machine = Machine(world)
        if !json { standardOutput(machine.line + "\n\n") }
        let width = benchmarks.map(\.name.count).max() ?? 0
        let session = Session(effort: effort, world: world)
        var results: [(name: String, Measurement)] = []
        for benchmark in benchmarks {
            let measurement = try benchmark.run(in: session)
            results.append((benchmark.name, measurement))
            if !json { standardOutput(BenchmarkReport.line(benchmark.name, measurement, width: width)) }
        }
        if json { standardOutput(BenchmarkReport.json(machine, effort: effort, results).text() + "\n") }
    }
}
