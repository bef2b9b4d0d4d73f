/// Pairs the delimiters of `~~deletions~~` and `==highlights==` in one stretch of running text.
///
/// By GitHub's rules for `~` and `~~`: as CommonMark's for emphasis, only both delimiters have the same length. `==`
/// does not open between two letters or digits of ASCII, since `a==b` compares.
struct DelimiterRuns {
    enum Kind: Int {
        case tilde, twoTildes, equals
    }

    /// For each kind the starts that found no end yet.
    private var starts: [[Int]] = [[], [], []]

    /// What a run is the end of: the start it is paired with.
    mutating func start(endedBy kind: Kind) -> Int? {
        guard let start = starts[kind.rawValue].popLast() else { return nil }
        // A pair inside this one cannot end after it.
        for other in starts.indices {
            while let last = starts[other].last, last > start { starts[other].removeLast() }
        }
        return start
    }

    mutating func noteStart(of kind: Kind, at position: Int) { starts[kind.rawValue].append(position) }
}
