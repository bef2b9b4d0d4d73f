import Diagnostics

/// Bytes that are no note: what is wrong with them, with a text to show it in.
public struct UnreadableNote: Error, Sendable {
    public var source: SourceText
    public var diagnostic: Diagnostic
}

/// The largest note that is read, in bytes.
public let largestNote = 16 * 1024 * 1024

/// Checks that a file's bytes can be read as a note: UTF-8, and at most `largestNote` bytes.
///
/// Nothing is stripped, so offsets in the result are offsets in the file, byte order mark included.
public func decodeNote(name: String, bytes: [UInt8]) throws(UnreadableNote) -> SourceText {
    guard bytes.count <= largestNote else {
        let diagnostic = Diagnostic(
            "note-too-large", .error, "the note has \(bytes.count) bytes; at most \(largestNote) are read", at: nil,
            hint: "split it into several notes, and keep data in files of its own")
        throw UnreadableNote(source: SourceText(name: name, bytes: []), diagnostic: diagnostic)
    }
    let source = SourceText(name: name, bytes: bytes)
    guard let offset = firstInvalidByte(of: bytes) else { return source }
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    let diagnostic = Diagnostic(
        "not-utf8", .error, "the note is not UTF-8: byte \(offset) (in line \(source.line(at: offset))) is 0x\(byte)",
        at: offset..<offset + 1, hint: "save the file as UTF-8")
    throw UnreadableNote(source: source, diagnostic: diagnostic)
}

/// The offset of the first byte that starts no well-formed UTF-8 sequence.
private func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return offset
}
