/// Which of KaTeX's fonts a page's formulas are set in, told by the classes KaTeX gave them.
enum FormulaFonts {
    /// File names without extension, such as `KaTeX_Main-Regular`; empty where the page has no formula.
    static func used(in html: String) -> Set<String> {
        var fonts: Set<String> = []
        var seen: Set<String> = []
        var isFormula = false
        forEachClassAttribute(in: html) { attribute in
            guard seen.insert(attribute).inserted else { return }
            let classes = Set(attribute.split(separator: " ").map(String.init))
            if classes.contains("katex") { isFormula = true }
            fonts.formUnion(self.fonts(of: classes))
        }
        guard isFormula else { return [] }
        // The font of everything that no class moves to another.
        return fonts.union(["KaTeX_Main-Regular"])
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

    private static func forEachClassAttribute(in html: String, _ body: (String) -> Void) {
        let mark = Array("class=\"".utf8)
        var html = html
        html.withUTF8 { bytes in
            var place = 0
            while place + mark.count < bytes.count {
                guard bytes[place] == mark[0], (1..<mark.count).allSatisfy({ bytes[place + $0] == mark[$0] }) else {
                    place += 1
                    continue
                }
                let start = place + mark.count
                var end = start
                while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
                body(String(decoding: bytes[start..<end], as: UTF8.self))
                place = end
            }
        }
    }
}
