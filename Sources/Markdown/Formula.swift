import Diagnostics

/// TeX found in a note, and where.
public struct Formula: Sendable {
    /// Without delimiters and without the prefixes of quoted lines.
    public var tex: String
    public var isDisplay: Bool
    /// Each place it stands at; the first is used for diagnostics.
    public var places: [EmbeddedText]
    /// The bytes of the file each place covers, delimiters included.
    public var ranges: [Range<Int>]
    /// Its numbered equations, in order.
    public var equations: [Equation] = []
    /// What is to be typeset in place of `tex`: labels taken out, numbers put in.
    public var typeset: EditedText?
}

/// A numbered equation: a displayed formula or a row of one.
public struct Equation: Sendable, Hashable {
    /// What a reference shows: a number, or what `\tag` says.
    public var number: String
    /// What a reference names it by.
    public var label: String?
}

/// A text some stretches of which were replaced.
public struct EditedText: Sendable {
    public struct Edit: Sendable {
        /// In bytes of the original.
        public var range: Range<Int>
        public var replacement: String

        init(_ range: Range<Int>, _ replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }

    public let text: String
    private let edits: [Edit]

    /// - Parameter edits: those that do not overlap, in order.
    init(_ original: String, edits: [Edit]) {
        let bytes = Array(original.utf8)
        var result: [UInt8] = []
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        text = String(decoding: result + bytes[position...], as: UTF8.self)
        self.edits = edits
    }

    /// Where in the original a byte of the text stands; what was put in stands where it was put.
    public func originalOffset(of offset: Int) -> Int {
        var shift = 0
        for edit in edits {
            let start = edit.range.lowerBound + shift
            if offset < start { break }
            let length = edit.replacement.utf8.count
            if offset < start + length { return edit.range.lowerBound }
            shift += length - edit.range.count
        }
        return offset - shift
    }
}
