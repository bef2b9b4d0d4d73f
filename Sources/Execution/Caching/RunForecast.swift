import Language

/// Whether a run would be trained, and why.
public struct RunForecast: Sendable {
    public var label: String
    public var isTrained: Bool
    /// In words.
    public var reason: String

    static func kept(_ label: String) -> RunForecast {
        RunForecast(label: label, isTrained: false, reason: "from cache, nothing it depends on changed")
    }

    static func dependent(_ label: String, on other: String) -> RunForecast {
        RunForecast(label: label, isTrained: true, reason: "depends on `\(other)`, which is to be trained")
    }
}

extension Runner {
    /// Goes through the runs in order without training any.
    func forecast(_ manifest: RunManifest) -> [RunForecast] {
        var missing: Set<RunMember> = []
        var forecasts: [RunForecast] = []
        for (member, run) in allRuns {
            if let open = run.dependencies.first(where: missing.contains) {
                missing.insert(member)
                forecasts.append(.dependent(run.label, on: label(of: open)))
                continue
            }
            guard let data = try? data.load(run.data), let prepared = try? PreparedRun(run, on: data, runs: store) else {
                missing.insert(member)
                forecasts.append(RunForecast(label: run.label, isTrained: true, reason: "cannot be told before it runs"))
                continue
            }
            store.setKey(prepared.key.digest, of: member)
            if case .found(let state)? = settings.cache?.find(prepared.key),
                let network = try? prepared.restored(state, on: data)
            {
                finish(member, run, data, network)
                forecasts.append(.kept(run.label))
            } else {
                missing.insert(member)
                forecasts.append(
                    RunForecast(label: run.label, isTrained: true, reason: Self.reason(prepared.key, manifest.runs[run.label])))
            }
        }
        return forecasts + momentSeries(of: program.views).map { forecast($0, manifest, isMissing: missing.contains($0.run)) }
    }

    private func forecast(_ series: MomentSeries, _ manifest: RunManifest, isMissing: Bool) -> RunForecast {
        let label = label(of: series)
        guard !isMissing, let run = try? store.run(series.run), let stretches = try? stretches(of: series),
            let key = try? key(of: series, run)
        else { return .dependent(label, on: self.label(of: series.run)) }
        let areKept = stretches.allSatisfy { stretch in
            guard case .found(let state)? = settings.cache?.find(stretch.prepared.key) else { return false }
            return (try? stretch.prepared.restored(state, on: run.data)) != nil
        }
        return areKept ? .kept(label) : RunForecast(label: label, isTrained: true, reason: Self.reason(key, manifest.runs[label]))
    }

    private static func reason(_ key: RunKey, _ before: [String: String]?) -> String {
        guard let before else { return "to be trained, it is new here" }
        let now = RunManifest.digests(of: key)
        let changed = key.parts.map(\.name).filter { now[$0] != before[$0] }
        guard !changed.isEmpty else { return "to be trained, its results are no longer kept" }
        return "to be trained, since " + changed.joined(separator: " and ") + " changed"
    }
}

/// Which runs of a program a run would train, and why; nothing is trained.
public func forecast(
    _ program: Program, data: DataLoader, cache: RunCache?, manifest: RunManifest
) -> [RunForecast] {
    Runner(program: program, data: data, settings: RunSettings(cache: cache)).forecast(manifest)
}
