import Markup

/// Escaped text in which a power at the end is set as one: fonts draw the ready-made superscripts unevenly.
func raised(_ text: String) -> String {
    let digits: [Character: Character] = [
        "⁻": "−", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]
    let power = text.reversed().prefix { digits[$0] != nil }.reversed().compactMap { digits[$0] }
    guard !power.isEmpty else { return escapedForXML(text) }
    return escapedForXML(String(text.dropLast(power.count)))
        + element("tspan", ["dy": "-.45em", "font-size": ".74em"], escapedForXML(String(power)))
}
