import Diagnostics

/// The smallest piece of `nn` text that means something.
struct Token: Sendable {
    enum Bracket: String, Sendable {
        case round = "()", square = "[]", curly = "{}"

        var opening: String { String(rawValue.first!) }
        var closing: String { String(rawValue.last!) }
    }

    enum Kind: Sendable, Equatable {
        case number(Double)
        case string(String)
        case name(String)
        case binary(BinaryOperatorSyntax.Kind)
        case arrow, assign, comma, dot, prime, colon, semicolon
        case open(Bracket)
        case close(Bracket)
        /// Stands where a value was meant, but none can be made out of it.
        case broken
        /// A sign that means nothing here.
        case unreadable
    }

    var kind: Kind
    /// Byte offsets in the embedded text, not in the file.
    var range: Range<Int>
    /// The number of bytes before it on its line.
    var column: Int
    /// Whether it is the first of its line.
    var startsLine = false
    /// Whether an empty line stands before its own.
    var followsBlankLine = false
    /// What is wrong with the way it is written. It is reported when the token is read, so that text which is skipped
    /// because of another mistake stays quiet. One at most; a list because tokens should be small.
    var problems: [Diagnostic] = []
    /// A string that runs to the end of its line: what it swallowed is unknown.
    var isUnterminated = false
    /// An opening bracket whose closing one is not written.
    var isUnclosed = false
    /// A closing bracket that is not written.
    var isVirtual = false

    /// Whether a value may begin with it.
    var beginsOperand: Bool {
        switch kind {
        case .number, .string, .broken: true
        case .name(let text): !["on", "and", "or"].contains(text)
        case .open: !isVirtual
        default: false
        }
    }

    /// Whether a statement cannot end with it, so that the next line belongs to the same statement.
    var asksForMore: Bool {
        switch kind {
        case .comma, .arrow, .assign, .binary: true
        case .name(let text): text == "on"
        default: false
        }
    }

    /// Whether it only makes sense after a value.
    var followsOperand: Bool {
        switch kind {
        case .comma, .arrow, .assign, .binary, .dot, .colon: true
        case .name(let text): text == "on"
        default: false
        }
    }
}

extension EmbeddedText {
    /// Offsets in the file of a piece of this text. The end is the place after the last byte, which in a quote is not
    /// the place of the next byte.
    func fileRange(of range: Range<Int>) -> Range<Int> {
        let start = fileOffset(of: range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        return start..<max(start, fileOffset(of: range.upperBound - 1) + 1)
    }

    func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
