/// Text that may stand in an element of HTML, or in an attribute in double quotes.
public func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { reference(for: $0) != nil }) else { return text }
    var bytes: [UInt8] = []
    escape(text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

/// The same in XML, which has no place for control characters: a replacement character stands for each.
public func escapedForXML(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isBarredFromXML) else { return escaped(text) }
    var allowed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { allowed.append(isBarredFromXML(scalar) ? "\u{FFFD}" : scalar) }
    return escaped(String(allowed))
}

/// Appends text to HTML in UTF-8.
public func escape(_ text: String, into bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { text in
        var start = 0
        for place in text.indices {
            guard let reference = reference(for: text[place]) else { continue }
            bytes.append(contentsOf: text[start..<place])
            bytes.append(contentsOf: reference.utf8)
            start = place + 1
        }
        bytes.append(contentsOf: text[start...])
    }
}

/// What a character that means something in markup is written as.
@inline(__always)
private func reference(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
}

/// XML 1.0, production 2, `Char`.
private func isBarredFromXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": false
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": true
    default: false
    }
}
