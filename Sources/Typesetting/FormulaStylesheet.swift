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
    /// KaTeX's style sheet for one page, with just the fonts that its formulas need inside; empty without formulas.
    public func stylesheet(for html: String) throws(MissingLibrary) -> String {
        let used = FormulaFonts.used(in: html)
        if used.isEmpty { return "" }
        return try stylesheet { (font) throws(MissingLibrary) in
            guard used.contains(font) else { return nil }
            let bytes = try libraries.bytes(.katexFonts, file: font + ".woff2", in: world)
            return "data:font/woff2;base64," + Base64.encode(bytes)
        }
    }

    /// KaTeX's style sheet and all its fonts, as files that the pages of a site share.
    ///
    /// - Parameter fontFolder: where the fonts will lie, as the style sheet's address sees it, such as `fonts`.
    public func sharedStylesheet(fontFolder: String) throws(MissingLibrary) -> SharedStylesheet {
        var fonts: [SharedStylesheet.Font] = []
        let css = try stylesheet { (font) throws(MissingLibrary) in
            let name = font + ".woff2"
            fonts.append(.init(name: name, bytes: try libraries.bytes(.katexFonts, file: name, in: world)))
            return fontFolder + "/" + name
        }
        return SharedStylesheet(css: css, fonts: fonts)
    }

    /// The style sheet with each `@font-face` made anew for its woff2 file at the address given, or left out.
    private func stylesheet(
        address: (_ font: String) throws(MissingLibrary) -> String?
    ) throws(MissingLibrary) -> String {
        let sheet = String(decoding: try libraries.bytes(.katexStylesheet, in: world), as: UTF8.self)
        var css = ""
        for (number, part) in sheet.split(separator: "@font-face", omittingEmptySubsequences: false).enumerated() {
            // The first part stands before any font.
            guard number > 0, let end = part.firstIndex(of: "}") else {
                css += part
                continue
            }
            if let face = FontFace(part[...end]), let address = try address(face.file) {
                css += face.css(address: address)
            }
            css += part[part.index(after: end)...]
        }
        return css
    }
}

/// One `@font-face` of KaTeX's, whose files are named `KaTeX_FAMILY-STYLE`.
private struct FontFace {
    var file: String

    init?(_ rule: Substring) {
        // `src:url(fonts/KaTeX_Main-Bold.woff2) format('woff2'),…`
        guard let address = rule.split(separator: "url(").dropFirst().first(where: { $0.contains(".woff2)") }),
            let name = address.split(separator: ".woff2)").first?.split(separator: "/").last
        else { return nil }
        file = String(name)
    }

    func css(address: String) -> String {
        let parts = file.split(separator: "-")
        let style = parts.last ?? ""
        return "@font-face{font-family:\(parts[0]);font-weight:\(style.hasPrefix("Bold") ? 700 : 400);"
            + "font-style:\(style.hasSuffix("Italic") ? "italic" : "normal");"
            + "src:url(\(address)) format('woff2')}"
    }
}
