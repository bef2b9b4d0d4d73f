import CCMark
import ParserMemory

/// A text, or a part of one, as cmark parsed it. Its nodes live as long as it does.
///
/// Unchecked, since it is handed from the thread that made it to one that only looks at it.
final class CommonMarkDocument: @unchecked Sendable {
    private let pointer: OpaquePointer
    /// Holds all of the tree.
    private let memory = parser_memory_new()
    /// Lines of the text before the part.
    private let linesBefore: Int
    private let lineCount: Int

    /// Parses, and refuses a tree deeper than `Limits.nesting` before anything recursive sees it.
    ///
    /// - Parameters:
    ///   - part: what to parse; all of the text where it is `nil`.
    ///   - isSmart: straight quotes, dashes and dots in running text become those of print.
    init(_ bytes: [UInt8], part: TextPart? = nil, isSmart: Bool = false) throws(NestingTooDeep) {
        linesBefore = (part?.lines.lowerBound ?? 1) - 1
        lineCount = part?.lines.count ?? 0
        parser_memory_use(memory)
        defer { parser_memory_use(nil) }
        let options = isSmart ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT
        let parser = cmark_parser_new_with_mem(options, Self.functions.pointer)
        let range = part?.range ?? bytes.indices
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self) + range.lowerBound, range.count)
        }
        guard let root = cmark_parser_finish(parser) else { preconditionFailure("cmark made no document") }
        cmark_parser_free(parser)
        pointer = root
        try checkDepth()
    }

    deinit { parser_memory_free(memory) }

    var root: ParsedNode { ParsedNode(pointer, linesBefore: linesBefore) }

    /// cmark keeps the address in every node. Never written to.
    private struct Functions: @unchecked Sendable {
        let pointer: UnsafeMutablePointer<cmark_mem>

        init() {
            pointer = .allocate(capacity: 1)
            pointer.initialize(
                to: cmark_mem(
                    calloc: parser_memory_calloc, realloc: parser_memory_realloc, free: parser_memory_release))
        }
    }

    private static let functions = Functions()

    /// Whether the part's last block might go on in what follows, even over a heading: code whose fence is not closed,
    /// which ends with the part's last line, or HTML.
    var mayEndOpen: Bool {
        guard let last = cmark_node_last_child(pointer) else { return false }
        switch cmark_node_get_type(last) {
        case CMARK_NODE_CODE_BLOCK: return cmark_node_get_end_line(last) >= lineCount
        case CMARK_NODE_HTML_BLOCK: return true
        default: return false
        }
    }

    /// That of the innermost node around it that has one.
    private func line(of node: OpaquePointer) -> Int {
        var place: OpaquePointer? = node
        while let node = place {
            let line = Int(cmark_node_get_start_line(node))
            if line > 0 { return line + linesBefore }
            place = cmark_node_parent(node)
        }
        return 1
    }

    /// A loop, so that depth costs no stack.
    private func checkDepth() throws(NestingTooDeep) {
        var node = pointer
        var depth = 0
        while true {
            if let child = cmark_node_first_child(node) {
                depth += 1
                guard depth < Limits.nesting else { throw NestingTooDeep(line: line(of: node)) }
                node = child
                continue
            }
            while cmark_node_next(node) == nil {
                guard let parent = cmark_node_parent(node) else { return }
                node = parent
                depth -= 1
            }
            node = cmark_node_next(node)!
        }
    }
}

/// A node of cmark's tree, to be looked at while its document lives.
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

    private let node: OpaquePointer
    /// Of the text, before the part that was parsed by itself.
    private let linesBefore: Int

    fileprivate init(_ node: OpaquePointer, linesBefore: Int) {
        self.node = node
        self.linesBefore = linesBefore
    }

    /// From 1, as cmark counts them. Only blocks' starts and paragraphs' ends can be relied on.
    var firstLine: Int { Int(cmark_node_get_start_line(node)) + linesBefore }
    var lastLine: Int { Int(cmark_node_get_end_line(node)) + linesBefore }
    /// The byte column from 1 where a block starts.
    var column: Int { Int(cmark_node_get_start_column(node)) }
    var children: Children { Children(first: cmark_node_first_child(node), linesBefore: linesBefore) }
    /// The text of a leaf; empty for others.
    var literal: UnsafeRawBufferPointer { Self.bytes(of: cmark_node_get_literal(node)) }

    struct Children: Sequence, IteratorProtocol {
        fileprivate var first: OpaquePointer?
        fileprivate let linesBefore: Int

        mutating func next() -> ParsedNode? {
            guard let node = first else { return nil }
            first = cmark_node_next(node)
            return ParsedNode(node, linesBefore: linesBefore)
        }
    }

    var kind: Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST:
            .list(
                start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
                    ? Int(cmark_node_get_list_start(node)) : nil,
                isTight: cmark_node_get_list_tight(node) != 0)
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock(info: copied(cmark_node_get_fence_info(node)))
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
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

    private func copied(_ string: UnsafePointer<CChar>?) -> [UInt8] { Array(Self.bytes(of: string)) }

    /// cmark keeps the string; it is freed with the tree.
    private static func bytes(of string: UnsafePointer<CChar>?) -> UnsafeRawBufferPointer {
        guard let string else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: string, count: parser_text_length(string))
    }
}
