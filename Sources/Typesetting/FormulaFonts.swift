/// Which of KaTeX's fonts a page's formulas are set in, told by the classes KaTeX gave them.
enum FormulaFonts {
    /// File names without extension, such as `KaTeX_Main-Regular`; empty where there is no tag, and so no formula.
    static func used(by tags: [[UInt8]]) -> Set<String> {
        guard !tags.isEmpty else { return [] }
        // The font of everything that no class moves to another.
        var fonts: Set<String> = ["KaTeX_Main-Regular"]
        for tag in tags { fonts.formUnion(self.fonts(of: classes(of: tag))) }
        return fonts
    }

    /// The rules of KaTeX's style sheet, read backwards.
    private static func fonts(of classes: Set<String>) -> Set<String> {
        func has(_ names: String...) -> Bool { names.contains { classes.contains($0) } }
        var fonts: Set<String> = []
        let isBold = has("textbf")
        let isItalic = has("textit")

        if has("mathnormal") { fonts.insert("KaTeX_Math-Italic") }
        if has("boldsymbol") { fonts.insert("KaTeX_Math-BoldItalic") }
        if has("mathit") { fonts.insert("KaTeX_Main-Italic") }
        if has("mathbf") { fonts.insert("KaTeX_Main-Bold") }
        if has("mathbb", "textbb", "amsrm") { fonts.insert("KaTeX_AMS-Regular") }
        if has("mathcal") { fonts.insert(isBold ? "KaTeX_Caligraphic-Bold" : "KaTeX_Caligraphic-Regular") }
        if has("mathfrak", "textfrak") { fonts.insert(isBold ? "KaTeX_Fraktur-Bold" : "KaTeX_Fraktur-Regular") }
        if has("mathscr", "textscr") { fonts.insert("KaTeX_Script-Regular") }
        if has("mathboldsf", "textboldsf") { fonts.insert("KaTeX_SansSerif-Bold") }
        if has("mathitsf", "textitsf") { fonts.insert("KaTeX_SansSerif-Italic") }
        if has("mathtt", "texttt") {
            fonts.insert("KaTeX_Typewriter-Regular")
        } else if has("mathsf", "textsf") {
            fonts.insert("KaTeX_SansSerif-" + (isBold ? "Bold" : isItalic ? "Italic" : "Regular"))
        } else if isBold || isItalic {
            fonts.insert("KaTeX_Main-" + (isBold && isItalic ? "BoldItalic" : isBold ? "Bold" : "Italic"))
        }

        if has("delimsizing") {
            for size in 1...4 where has("size\(size)") { fonts.insert("KaTeX_Size\(size)-Regular") }
        }
        if has("small-op", "delim-size1") { fonts.insert("KaTeX_Size1-Regular") }
        if has("large-op") { fonts.insert("KaTeX_Size2-Regular") }
        if has("delim-size4") { fonts.insert("KaTeX_Size4-Regular") }
        return fonts
    }

    /// `<q class="mord mtight" style="…">`
    private static func classes(of tag: [UInt8]) -> Set<String> {
        let parts = String(decoding: tag, as: UTF8.self).split(separator: "\"", maxSplits: 2)
        guard parts.count > 1, parts[0].hasSuffix(" class=") else { return [] }
        return Set(parts[1].split(separator: " ").map(String.init))
    }
}
