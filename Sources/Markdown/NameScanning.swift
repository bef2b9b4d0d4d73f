/// Names and attributes behind what they belong to.
extension TextScanner {
    /// `^name` at the end of a block; `{…}` as below.
    mutating func anchor(from start: Int, in region: TextRegions.Region) -> Int? {
        guard options.syntax.contains(.anchors) else { return nil }
        return bytes[start] == UInt8(ascii: "^") ? blockName(from: start, in: region) : attributes(from: start, in: region)
    }

    private mutating func blockName(from start: Int, in region: TextRegions.Region) -> Int? {
        let end = region.textEnd
        guard region.isParagraph, start == region.range.lowerBound || LineText.isBlank(bytes[start - 1]),
            end - start >= 2,
            bytes[(start + 1)..<end].allSatisfy({ LineText.isAlphanumeric($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        found.insert(.anchors)
        // The shortest mask has three bytes; the blank before is the third.
        let isShort = end - start == 2
        guard !isShort || (start > region.range.lowerBound && bytes[start - 1] != UInt8(ascii: "\n")) else {
            return nil
        }
        let range = (isShort ? start - 1 : start)..<end
        return add(.inline(.anchor(text(of: start..<end))), range, content: range, in: region)
    }

    /// `{#label}` where the label is one for references; `{#name .class width=50%}` at the end of a heading and directly
    /// behind an image.
    private mutating func attributes(from start: Int, in region: TextRegions.Region) -> Int? {
        guard let (attributes, end) = Attributes.read(bytes, from: start, limit: region.range.upperBound) else { return nil }
        let range = start..<end
        let inline: MaskedInline
        if let name = attributes.name, attributes == Attributes(name: name),
            CrossReference.prefixes.contains(where: { bytes.hasBytes($0, at: start + 2) })
        {
            inline = .anchor(name)
        } else if start == imageEnd {
            inline = .imageAttributes(attributes)
        } else if region.isHeading, end == region.textEnd {
            inline = .headingAttributes(attributes)
        } else {
            return nil
        }
        found.insert(.anchors)
        return add(.inline(inline), range, content: range, in: region)
    }
}
