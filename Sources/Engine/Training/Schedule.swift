/// When a run records and when it ends, counted in updates.
struct Schedule: Hashable, Sendable {
    /// Updates in a pass over the data.
    let stepsPerEpoch: Int
    /// Updates between records.
    let interval: Int
    /// The update after which the run ends.
    let end: Int

    /// - Parameter start: the updates made before.
    init(_ options: TrainingOptions, examples: Int, start: Int) {
        let batch = min(options.batch ?? examples, examples)
        stepsPerEpoch = (examples + batch - 1) / batch
        switch options.length {
        case .steps(let steps):
            interval = options.record ?? Self.interval(atLeast: Double(examples) / Double(3 * batch))
            end = start + steps
        case .epochs(let epochs):
            interval = options.record ?? stepsPerEpoch
            end = epochs == 0 ? start : (start / stepsPerEpoch + epochs) * stepsPerEpoch
        }
    }

    /// The smallest of 1, 2, 5, 10, 20, 50, … that is at least `least`, so that the full passes for records cost no
    /// more than training does.
    static func interval(atLeast least: Double) -> Int {
        var power = 1
        while true {
            for factor in [1, 2, 5] where Double(factor * power) >= least { return factor * power }
            power *= 10
        }
    }
}
