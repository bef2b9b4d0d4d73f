extension TreePass {
    /// Gives blocks the names that stand in their text: `^name` at the end of a paragraph, or alone after the block
    /// that is meant; `{#fig-label}` after an image; `: Caption {#tbl-label}` after a table. Embeds of notes that are
    /// all of their paragraph become blocks.
    public static let blockNames = TreePass(name: "names of blocks") { notebook, reading in
        guard !reading.found.isDisjoint(with: [.anchors, .embeds]) else { return }
        notebook.blocks = notebook.blocks.named()
        for index in notebook.footnotes.indices {
            notebook.footnotes[index].blocks = notebook.footnotes[index].blocks.named()
        }
    }
}

extension [Block] {
    fileprivate func named() -> [Block] {
        var result: [Block] = []
        for block in self {
            var block = block.mappingBlocks { $0.named() }
            guard case .paragraph(var inlines) = block.kind else {
                result.append(block)
                continue
            }
            if case .anchor(let name)? = inlines.last {
                inlines.removeLast()
                let rest = inlines.withoutBlanksAtEnd
                if name.hasPrefix("^") {
                    if rest.isEmpty, let last = result.indices.last, result[last].identifier == nil {
                        result[last].identifier = name
                        continue
                    }
                    block.identifier = name
                    inlines = rest
                } else if case .image? = rest.last, rest.count == 1 {
                    block.identifier = name
                    inlines = rest
                } else if let last = result.indices.last, let caption = rest.tableCaption,
                    case .table(var table) = result[last].kind, table.caption == nil
                {
                    table.caption = caption
                    result[last].kind = .table(table)
                    result[last].identifier = name
                    continue
                } else {
                    inlines.append(.anchor(name))
                }
                block.kind = .paragraph(inlines)
            }
            if case .embed(let link)? = inlines.first, inlines.count == 1, link.isNote { block.kind = .embed(link) }
            result.append(block)
        }
        return result
    }
}

extension [Inline] {
    var withoutBlanksAtEnd: [Inline] {
        var inlines = self
        while let last = inlines.last {
            switch last {
            case .softBreak, .lineBreak: inlines.removeLast()
            case .text(let text):
                let kept = String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
                inlines.removeLast()
                if !kept.isEmpty { return inlines + [.text(kept)] }
            default: return inlines
            }
        }
        return inlines
    }

    /// What a paragraph `: Caption` says.
    fileprivate var tableCaption: [Inline]? {
        guard case .text(let text)? = first, text.hasPrefix(": ") else { return nil }
        return [.text(String(text.dropFirst(2)))] + dropFirst()
    }
}

extension NoteLink {
    /// Whether it names a note, not a file of another kind: names of notes have no extension, or `.md`.
    public var isNote: Bool {
        let name = target.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return true }
        let ending = name[name.index(after: dot)...].lowercased()
        return ending == "md" || !Self.fileEndings.contains(ending)
    }

    /// Of images, sounds, films and documents that Obsidian shows, and a few that notes come with. A name such as
    /// `1.2 Losses` ends in none of them.
    private static let fileEndings: Set<String> = [
        "avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp", "flac", "m4a", "mp3", "ogg", "wav", "3gp", "mkv",
        "mov", "mp4", "ogv", "webm", "pdf", "canvas", "csv", "txt", "json", "html", "zip", "ipynb", "py",
    ]
}
