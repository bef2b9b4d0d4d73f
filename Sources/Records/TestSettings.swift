import Diagnostics
import Markdown

/// What a note's front matter says about its test.
///
///     test:
///       slow: true
///       tolerances:
///         train fit: {rtol: 1e-6}
///         "train fit: test loss": {rtol: 1e-3, atol: 1e-9}
public struct TestSettings: Sendable {
    /// Left out where time is short.
    public private(set) var isSlow = false
    /// By statement, or by statement and quantity.
    public private(set) var tolerances: [String: Tolerance] = [:]
    /// What is wrong with it.
    public private(set) var diagnostics: [Diagnostic] = []

    public init(_ frontMatter: FrontMatter) {
        guard let entry = frontMatter.entries.first(where: { $0.key == "test" }) else { return }
        guard case .map(let members) = entry.value else {
            complain("`test` must be a mapping such as `slow: true`", entry)
            return
        }
        for member in members {
            switch (member.key, member.value) {
            case ("slow", .bool(let flag)): isSlow = flag
            case ("slow", _): complain("`slow` must be `true` or `false`", entry)
            case ("tolerances", .map(let tolerances)): for tolerance in tolerances { read(tolerance, entry) }
            case ("tolerances", _): complain("`tolerances` must be a mapping such as `train fit: {rtol: 1e-6}`", entry)
            default:
                complain(
                    "`test` has no setting `\(member.key)`", entry, hint: "there are `slow` and `tolerances`")
            }
        }
    }

    private mutating func read(_ member: FrontMatter.Member, _ entry: FrontMatter.Entry) {
        guard case .map(let settings) = member.value, !settings.isEmpty else {
            return complain("the tolerance of `\(member.key)` must be a mapping such as `{rtol: 1e-6}`", entry)
        }
        var tolerance = Tolerance()
        for setting in settings {
            guard case .number(let text) = setting.value, let number = Double(text), number >= 0, number.isFinite else {
                return complain("`\(setting.key)` of `\(member.key)` must be a number from 0 on", entry)
            }
            switch setting.key {
            case "rtol": tolerance.rtol = number
            case "atol": tolerance.atol = number
            default: return complain("a tolerance is `rtol` or `atol`, not `\(setting.key)`", entry)
            }
        }
        tolerances[member.key] = tolerance
    }

    private mutating func complain(_ message: String, _ entry: FrontMatter.Entry, hint: String? = nil) {
        diagnostics.append(Diagnostic("front-matter-value", .warning, message, at: entry.keyRange, hint: hint))
    }

    /// Adds what can only be said once the results are known: tolerances for what nobody records.
    mutating func check(against found: FoundResults, _ frontMatter: FrontMatter) {
        guard let entry = frontMatter.entries.first(where: { $0.key == "test" }) else { return }
        let names = Set(
            found.record.entries.flatMap { statement, quantities in
                [statement] + quantities.keys.map { "\(statement): \($0)" }
            })
        for name in tolerances.keys.sorted(by: Record.isBefore) where !names.contains(name) {
            let similar = nearestName(to: name, among: names.sorted(by: Record.isBefore))
            complain(
                "a tolerance is set for `\(name)`, which is not recorded", entry,
                hint: similar.map { "did you mean `\($0)`?" }
                    ?? "the names are those in the record, such as `train fit`")
        }
    }
}
