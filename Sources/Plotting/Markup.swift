/// Text that may stand in an element or a quoted attribute.
func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\t", "\n", "\r": result.unicodeScalars.append(" ")
        // The other control characters are not allowed in XML at all.
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// Escaped text in which a power at the end is set as one: fonts draw the ready-made superscripts unevenly.
func raised(_ text: String) -> String {
    let digits: [Character: Character] = [
        "⁻": "−", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]
    let power = text.reversed().prefix { digits[$0] != nil }.reversed().compactMap { digits[$0] }
    guard !power.isEmpty else { return escaped(text) }
    return escaped(String(text.dropLast(power.count)))
        + element("tspan", ["dy": "-.45em", "font-size": ".74em"], escaped(String(power)))
}

/// An element: attributes in the order given, without those that are `nil`; self-closed where there is no content.
func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: String = "") -> String {
    var result = "<" + name
    for (key, value) in attributes {
        if let value { result += " \(key)=\"\(escaped(value))\"" }
    }
    return content.isEmpty ? result + "/>" : "\(result)>\(content)</\(name)>"
}
