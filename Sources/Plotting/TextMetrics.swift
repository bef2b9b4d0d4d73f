/// How wide text will be, as far as one can know without the font: enough to leave room and to avoid collisions.
enum TextMetrics {
    /// Width in the units of `size`, the font's size, on the generous side.
    static func width(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + width($1) } * size
    }

    private static func width(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", "!", "·", "\u{202F}", " ": 0.29
        case "f", "t", "r", "(", ")", "[", "]", "-": 0.38
        case "m", "w", "M", "W", "@", "%", "→": 0.86
        case "A"..."Z": 0.68
        case "⁰"..."⁹", "⁻", "¹", "²", "³", "′": 0.4
        case "\u{0300}"..."\u{036F}": 0
        case "\u{1100}"..."\u{11FF}", "\u{2E80}"..."\u{A4CF}", "\u{AC00}"..."\u{D7A3}", "\u{F900}"..."\u{FAFF}",
            "\u{FF00}"..."\u{FFEF}", "\u{1F300}"..."\u{1FAFF}":
            1.02
        default: 0.57
        }
    }
}
