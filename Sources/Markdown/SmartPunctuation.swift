extension FrontMatter {
    /// Gives the texts that stand on the page the punctuation of print. They are no Markdown, and stay as they are
    /// otherwise.
    mutating func setPunctuation() {
        title = title.map(withPunctuationOfPrint)
        subtitle = subtitle.map(withPunctuationOfPrint)
        description = description.map(withPunctuationOfPrint)
    }
}

/// A text with quotes, dashes and dots as cmark sets them in running text; all other marks are escaped, so that none
/// is markup.
private func withPunctuationOfPrint(_ text: String) -> String {
    var line = Array("# ".utf8)
    for byte in text.utf8 {
        let isPunctuation = byte < 0x80 && byte > 0x20 && !LineText.isAlphanumeric(byte)
        if isPunctuation, !"\"'-.".utf8.contains(byte) { line.append(UInt8(ascii: "\\")) }
        // A heading is one line, and has no control characters.
        line.append(byte < 0x20 ? 0x20 : byte)
    }
    guard let document = try? CommonMarkDocument(line, isSmart: true) else {
        preconditionFailure("a heading nests nothing")
    }
    return withExtendedLifetime(document) {
        let pieces = document.root.children.flatMap { heading in heading.children.flatMap { Array($0.literal) } }
        return String(decoding: pieces, as: UTF8.self)
    }
}
