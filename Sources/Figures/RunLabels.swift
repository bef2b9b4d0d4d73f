import Execution
import Language

/// What series are called: declaration, part, member, each only as far as it tells two series apart.
enum RunLabels {
    struct Parts: Hashable {
        var name: String
        var part: DataPart?
        var member: String
    }

    static func labels(_ parts: [Parts]) -> [String] {
        let showsName = Set(parts.map(\.name)).count > 1
        let showsPart = Set(parts.map(\.part)).count > 1
        return parts.map { parts in
            var words: [String] = []
            if showsName || parts.member.isEmpty && !showsPart { words.append(parts.name) }
            if !parts.member.isEmpty { words.append(parts.member) }
            if showsPart, let part = parts.part { words.append(part.rawValue) }
            return words.joined(separator: " ")
        }
    }

    /// Labels of things without parts.
    static func labels(_ names: [(name: String, member: String)]) -> [String] {
        labels(names.map { Parts(name: $0.name, part: nil, member: $0.member) })
    }
}
