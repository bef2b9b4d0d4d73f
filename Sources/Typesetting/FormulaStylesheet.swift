import World

/// KaTeX's style sheet, taken apart.
struct FormulaStylesheet: Sendable {
    private(set) var faces: [FontFace] = []
    /// All but the fonts.
    private(set) var rules = ""
    /// The same, taken apart.
    let parsed: [StyleRule]

    init(_ sheet: [UInt8]) {
        let parts = String(decoding: sheet, as: UTF8.self).split(separator: "@font-face", omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
            // The first part stands before any font.
            guard number > 0, let end = part.utf8.firstIndex(of: UInt8(ascii: "}")) else {
                rules += part
                continue
            }
            if let face = FontFace(part[...end]) { faces.append(face) }
            rules += part[part.index(after: end)...]
        }
        // In the formulas they are called so.
        rules = Self.quotes + rules.replacing(">span", with: ">q")
        parsed = StyleRule.rules(of: rules)
    }

    /// Formulas quote nothing. Without this even an empty quotation mark would be a line in a box that is to have none,
    /// and move what stands beside it. It weighs less than KaTeX's own rules of this kind.
    private static let quotes = ".katex q:before,.katex q:after{content:none}"

    /// The fonts of these names, each with its file inside, without the characters that are not drawn.
    func faces(
        _ names: Set<String>, _ characters: DrawnCharacters, from libraries: ScriptLibraries, in world: any World
    ) throws(MissingLibrary) -> String {
        var css = ""
        for face in faces where names.contains(face.file) {
            let font = try libraries.bytes(.katexFonts, file: face.file + ".ttf", in: world)
            guard let subset = FontSubset.of(font, characters: characters.scalars), let packed = WOFF.packed(subset) else {
                throw MissingLibrary(part: .katexFonts, candidates: libraries.candidates(.katexFonts))
            }
            css += face.css(address: "data:font/woff;base64," + Base64.encode(packed), format: "woff")
        }
        return css
    }
}

/// One `@font-face` of KaTeX's, whose files are named `KaTeX_FAMILY-STYLE`.
struct FontFace {
    var file: String

    init?(_ rule: Substring) {
        // `src:url(fonts/KaTeX_Main-Bold.woff2) format('woff2'),…`
        guard let address = rule.split(separator: "url(").dropFirst().first(where: { $0.contains(".woff2)") }),
            let name = address.split(separator: ".woff2)").first?.split(separator: "/").last
        else { return nil }
        file = String(name)
    }

    func css(address: String, format: String = "woff2") -> String {
        let parts = file.split(separator: "-")
        let style = parts.last ?? ""
        return "@font-face{font-family:\(parts[0]);font-weight:\(style.hasPrefix("Bold") ? 700 : 400);"
            + "font-style:\(style.hasSuffix("Italic") ? "italic" : "normal");"
            + "src:url(\(address)) format('\(format)')}"
    }
}
