import Markdown
import Markup

/// Raw HTML whose pictures and links lead where Markdown's would, and nowhere where Markdown's would be none; all else in
/// it is the author's, byte for byte.
enum LedAddresses {
    static func html(_ html: String, on page: some MarkupContent) -> String {
        let bytes = Array(html.utf8)
        var result: [UInt8] = []
        var position = 0
        for attribute in RawAttribute.all(in: bytes, bytes.indices) where attribute.isAddress {
            if attribute.name == "href", let reason = page.reasonAgainst(link: attribute.value) {
                let place = Self.place(of: attribute, in: bytes)
                result += bytes[position..<place.lowerBound]
                result += Array("data-missing=\"\(escaped(reason))\"".utf8)
                position = place.upperBound
                continue
            }
            let led =
                attribute.isImage
                ? page.imageDestination(attribute.value) : page.linkDestination(attribute.value)
            guard led != attribute.value else { continue }
            var written = HTMLBuffer()
            written.append(escapingDestination: led)
            let quote = attribute.isQuoted ? "" : "\""
            result += bytes[position..<attribute.range.lowerBound]
            result += Array((quote + written.text + quote).utf8)
            position = attribute.range.upperBound
        }
        return position == 0 ? html : String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// All of an attribute, its name and its quotes.
    private static func place(of attribute: RawAttribute, in bytes: [UInt8]) -> Range<Int> {
        let quotes = attribute.isQuoted ? 1 : 0
        let mark = bytes[..<attribute.range.lowerBound].lastIndex(of: UInt8(ascii: "="))!
        let nameEnd = bytes[..<mark].lastIndex { $0 > 0x20 }! + 1
        return nameEnd - attribute.name.utf8.count..<attribute.range.upperBound + quotes
    }
}
