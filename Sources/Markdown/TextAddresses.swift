extension TreePass {
    /// Addresses in the text that the scan before cmark left alone, since they stood in brackets which might have been
    /// a link's: those that turned out to be in no link are links now.
    public static let textAddresses = TreePass(name: "addresses in brackets") { notebook, reading in
        guard reading.found.contains(.addressesInBrackets) else { return }
        notebook.updateBlocks { block in block = block.mappingInlines { $0.linkingAddresses() } }
    }
}

extension [Inline] {
    fileprivate func linkingAddresses() -> [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .text(let text): text.linkingAddresses()
            case .link, .image, .noteLink: [inline]
            default: [inline.children.map { inline.with(children: $0.linkingAddresses()) } ?? inline]
            }
        }
    }
}

extension String {
    fileprivate func linkingAddresses() -> [Inline] {
        let bytes = Array(utf8)
        guard bytes.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") })
        else { return [.text(self)] }
        let addresses = Addresses(bytes: bytes)
        var inlines: [Inline] = []
        var start = 0
        var position = 0
        while position < bytes.count {
            guard let address = addresses.address(at: position, in: start..<bytes.count),
                address.range.upperBound > position
            else {
                position += 1
                continue
            }
            if address.range.lowerBound > start {
                inlines.append(.text(String(decoding: bytes[start..<address.range.lowerBound], as: UTF8.self)))
            }
            let text = String(decoding: bytes[address.range], as: UTF8.self)
            inlines.append(.link(destination: address.scheme + text, title: "", [.text(text)]))
            start = address.range.upperBound
            position = start
        }
        guard start > 0 else { return [.text(self)] }
        if start < bytes.count { inlines.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
        return inlines
    }
}
