/// A sign that is not part of a name, a number or a string, and what it means.
struct Sign: Sendable {
    enum Meaning: Sendable {
        case own(Token.Kind)
        /// An operator of other languages, read as `meant`.
        case foreign(meant: String, Token.Kind)
        /// What a keyboard, an input method or a copied page puts where `meant` is meant.
        case lookAlike(meant: String, Token.Kind)
        /// Something elsewhere, and nothing here.
        case nothing(code: String, message: String, hint: String)
    }

    var bytes: [UInt8]
    var meaning: Meaning

    init(_ text: String, _ meaning: Meaning) {
        bytes = Array(text.utf8)
        self.meaning = meaning
    }
}

/// All signs by their first byte, longer ones before their beginnings.
let signs: [UInt8: [Sign]] = {
    let own = Dictionary(uniqueKeysWithValues: ownSigns)
    func kind(_ meant: String) -> Token.Kind {
        guard let kind = own[meant] else { preconditionFailure("\(meant) is no sign of the language") }
        return kind
    }
    var all = ownSigns.map { Sign($0.0, .own($0.1)) }
    all += foreignSigns.map { Sign($0.0, .foreign(meant: $0.1, kind($0.1))) }
    for (meant, texts) in lookAlikes {
        all += texts.unicodeScalars.map { Sign(String($0), .lookAlike(meant: meant, kind(meant))) }
    }
    all += meaninglessSigns
    return Dictionary(grouping: all) { $0.bytes[0] }.mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
}()

private let ownSigns: [(String, Token.Kind)] = [
    ("->", .arrow), ("→", .arrow), ("..", .binary(.interval)), ("==", .binary(.equal)), ("!=", .binary(.notEqual)),
    ("<=", .binary(.lessOrEqual)), (">=", .binary(.greaterOrEqual)), ("~=", .binary(.approximatelyEqual)),
    ("≈", .binary(.approximatelyEqual)), ("<", .binary(.less)), (">", .binary(.greater)), ("+", .binary(.add)),
    ("-", .binary(.subtract)), ("*", .binary(.multiply)), ("/", .binary(.divide)), ("^", .binary(.power)),
    ("=", .assign), (",", .comma), (".", .dot), (":", .colon), (";", .semicolon), ("(", .open(.round)),
    (")", .close(.round)), ("[", .open(.square)), ("]", .close(.square)), ("{", .open(.curly)), ("}", .close(.curly)),
]

private let foreignSigns: [(String, String)] = [
    ("**", "^"), ("===", "=="), ("!==", "!="), ("<>", "!="), ("=<", "<="), (":=", "="), ("...", ".."), ("|>", "->"),
    ("%>%", "->"), ("-->", "->"), ("–>", "->"), ("—>", "->"), ("−>", "->"), ("－>", "->"), ("－＞", "->"),
    // As HTML writes them
    ("&lt;", "<"), ("&gt;", ">"), ("&le;", "<="), ("&ge;", ">="), ("&ne;", "!="), ("&minus;", "-"), ("&times;", "*"),
]

private let lookAlikes: [(String, String)] = [
    ("-", "−–—‐‑﹣－"), ("*", "×·∙⋅∗✕＊"), ("/", "÷∕⁄／"), ("+", "＋"), ("^", "＾ˆ"), ("<=", "≤≦⩽"), (">=", "≥≧⩾"),
    ("!=", "≠"), ("≈", "≅≃∼"), ("==", "≡"), ("=", "＝←"), ("<", "＜〈"), (">", "＞〉"), (",", "，、"), (".", "．"),
    (":", "："), (";", "；"), ("(", "（"), (")", "）"), ("[", "［"), ("]", "］"), ("..", "…‥"), ("->", "⟶⇒➜➔↦"),
]

private let meaninglessSigns: [Sign] =
    ["+=", "-=", "*=", "/=", "^="].map {
        Sign(
            $0,
            .nothing(
                code: "no-assignment", message: "changes a value, but a name is bound once and for all",
                hint: "bind a new name with `let`"))
    }
    + ["&&", "||", "&amp;", "&", "|", "∧", "∨"].map {
        Sign(
            $0,
            .nothing(
                code: "no-logical-operator", message: "joins conditions elsewhere, not here",
                hint: "each condition gets an `expect` line of its own"))
    }
    + ["!", "¬"].map {
        Sign(
            $0,
            .nothing(
                code: "no-logical-operator", message: "negates elsewhere, not here",
                hint: "write the opposite comparison: `!=`, `>=` or `<=`"))
    } + [
        unreadable("=>", "`->` joins layers, `>=` compares"),
        unreadable("@", "layers join with `->`, a model meets its data with `on`"),
        unreadable(
            "%",
            "a share is a fraction such as `0.5`, and `percent(x)` shows one; there is no remainder; comments begin "
                + "with `#`"),
        unreadable("~", "write `~=` or `≈` for equal up to rounding"),
        unreadable("?", "a choice is written `if(condition, a, b)`"),
        unreadable("$", "formulas stand in the prose, outside the block"),
        unreadable("\\", "TeX stands in the prose, outside the block"),
        unreadable("`", "there is no Markdown inside a block"),
        unreadable("√", "write `sqrt(x)`"),
        unreadable("∞", "there is no infinite number; the largest is about `1.8e308`"),
    ]

private func unreadable(_ text: String, _ hint: String) -> Sign {
    Sign(text, .nothing(code: "unreadable-character", message: "means nothing here", hint: hint))
}
