import Language

extension Observer {
    /// A view at several moments of training; those of all its runs stand side by side.
    func moments(_ view: View, count: Int) throws(Unavailable) -> [Observation.Moment] {
        let views = view.runsOfMoments
        let states = try map(views) { view throws(Unavailable) in
            try runs.moments(of: MomentSeries(run: view.run, count: count))
        }
        let longest = states.map(\.count).max() ?? 0
        return try map(Array(0..<longest)) { number throws(Unavailable) in
            // A run with fewer steps than moments stays at its end.
            let now = states.map { $0[min(number, $0.count - 1)] }
            var observer = self
            for (run, state) in zip(views, now) { observer.shown[run.run] = state }
            let steps = now.map(\.network.steps)
            return Observation.Moment(
                step: Set(steps).count == 1 ? steps[0] : nil, share: Double(number) / Double(max(longest - 1, 1)),
                observation: try observer.observe(view.kind))
        }
    }
}
