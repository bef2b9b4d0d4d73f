import CCMark

/// What cmark makes of a text, as values: no pointer leaves this file.
struct ParsedNode {
    enum Kind {
        case document, quote, item, paragraph, thematicBreak, softBreak, lineBreak, emphasis, strong
        /// `start` is `nil` for bullets.
        case list(start: Int?, isTight: Bool)
        /// A fenced or indented block; `info` is empty for an indented one.
        case codeBlock(info: [UInt8])
        case html
        case heading(level: Int)
        case text, code, inlineHTML
        case link(destination: [UInt8], title: [UInt8])
        case image(destination: [UInt8], title: [UInt8])
    }

    var kind: Kind
    /// The text of a leaf; empty for others.
    var literal: [UInt8] = []
    /// From 1, as cmark counts them. Only blocks' starts and paragraphs' ends can be relied on.
    var firstLine: Int
    var lastLine: Int
    /// The byte column from 1 where a block starts.
    var column: Int
    var children: [ParsedNode] = []
}

/// A document nested deeper than the reader walks.
struct NestingTooDeep: Error {
    /// The line of the innermost block that still has a place, from 1.
    var line: Int
}

/// Parses with cmark and copies its tree.
///
/// The walk is a loop, so that depth costs no stack; a tree deeper than `depthLimit` is refused before anything
/// recursive sees it.
func parseCommonMark(_ bytes: [UInt8], depthLimit: Int) throws(NestingTooDeep) -> ParsedNode {
    let root = bytes.withUnsafeBytes { buffer -> OpaquePointer? in
        // cmark wants a pointer even where there is nothing to read.
        guard let base = buffer.baseAddress else { return cmark_parse_document("", 0, CMARK_OPT_DEFAULT) }
        return cmark_parse_document(base.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let root else { preconditionFailure("cmark made no document") }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { preconditionFailure("cmark made no iterator") }
    defer { cmark_iter_free(iterator) }

    var open: [ParsedNode] = []
    var line = 1
    while true {
        let event = cmark_iter_next(iterator)
        guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
        if event == CMARK_EVENT_ENTER {
            let copy = shallowCopy(of: node)
            if copy.firstLine > 0 { line = copy.firstLine }
            if copy.isContainer {
                guard open.count < depthLimit else { throw NestingTooDeep(line: line) }
                open.append(copy)
            } else {
                open[open.count - 1].children.append(copy)
            }
        } else {
            let closed = open.removeLast()
            if open.isEmpty { return closed }
            open[open.count - 1].children.append(closed)
        }
    }
    preconditionFailure("cmark's walk left the document open")
}

extension ParsedNode {
    /// Whether cmark sends an exit event for it.
    fileprivate var isContainer: Bool {
        switch kind {
        case .codeBlock, .html, .thematicBreak, .softBreak, .lineBreak, .text, .code, .inlineHTML: false
        default: true
        }
    }
}

private func shallowCopy(of node: OpaquePointer) -> ParsedNode {
    ParsedNode(
        kind: kind(of: node), literal: copied(cmark_node_get_literal(node)),
        firstLine: Int(cmark_node_get_start_line(node)), lastLine: Int(cmark_node_get_end_line(node)),
        column: Int(cmark_node_get_start_column(node)))
}

private func kind(of node: OpaquePointer) -> ParsedNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST:
        .list(
            start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil,
            isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock(info: copied(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
        .link(destination: copied(cmark_node_get_url(node)), title: copied(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
        .image(destination: copied(cmark_node_get_url(node)), title: copied(cmark_node_get_title(node)))
    default: preconditionFailure("a kind of node cmark's parser does not make")
    }
}

/// cmark keeps the string; it is freed with the tree.
private func copied(_ string: UnsafePointer<CChar>?) -> [UInt8] {
    guard let string else { return [] }
    var length = 0
    while string[length] != 0 { length += 1 }
    return Array(UnsafeRawBufferPointer(start: string, count: length))
}
