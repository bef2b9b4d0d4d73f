import Diagnostics

extension Notebook {
    /// Where a link's or an image's destination is written.
    public struct DestinationPlace: Sendable {
        /// The destination, backslash escapes resolved, as the tree has it unless it holds character references.
        public var destination: String
        public var range: Range<Int>

        init(range: Range<Int>, in source: SourceText) {
            self.range = range
            let written = Array(source.bytes[range])
            var resolved: [UInt8] = []
            for (position, byte) in written.enumerated() {
                let next = position + 1 < written.count ? written[position + 1] : 0
                let isEscape = byte == UInt8(ascii: "\\") && (0x21...0x7E).contains(next)
                    && !LineText.isAlphanumeric(next)
                let isEscaped = byte == UInt8(ascii: "\\") && position > 0 && resolved.count < position
                    && written[position - 1] == UInt8(ascii: "\\")
                if !isEscape || isEscaped { resolved.append(byte) }
            }
            destination = String(decoding: resolved, as: UTF8.self)
        }
    }

    /// The places at which a destination of the tree is written; the whole file's start if it cannot be told.
    public func places(ofDestination destination: String) -> [Range<Int>] {
        destinations.filter { $0.destination == destination }.map(\.range)
    }
}
