/// The HTML that a note may hold where its author is not trusted: text and its structure, pictures and links. Nothing
/// that runs, loads or covers anything, nothing that could be taken for a part of the page around it.
enum AllowList {
    /// Elements of running text.
    private static let phrasing: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins",
        "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
        "tt", "u", "var", "wbr",
    ]
    private static let blocks: Set<String> = [
        "blockquote", "caption", "center", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption",
        "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    ]

    /// - Parameter isRunningText: whether the element stands inside a paragraph or the like.
    static func allows(element name: String, inRunningText isRunningText: Bool) -> Bool {
        phrasing.contains(name) || (!isRunningText && blocks.contains(name))
    }

    /// Elements that go with all that is in them; the content of others that are not allowed stays.
    static func isDroppedWhole(_ name: String) -> Bool { droppedWhole.contains(name) }

    private static let droppedWhole: Set<String> = [
        "applet", "audio", "base", "canvas", "embed", "frame", "frameset", "head", "iframe", "link", "math", "meta",
        "noembed", "noframes", "noscript", "object", "param", "plaintext", "script", "select", "source", "style", "svg",
        "template", "textarea", "title", "track", "video", "xmp",
    ]

    static let void: Set<String> = ["br", "col", "hr", "img", "wbr"]

    /// Elements that a browser opens again in every block until they are closed.
    static let formatting: Set<String> = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]

    /// Elements that a parser of fragments passes over in silence, though a page's would not.
    static let ofPages: Set<String> = ["html", "head", "body", "frameset", "frame"]

    /// An attribute's value as it may stand; `nil` where it may not.
    static func value(_ value: String, of attribute: String, on element: String) -> String? {
        switch (element, attribute) {
        case (_, "title"), (_, "lang"), ("img", "alt"), ("time", "datetime"), ("data", "value"): return value
        case (_, "dir"): return ["ltr", "rtl", "auto"].contains(value.lowercased()) ? value : nil
        case ("a", "href"): return SafeAddress.mayLead(value) ? value : nil
        case ("img", "src"): return SafeAddress.mayShow(value) ? value : nil
        case ("img", "width"), ("img", "height"), ("td", "width"), ("th", "width"), ("table", "width"):
            return isLength(value) ? value : nil
        case ("td", "colspan"), ("th", "colspan"), ("td", "rowspan"), ("th", "rowspan"), ("col", "span"),
            ("colgroup", "span"), ("ol", "start"), ("li", "value"):
            return value.count <= 5 && Int(value) != nil ? value : nil
        case ("th", "scope"): return ["row", "col", "rowgroup", "colgroup"].contains(value.lowercased()) ? value : nil
        case ("details", "open"), ("ol", "reversed"): return ""
        case ("ol", "type"), ("li", "type"), ("ul", "type"): return value.count <= 6 && isWord(value) ? value : nil
        case ("p", "align"), ("div", "align"), ("td", "align"), ("th", "align"), ("tr", "align"), ("table", "align"),
            ("img", "align"), ("h1", "align"), ("h2", "align"), ("h3", "align"), ("h4", "align"), ("h5", "align"),
            ("h6", "align"):
            return ["left", "right", "center", "top", "middle", "bottom"].contains(value.lowercased()) ? value : nil
        default: return nil
        }
    }

    /// A number of pixels or per cent.
    private static func isLength(_ value: String) -> Bool {
        let digits = value.hasSuffix("%") ? value.dropLast() : value[...]
        return (1...5).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func isWord(_ value: String) -> Bool {
        value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
