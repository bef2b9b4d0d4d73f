extension TreePass {
    /// Gives each heading an identifier: the one it ends with (`{#name}`), or one made of its text. Those of equal
    /// texts are told apart by `-1`, `-2`. Classes at its end become its own.
    public static let headingIdentifiers = TreePass(name: "heading identifiers") { notebook, reading in
        var identifiers = IdentifierSet()
        let (formulas, values) = (notebook.formulas, notebook.values)
        if reading.found.contains(.anchors) {
            notebook.updateBlocks { block in
                guard case .heading(let level, _, let inlines) = block.kind, let given = inlines.givenAttributes else {
                    return
                }
                block.classes = given.classes
                // A name that is taken is none.
                let name = given.name.flatMap { identifiers.insert(given: $0) ? $0 : nil }
                let text = Array(inlines.dropLast()).withoutBlanksAtEnd
                block.kind = .heading(level: level, identifier: name ?? "", text)
            }
        }
        notebook.updateBlocks { block in
            guard case .heading(let level, "", let inlines) = block.kind else { return }
            let text = inlines.plainText(
                formula: { $0 < formulas.count ? formulas[$0].tex : "" },
                value: { $0 < values.count ? values[$0].text.text : "" })
            block.kind = .heading(level: level, identifier: identifiers.insert(headingIdentifier(of: text)), inlines)
        }
    }
}

/// The identifier of a heading by its text: lower-case letters, digits and their marks, `_` and hyphens, which also
/// stand for spaces.
public func headingIdentifier(of text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return headingIdentifier(ofASCII: text) }
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
            slug.unicodeScalars.append(scalar)
        case .dashPunctuation where scalar == "-", .spaceSeparator, .control:
            slug += "-"
        default: break
        }
    }
    let trimmed = slug.drop { $0 == "-" }
    let end = trimmed.lastIndex { $0 != "-" }
    return end.map { String(trimmed[...$0]) } ?? "section"
}

/// The same of a text in ASCII, which most headings are.
private func headingIdentifier(ofASCII text: String) -> String {
    var slug: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            slug.append(byte)
        case UInt8(ascii: "-"), 0...0x20, 0x7F:
            if !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
        default: break
        }
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
}

/// Identifiers given so far.
private struct IdentifierSet {
    private var taken: Set<String> = []
    /// The last number tried after each slug.
    private var numbers: [String: Int] = [:]

    mutating func insert(given name: String) -> Bool { taken.insert(name).inserted }

    /// The slug, numbered if it is taken.
    mutating func insert(_ slug: String) -> String {
        var candidate = slug
        while !taken.insert(candidate).inserted {
            let number = numbers[slug, default: 0] + 1
            numbers[slug] = number
            candidate = "\(slug)-\(number)"
        }
        return candidate
    }
}

extension [Inline] {
    /// What `{…}` at the end says.
    fileprivate var givenAttributes: Attributes? {
        switch last {
        case .anchor(let name)? where !name.hasPrefix("^"): Attributes(name: name)
        case .attributes(let attributes)?: attributes
        default: nil
        }
    }
}
