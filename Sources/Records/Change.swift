import JSON

/// How a quantity is not what was recorded.
public struct Change: Hashable, Sendable {
    /// A pair of values that differ, and where in the quantity they stand; empty where it is one value.
    public struct Pair: Hashable, Sendable {
        public var position: String
        public var recorded: String
        public var found: String
        public var distance: Distance?
    }

    /// Where it differs first: a step, or between which steps, as exactly as the record can tell.
    public var first: String?
    /// What was found at the very first, where the record has no value.
    public var foundFirst: Double?
    /// The pairs that are known, in order; all of them but for series of which only samples are recorded.
    public var pairs: [Pair] = []
    /// What there is to say besides.
    public var remark: String?
    /// The same values, or rows, in another order.
    public var isPermuted = false
    /// Whether every pair that is known lies within the tolerance that the note sets.
    var isTolerated = false

    /// Whether all values that are known would lie within a tolerance.
    public func isWithin(_ tolerance: Tolerance) -> Bool {
        guard !pairs.isEmpty, !isPermuted else { return false }
        return pairs.allSatisfy { pair in
            guard let recorded = Double(pair.recorded), let found = Double(pair.found) else { return false }
            return tolerance.allows(found, for: recorded)
        }
    }

    /// What follows the quantity's name in a message.
    public var message: String {
        guard let pair = pairs.first else { return introduction ?? "" }
        let distance = pair.distance.map { " (\($0.text))" } ?? ""
        let values = "recorded \(pair.recorded), found \(pair.found)\(distance)"
        let place = pair.position.isEmpty ? values : "at \(pair.position): \(values)"
        guard let introduction else { return pair.position.isEmpty ? values : "first " + place }
        return introduction + "; " + place
    }

    /// All but the pairs; `nil` where the first of these says where it begins.
    var introduction: String? {
        var parts = isPermuted ? ["the same in another order"] : []
        if let remark { parts.append(remark) }
        if let first, first != pairs.first?.position { parts.append(begin(first)) }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private func begin(_ first: String) -> String {
        let place = first.hasPrefix("between") ? "first \(first)" : "first at \(first)"
        return place + (foundFirst.map { ", where \($0) was found" } ?? "")
    }
}

/// Finds how two entries differ.
struct EntryComparison {
    /// The name of a place in a list, such as `step 50`.
    var position: (Int) -> String
    var tolerance: Tolerance?

    /// `nil` where they are the same to the last bit.
    func change(_ old: Record.Entry, _ new: Record.Entry, whole: [Double]?) -> Change? {
        switch (old, new) {
        case (.series(let old), .series(let new)): return change(old, new, whole: whole)
        case (.value(let old), .value(let new)): return change(old, new)
        case (.series(let old), .value(let new)):
            return Change(remark: "recorded \(old.length) values, found \(new.length)")
        case (.value(let old), .series(let new)):
            return Change(remark: "recorded \(old.length), found \(new.length) values")
        }
    }

    private func change(_ old: JSONValue, _ new: JSONValue) -> Change? {
        // As written: what is not finite was read back as a word, and NaN is not equal to itself.
        guard old.text(pretty: false) != new.text(pretty: false) else { return nil }
        let (before, after) = (old.leaves(position), new.leaves(position))
        guard before.map(\.position) == after.map(\.position) else {
            return Change(remark: "recorded \(old.length), found \(new.length)")
        }
        var change = Change()
        change.isTolerated = tolerance != nil
        for (a, b) in zip(before, after) {
            let (recorded, found) = (a.value.text(pretty: false), b.value.text(pretty: false))
            guard recorded != found else { continue }
            let numbers = a.value.number.flatMap { first in b.value.number.map { (first, $0) } }
            if let numbers, let tolerance, tolerance.allows(numbers.1, for: numbers.0) {
            } else {
                change.isTolerated = false
            }
            let distance = numbers.flatMap { Distance($0.0, $0.1) }
            change.pairs.append(.init(position: a.position, recorded: recorded, found: found, distance: distance))
        }
        change.first = change.pairs.first.flatMap { $0.position.isEmpty ? nil : $0.position }
        if case .array = old {
            change.isPermuted = before.map { $0.value.text() }.sorted() == after.map { $0.value.text() }.sorted()
        }
        return change
    }

    private func change(_ old: SeriesDigest, _ new: SeriesDigest, whole: [Double]?) -> Change? {
        guard old != new else { return nil }
        guard old.length == new.length else {
            return Change(remark: "recorded \(old.length) values, found \(new.length)")
        }
        var change = Change()
        change.isPermuted = old.unordered == new.unordered
        let places = SeriesDigest.samplePositions(new.length)
        let isSampled = old.sample.count == places.count && new.sample.count == places.count
        change.isTolerated = isSampled && tolerance != nil
        var firstSampled: Int?
        if isSampled {
            for (place, (a, b)) in zip(places, zip(old.sample, new.sample))
            where SeriesDigest.bits(a) != SeriesDigest.bits(b) {
                if firstSampled == nil { firstSampled = place }
                if let tolerance, tolerance.allows(b, for: a) {} else { change.isTolerated = false }
                change.pairs.append(
                    .init(
                        position: position(place), recorded: JSONValue.number(a).text(),
                        found: JSONValue.number(b).text(),
                        distance: Distance(a, b)))
            }
        }
        let (low, high) = old.firstDifference(from: new, sampled: firstSampled)
        change.first = low == high ? position(low) : "between \(position(low)) and \(position(high))"
        if low == high, low != firstSampled, let whole {
            change.foundFirst = whole[low]
        }
        return change
    }
}

extension SeriesDigest {
    /// The first value that differs lies in this range, ends included.
    ///
    /// - Parameter sampled: the first sample that differs.
    fileprivate func firstDifference(from other: SeriesDigest, sampled: Int?) -> (Int, Int) {
        var range = (0, length - 1)
        let places = Self.markPositions(length)
        if marks.count == places.count, other.marks.count == places.count,
            let mark = zip(marks, other.marks).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
        {
            range = (mark == 0 ? 0 : places[mark - 1] + 1, places[mark])
        }
        if let sampled, sampled >= range.0 { range.1 = min(range.1, sampled) }
        return range
    }
}

extension JSONValue {
    /// A finite number or one of the words for others; `nil` for anything else.
    var number: Double? {
        switch self {
        case .number(let number): number
        case .string("NaN"), .string("Infinity"), .string("-Infinity"): asNumber
        default: nil
        }
    }

    /// The values in it with the way to each.
    func leaves(_ position: (Int) -> String) -> [(position: String, value: JSONValue)] {
        switch self {
        case .object(let members): return members.map { ("column \($0.key)", $0.value) }
        case .array(let elements):
            let isFlat = !elements.contains { if case .array = $0 { true } else { false } }
            if isFlat { return elements.enumerated().map { (position($0.offset), $0.element) } }
            return elements.enumerated().flatMap { index, element in
                element.leaves { "[\($0 + 1)]" }.map { ("[\(index + 1)]\($0.position)", $0.value) }
            }
        default: return [("", self)]
        }
    }

    /// In words.
    var length: String {
        switch self {
        case .array(let elements): elements.count == 1 ? "1 value" : "\(elements.count) values"
        case .object(let members): "the columns " + members.map(\.key).joined(separator: ", ")
        default: text(pretty: false)
        }
    }
}
