import CGumbo

/// A piece of HTML as a browser reads it. Its nodes live as long as it does.
final class ParsedHTML {
    private let output: UnsafeMutablePointer<GumboOutput>
    /// gumbo's nodes point into the text.
    private let text: UnsafeMutableBufferPointer<CChar>

    /// - Parameter isRunningText: whether it stands in a `<span>` rather than a `<div>`.
    init(_ html: String, isRunningText: Bool) {
        let bytes = Array(html.utf8)
        text = .allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { text[index] = CChar(bitPattern: byte) }
        text[bytes.count] = 0
        var options = kGumboDefaultOptions
        options.fragment_context = isRunningText ? GUMBO_TAG_SPAN : GUMBO_TAG_DIV
        options.max_errors = 0
        output = gumbo_parse_with_options(&options, text.baseAddress!, bytes.count)
    }

    deinit {
        var options = kGumboDefaultOptions
        gumbo_destroy_output(&options, output)
        text.deallocate()
    }

    /// The nodes of the fragment.
    var nodes: [Node] { Node(output.pointee.root, length: text.count - 1).children }

    /// What a node is; its children are asked for one by one, so that depth costs no stack.
    struct Node {
        private let node: UnsafeMutablePointer<GumboNode>
        /// The text's, in bytes.
        private let length: Int

        enum Kind {
            case text(String)
            /// `isForeign` for what SVG and MathML have.
            case element(name: String, attributes: [(name: String, value: String)], isForeign: Bool)
            case nothing
        }

        fileprivate init(_ node: UnsafeMutablePointer<GumboNode>, length: Int) {
            self.node = node
            self.length = length
        }

        /// The byte of the text at which an element begins.
        var offset: Int { Int(node.pointee.v.element.start_pos.offset) }

        /// Whether nothing closes an element before the end of the text.
        var isUnclosed: Bool {
            let flags = node.pointee.parse_flags.rawValue
            return flags & GUMBO_INSERTION_IMPLICIT_END_TAG.rawValue != 0
                && Int(node.pointee.v.element.end_pos.offset) >= length
        }

        /// The same for the same node of a tree.
        var identity: UnsafeRawPointer { UnsafeRawPointer(node) }

        var kind: Kind {
            switch node.pointee.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE: return .text(String(cString: node.pointee.v.text.text))
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                let element = node.pointee.v.element
                return .element(
                    name: name, attributes: attributes, isForeign: element.tag_namespace != GUMBO_NAMESPACE_HTML)
            default: return .nothing
            }
        }

        var children: [Node] {
            guard node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE else { return [] }
            let list = node.pointee.v.element.children
            return (0..<Int(list.length)).map { index in
                Node(list.data[index]!.assumingMemoryBound(to: GumboNode.self), length: length)
            }
        }

        private var name: String {
            let element = node.pointee.v.element
            if element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(element.tag)) }
            var written = element.original_tag
            gumbo_tag_from_original_text(&written)
            guard let data = written.data else { return "" }
            let bytes = UnsafeRawBufferPointer(start: data, count: written.length)
            return String(decoding: bytes, as: UTF8.self).lowercased()
        }

        private var attributes: [(name: String, value: String)] {
            let list = node.pointee.v.element.attributes
            return (0..<Int(list.length)).map { index in
                let attribute = list.data[index]!.assumingMemoryBound(to: GumboAttribute.self).pointee
                return (String(cString: attribute.name).lowercased(), String(cString: attribute.value))
            }
        }
    }
}
