/// How far two numbers lie apart.
public struct Distance: Hashable, Sendable {
    /// |a − b| / max(|a|, |b|)
    public var relative: Double
    /// How many doubles further along the second is.
    public var ulps: UInt64

    /// `nil` where one of them is not finite, or both are the same.
    init?(_ a: Double, _ b: Double) {
        guard a.isFinite, b.isFinite, a != b else { return nil }
        // Halved, so that numbers near the largest do not overflow.
        relative = abs(a / 2 - b / 2) / max(abs(a / 2), abs(b / 2))
        let (first, second) = (abs(a).bitPattern, abs(b).bitPattern)
        ulps = a.sign == b.sign ? max(first, second) - min(first, second) : first + second
    }

    /// Such as `relative difference 1.2e-16, 1 ulp`.
    public var text: String { "relative difference \(relativeText), \(ulpText) ulp" }
    var relativeText: String { Self.short(relative) }
    var ulpText: String { Self.count(ulps) }

    /// Few digits: it is the size that tells.
    static func short(_ number: Double) -> String {
        let parts = number.description.split(separator: "e")
        return parts[0].prefix(parts.count > 1 ? 4 : 6) + (parts.count > 1 ? "e" + parts[1] : "")
    }

    private static func count(_ number: UInt64) -> String {
        let digits = String(number)
        return digits.count < 7 ? digits : "\(digits.prefix(1)).\(digits.dropFirst().prefix(1))e\(digits.count - 1)"
    }
}

/// How far a number may lie from what was recorded: |found − recorded| ≤ atol + rtol · |recorded|.
public struct Tolerance: Hashable, Sendable {
    public var rtol: Double
    public var atol: Double

    public init(rtol: Double = 0, atol: Double = 0) {
        self.rtol = rtol
        self.atol = atol
    }

    func allows(_ found: Double, for recorded: Double) -> Bool {
        if SeriesDigest.bits(found) == SeriesDigest.bits(recorded) { return true }
        guard found.isFinite, recorded.isFinite else { return false }
        return abs(found - recorded) <= atol + rtol * abs(recorded)
    }
}
