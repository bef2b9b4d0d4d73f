/// KaTeX's style sheet for many pages, with the fonts that belong beside it.
public struct SharedStylesheet: Sendable {
    public var css: String
    public var fonts: [Font]

    public struct Font: Sendable, Hashable {
        /// The file's name, such as `KaTeX_Main-Regular.woff2`.
        public var name: String
        public var bytes: [UInt8]
    }
}

extension Typesetter {
    /// KaTeX's style sheet for pieces of a page, with just the fonts that their formulas need inside; empty without
    /// formulas.
    public func stylesheet(for pieces: [[UInt8]]) throws(MissingLibrary) -> String {
        let used = FormulaFonts.used(by: tagsMet(in: pieces).map(\.tag))
        if used.isEmpty { return "" }
        let sheet = try stylesheet()
        return try sheet.faces(used, DrawnCharacters(in: pieces), self) + sheet.rules
    }

    /// KaTeX's style sheet and all its fonts, as files that the pages of a site share.
    ///
    /// - Parameter fontFolder: where the fonts will lie, as the style sheet's address sees it, such as `fonts`.
    public func sharedStylesheet(fontFolder: String) throws(MissingLibrary) -> SharedStylesheet {
        let sheet = try stylesheet()
        var fonts: [SharedStylesheet.Font] = []
        var css = ""
        for face in sheet.faces {
            let name = face.file + ".woff2"
            fonts.append(.init(name: name, bytes: try libraries.bytes(.katexFonts, file: name, in: world)))
            css += face.css(address: fontFolder + "/" + name)
        }
        return SharedStylesheet(css: css + sheet.rules, fonts: fonts)
    }
}

/// KaTeX's style sheet, taken apart.
struct FormulaStylesheet: Sendable {
    fileprivate private(set) var faces: [FontFace] = []
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
        _ names: Set<String>, _ characters: DrawnCharacters, _ typesetter: Typesetter
    ) throws(MissingLibrary) -> String {
        var css = ""
        for face in faces where names.contains(face.file) {
            let font = try typesetter.libraries.bytes(.katexFonts, file: face.file + ".ttf", in: typesetter.world)
            guard let subset = FontSubset.of(font, characters: characters.scalars), let packed = WOFF.packed(subset) else {
                throw MissingLibrary(part: .katexFonts, candidates: typesetter.libraries.candidates(.katexFonts))
            }
            css += face.css(address: "data:font/woff;base64," + Base64.encode(packed), format: "woff")
        }
        return css
    }
}

/// One `@font-face` of KaTeX's, whose files are named `KaTeX_FAMILY-STYLE`.
fileprivate struct FontFace {
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
