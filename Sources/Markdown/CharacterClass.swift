/// What CommonMark asks of the characters beside a run of delimiters.
enum CharacterClass {
    case whitespace, punctuation, other

    init(of scalar: Unicode.Scalar) {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            self =
                LineText.isBlank(byte)
                ? .whitespace : byte > 0x20 && byte < 0x7F && !LineText.isAlphanumeric(byte) ? .punctuation : .other
            return
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: self = .whitespace
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            self = .punctuation
        default: self = .other
        }
    }

    /// Of the character before `offset`; a text's start counts as a blank.
    init(before offset: Int, in bytes: [UInt8], from start: Int) {
        var first = offset - 1
        while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        self = first < start ? .whitespace : Self(ofFirstIn: bytes[first..<offset])
    }

    /// Of the character at `offset`; a text's end counts as a blank.
    init(at offset: Int, in bytes: [UInt8], to end: Int) {
        self = offset >= end ? .whitespace : Self(ofFirstIn: bytes[offset..<min(end, offset + 4)])
    }

    private init(ofFirstIn bytes: ArraySlice<UInt8>) {
        self = String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map(Self.init(of:)) ?? .whitespace
    }
}
