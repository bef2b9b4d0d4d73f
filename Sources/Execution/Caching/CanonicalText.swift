import Language

/// A value written out in full, so that two values have the same text only if they are the same.
///
/// Every stored property and enum case is written with its name; numbers in the shortest form that reads back as the
/// same bits. It is meant for plain values: no sets, no dictionaries, no references.
struct CanonicalText {
    private(set) var text = ""
    /// Runs stand for what they are made of, not for their place in the note.
    let keyOfRun: (RunMember) -> String

    static func text(_ value: Any, keyOfRun: @escaping (RunMember) -> String = { _ in "" }) -> String {
        var canonical = CanonicalText(keyOfRun: keyOfRun)
        canonical.write(value)
        return canonical.text
    }

    private init(keyOfRun: @escaping (RunMember) -> String) { self.keyOfRun = keyOfRun }

    private mutating func write(_ value: Any) {
        switch value {
        case let number as Double: text += number.isNaN ? "nan" : number.description
        case let number as Float: text += number.isNaN ? "nan" : number.description
        case let number as Int: text += number.description
        case let number as UInt64: text += number.description
        case let number as Int32: text += number.description
        case let flag as Bool: text += flag ? "true" : "false"
        case let string as String: text += "\(string.utf8.count):\(string)"
        case let run as RunMember: text += "run(\(keyOfRun(run)))"
        default: writeParts(of: value)
        }
    }

    private mutating func writeParts(of value: Any) {
        let mirror = Mirror(reflecting: value)
        precondition(mirror.displayStyle != .class && mirror.displayStyle != .set && mirror.displayStyle != .dictionary)
        if mirror.displayStyle == .enum, mirror.children.isEmpty {
            text += "\(value)"
            return
        }
        text += "("
        for child in mirror.children {
            if let label = child.label { text += label + "=" }
            write(child.value)
            text += ","
        }
        text += ")"
    }
}
