/// One value, or several that `each` spans: the product of its axes, the first varying slowest.
public struct Family<Element: Sendable>: Sendable {
    public var axes: [FamilyAxis]
    /// One member a choice; exactly one where there are no axes.
    public var members: [Element]

    public init(_ single: Element) {
        axes = []
        members = [single]
    }

    public init(axes: [FamilyAxis], members: [Element]) {
        precondition(members.count == axes.reduce(1) { $0 * $1.labels.count })
        self.axes = axes
        self.members = members
    }

    public var isFamily: Bool { !axes.isEmpty }

    /// The label of a member: its choices' labels, joined; empty where this is no family.
    public func label(_ member: Int) -> String {
        var rest = member
        var parts: [String] = []
        for axis in axes.reversed() {
            parts.append(axis.labels[rest % axis.labels.count])
            rest /= axis.labels.count
        }
        return parts.reversed().joined(separator: ", ")
    }

    public func map<Other>(_ transform: (Element) throws -> Other) rethrows -> Family<Other> {
        Family<Other>(axes: axes, members: try members.map(transform))
    }
}

/// One `each(…)` in the text.
public struct FamilyAxis: Sendable, Hashable {
    /// Where the `each` begins in the file; tells axes apart.
    public var position: Int
    /// What members are called by (`fits.adam`); `nil` where only an index serves.
    public var keys: [String?]
    /// What figures and tables show, such as `adam` or `units=32`.
    public var labels: [String]

    public init(position: Int, keys: [String?], labels: [String]) {
        self.position = position
        self.keys = keys
        self.labels = labels
    }
}
