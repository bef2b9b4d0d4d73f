import CCMark
import Dispatch
import ParserMemory
import Synchronization

/// A document nested deeper than `Limits.nesting`.
struct NestingTooDeep: Error {
    /// The line of the innermost block that still has a place, from 1.
    var line: Int
}

/// A text as cmark parsed it. Its nodes live as long as it does.
final class CommonMarkDocument {
    /// One, or two for a long text.
    private let parts: [ParsedPart]

    /// A text shorter than this is parsed by one core.
    static let longText = 1 << 17

    /// Parses, and refuses a tree deeper than `Limits.nesting` before anything recursive sees it.
    ///
    /// - Parameters:
    ///   - isSmart: straight quotes, dashes and dots in running text become those of print.
    ///   - limit: the length from which on two cores take half of the text each.
    init(_ bytes: [UInt8], isSmart: Bool = false, inHalvesFrom limit: Int = longText) throws(NestingTooDeep) {
        parts =
            (bytes.count >= limit ? Self.halves(of: bytes, isSmart: isSmart) : nil)
            ?? [ParsedPart(bytes, 0..<bytes.count, firstLine: 1, isSmart: isSmart)]
        for part in parts { try part.checkDepth() }
    }

    var root: ParsedNode { parts[0].root(before: parts.dropFirst().first) }

    /// The halves of a text that is parsed alike in two parts, at a heading that no block goes on over; `nil` where
    /// there is none near the middle, or where what one half says may change the other: a link's definition.
    private static func halves(of bytes: [UInt8], isSmart: Bool) -> [ParsedPart]? {
        guard let start = headingNearMiddle(of: bytes) else { return nil }
        let lines = bytes[..<start].withUnsafeBufferPointer { bytes in
            bytes.reduce(into: 1) { count, byte in if byte == UInt8(ascii: "\n") { count += 1 } }
        }
        let ranges = [(0..<start, 1), (start..<bytes.count, lines)]
        let parsed = Mutex<[ParsedPart?]>([nil, nil])
        DispatchQueue.concurrentPerform(iterations: 2) { number in
            let part = ParsedPart(bytes, ranges[number].0, firstLine: ranges[number].1, isSmart: isSmart)
            parsed.withLock { $0[number] = part }
        }
        let parts = parsed.withLock { $0.compactMap { $0 } }
        return parts[0].mayEndOpen ? nil : parts
    }

    /// A line that begins with `# `, behind an empty one: it ends every list, quote and paragraph.
    private static func headingNearMiddle(of bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            for place in bytes.indices.dropLast()
            where bytes[place] == UInt8(ascii: "]") && bytes[place + 1] == UInt8(ascii: ":") { return nil }
            var place = bytes.count / 2
            while place + 9 < bytes.count {
                if bytes[place] == UInt8(ascii: "\n"), bytes[place + 1] == UInt8(ascii: "\n") {
                    let hashes = bytes[(place + 2)..<(place + 9)].prefix { $0 == UInt8(ascii: "#") }
                    if (1...6).contains(hashes.count), bytes[hashes.endIndex] == UInt8(ascii: " ") { return place + 2 }
                }
                place += 1
            }
            return nil
        }
    }
}

/// A text, or a part of one, as cmark parsed it.
///
/// Unchecked, since it is handed from the thread that made it to one that only looks at it.
private final class ParsedPart: @unchecked Sendable {
    private let pointer: OpaquePointer
    /// Holds all of the tree.
    private let memory = parser_memory_new()
    /// Lines of the text before this part.
    private let linesBefore: Int

    init(_ bytes: [UInt8], _ range: Range<Int>, firstLine: Int, isSmart: Bool) {
        linesBefore = firstLine - 1
        parser_memory_use(memory)
        defer { parser_memory_use(nil) }
        let options = isSmart ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT
        let parser = cmark_parser_new_with_mem(options, Self.functions.pointer)
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self) + range.lowerBound, range.count)
        }
        guard let root = cmark_parser_finish(parser) else { preconditionFailure("cmark made no document") }
        cmark_parser_free(parser)
        pointer = root
    }

    deinit { parser_memory_free(memory) }

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

    /// Whether the last block might go on in what follows, even over a heading: code between fences, HTML.
    var mayEndOpen: Bool {
        guard let last = cmark_node_last_child(pointer) else { return false }
        let type = cmark_node_get_type(last)
        return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK
    }

    func root(before other: ParsedPart?) -> ParsedNode {
        ParsedNode(pointer, linesBefore: linesBefore, next: other.map { ParsedNode($0.pointer, linesBefore: $0.linesBefore) })
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
    func checkDepth() throws(NestingTooDeep) {
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
    /// The children of this one come behind the node's own; for a document in two parts.
    private let next: OpaquePointer?
    private let linesBeforeNext: Int

    fileprivate init(_ node: OpaquePointer, linesBefore: Int, next: ParsedNode? = nil) {
        self.node = node
        self.linesBefore = linesBefore
        self.next = next?.node
        linesBeforeNext = next?.linesBefore ?? 0
    }

    /// From 1, as cmark counts them. Only blocks' starts and paragraphs' ends can be relied on.
    var firstLine: Int { Int(cmark_node_get_start_line(node)) + linesBefore }
    var lastLine: Int { Int(cmark_node_get_end_line(node)) + linesBefore }
    /// The byte column from 1 where a block starts.
    var column: Int { Int(cmark_node_get_start_column(node)) }
    var children: Children {
        Children(
            first: cmark_node_first_child(node), linesBefore: linesBefore,
            then: next.flatMap { cmark_node_first_child($0) }, linesBeforeThen: linesBeforeNext)
    }
    /// The text of a leaf; empty for others.
    var literal: UnsafeRawBufferPointer { Self.bytes(of: cmark_node_get_literal(node)) }

    struct Children: Sequence, IteratorProtocol {
        fileprivate var first: OpaquePointer?
        fileprivate var linesBefore: Int
        fileprivate var then: OpaquePointer?
        fileprivate let linesBeforeThen: Int

        mutating func next() -> ParsedNode? {
            if first == nil, then != nil { (first, linesBefore, then) = (then, linesBeforeThen, nil) }
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
