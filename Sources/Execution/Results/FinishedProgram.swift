import Language

/// A program whose runs are done. Besides what its own statements ask for, it can be asked for anything else that can
/// be said in its words.
public struct FinishedProgram: Sendable {
    public let results: Results
    private let runner: Runner

    /// Executes a checked program.
    ///
    /// Runs that do not depend on one another are trained side by side; results and their order do not depend on it.
    public init(running program: Program, data: DataLoader, settings: RunSettings) {
        runner = Runner(program: program, data: data, settings: settings)
        runner.train()
        results =
            Outcomes(
                program: program, runs: runner.store, data: data, found: runner.found, threads: settings.threads
            ).results()
    }

    /// What an expression comes to that was checked where all of the program is known.
    public func value(of expression: Expression) throws(Unavailable) -> Value {
        try Evaluator(runs: runner.store).value(of: expression)
    }

    /// What a view shows that was checked where all of the program is known.
    public func observation(of view: View) throws(Unavailable) -> Observation {
        runner.trainMoments(of: [view])
        return try Observer(runs: runner.store, data: runner.data).observe(view)
    }

    /// What was recorded of one of its runs.
    public func history(of run: RunMember) throws(Unavailable) -> RunHistory {
        try runner.store.run(run).result.history
    }
}

/// Executes a checked program, of which nothing more will be asked.
public func run(_ program: Program, data: DataLoader, settings: RunSettings) -> Results {
    FinishedProgram(running: program, data: data, settings: settings).results
}
