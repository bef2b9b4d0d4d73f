import Markdown

/// Raw HTML whose pictures and links lead where Markdown's would; all else in it is the author's, byte for byte.
enum LedAddresses {
    static func html(_ html: String, on page: some MarkupContent) -> String {
        let bytes = Array(html.utf8)
        var result: [UInt8] = []
        var position = 0
        for attribute in RawAttribute.all(in: bytes, bytes.indices) where attribute.isAddress {
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
}
