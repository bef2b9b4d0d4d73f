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
        let used = FormulaFonts.used(by: tagsMet(in: pieces).inOrder.map(\.tag))
        if used.isEmpty { return "" }
        let sheet = try stylesheet()
        return try sheet.faces(used, DrawnCharacters(in: pieces), from: libraries, in: world) + sheet.rules
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
