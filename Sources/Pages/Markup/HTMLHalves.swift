import Markdown
import World

extension HTMLWriter where Content: Sendable {
    /// The blocks as HTML, and the footnotes behind them; of many blocks two halves at once.
    ///
    /// - Parameters:
    ///   - size: about how many bytes it will be.
    ///   - manyBlocks: from so many on there is more to write than a second thread costs.
    static func write(
        inHalves blocks: [Block], footnotes: [Footnote], content: Content, size: Int, from manyBlocks: Int = 1000
    ) -> HTMLBuffer {
        guard blocks.count >= manyBlocks,
            let middle = blocks[(blocks.count / 2)...].firstIndex(where: { $0.headingLevel != nil })
        else { return write(blocks, footnotes: footnotes, content: content) }
        // Behind a heading nothing depends on what stands before it, but for the line's beginning.
        var (html, rest) = both(
            { write(blocks[..<middle], content: content, size: size) },
            { write(blocks[middle...], footnotes: footnotes, content: content, size: size / 2) })
        html.startLine()
        html.append(rest)
        return html
    }
}

extension HTMLWriter {
    /// - Parameter size: about how many bytes it will be.
    static func write(
        _ blocks: ArraySlice<Block>, footnotes: [Footnote] = [], content: Content, options: Options = Options(),
        size: Int = 0
    ) -> HTMLBuffer {
        var writer = HTMLWriter(content: content, options: options)
        writer.html.reserve(size)
        for block in blocks { writer.write(block, inTightList: false) }
        if !footnotes.isEmpty { writer.write(footnotes) }
        return writer.html
    }
}
