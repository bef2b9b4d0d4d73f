import World

/// KaTeX's style sheet, taken apart.
struct FormulaStylesheet: Sendable {
    private(set) var faces: [FontFace] = []
    /// All but the fonts.
    private(set) var rules = ""
    /// The same, taken apart.
    let parsed: [StyleRule]

    init(_ sheet: [UInt8]) {
        // Byte by byte: every page waits for it.
        var others = Array(Self.quotes.utf8)
        var place = 0
        while let start = Self.faceStart.first(in: sheet, from: place),
            let end = sheet[start...].firstIndex(of: UInt8(ascii: "}"))
        {
            if let face = FontFace(sheet[start..<end]) { faces.append(face) }
            others += sheet[place..<start]
            place = end + 1
        }
        others += sheet[place...]
        // In the formulas they are called so.
        rules = String(decoding: ByteSearch(Array(">span".utf8)).replacing(in: others, with: ">q"), as: UTF8.self)
        parsed = StyleRule.rules(of: rules)
    }

    private static let faceStart = ByteSearch(Array("@font-face".utf8))

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

    private static let fileEnd = ByteSearch(Array(".woff2)".utf8))

    init?(_ rule: ArraySlice<UInt8>) {
        // `src:url(fonts/KaTeX_Main-Bold.woff2) format('woff2'),…`
        let rule = Array(rule)
        guard let end = Self.fileEnd.first(in: rule, from: 0),
            let before = rule[..<end].lastIndex(where: { "/(".utf8.contains($0) })
        else { return nil }
        file = String(decoding: rule[(before + 1)..<end], as: UTF8.self)
    }

    func css(address: String, format: String = "woff2") -> String {
        let parts = file.split(separator: "-")
        let style = parts.last ?? ""
        return "@font-face{font-family:\(parts[0]);font-weight:\(style.hasPrefix("Bold") ? 700 : 400);"
            + "font-style:\(style.hasSuffix("Italic") ? "italic" : "normal");"
            + "src:url(\(address)) format('\(format)')}"
    }
}
