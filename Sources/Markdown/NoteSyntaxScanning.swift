import Diagnostics

/// What notes have beyond CommonMark and formulas: Obsidian's links, comments, tags and anchors, footnotes, references.
extension TextScanner {
    /// `[[Note]]`, `[^footnote]`, `[@fig-a; -@fig-b]`.
    mutating func bracketed(from start: Int, in region: TextRegions.Region) -> Int? {
        guard start + 2 < region.range.upperBound else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "["):
            return options.syntax.contains(.noteLinks) ? noteLink(from: start, in: region) : nil
        case UInt8(ascii: "^"):
            return options.syntax.contains(.footnotes) ? footnote(from: start, in: region) : nil
        case UInt8(ascii: "@"), UInt8(ascii: "-"): return references(from: start, in: region)
        default: return nil
        }
    }

    mutating func embed(from start: Int, in region: TextRegions.Region) -> Int? {
        guard bytes.hasBytes("![[", at: start), let content = noteLinkContent(from: start + 3, in: region) else {
            return nil
        }
        let range = start..<content.upperBound + 2
        let link = NoteLink(linkText(content), written: text(of: range), isEmbed: true)
        noteLinks.append(Notebook.Place(content: link, range: range))
        if !link.isNote { destinations.append(DestinationPlace(destination: link.target, range: range)) }
        found.insert(.embeds)
        return add(.inline(.embed(link)), range, content: content, in: region)
    }

    private mutating func noteLink(from start: Int, in region: TextRegions.Region) -> Int? {
        guard let content = noteLinkContent(from: start + 2, in: region) else { return nil }
        let closing = content.upperBound..<content.upperBound + 2
        let range = start..<closing.upperBound
        let link = NoteLink(linkText(content), written: text(of: range), isEmbed: false)
        noteLinks.append(Notebook.Place(content: link, range: range))
        if let text = linkedText(of: content) {
            add(.inline(.noteLinkStart(link)), start..<text.lowerBound, content: content, in: region)
            delimiters.append(FoundDelimiter(byte: .noteLinkEnd, range: closing))
            scanNested(text, in: region)
            return closing.upperBound
        }
        let suffix = bytes[range.upperBound..<region.range.upperBound].prefix(while: LineText.isLetter)
        return add(
            .inline(.noteLink(link, suffix: String(decoding: suffix, as: UTF8.self))),
            start..<suffix.endIndex, content: content, in: region)
    }

    /// What stands between `[[` and `]]` on one line; `nil` where it names nothing.
    private func noteLinkContent(from start: Int, in region: TextRegions.Region) -> Range<Int>? {
        var position = start
        while position + 1 < region.range.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\n"), UInt8(ascii: "["): return nil
            case UInt8(ascii: "]"):
                guard bytes[position + 1] == UInt8(ascii: "]") else { return nil }
                let target = bytes[start..<position].prefix { $0 != UInt8(ascii: "|") }
                return target.allSatisfy(LineText.isBlank) ? nil : start..<position
            default: position += 1
            }
        }
        return nil
    }

    /// What follows `|`, blanks aside.
    private func linkedText(of content: Range<Int>) -> Range<Int>? {
        guard let pipe = bytes[content].firstIndex(of: UInt8(ascii: "|")) else { return nil }
        let text = LineText.trimmed(pipe + 1..<content.upperBound, in: bytes)
        return text.isEmpty ? nil : text.lowerBound..<content.upperBound
    }

    /// In a table `|` is written `\|`.
    private func linkText(_ content: Range<Int>) -> String {
        text(of: content).replacing("\\|", with: "|")
    }

    private mutating func footnote(from start: Int, in region: TextRegions.Region) -> Int? {
        let label = bytes[(start + 2)..<region.range.upperBound].prefix {
            !LineText.isBlank($0) && !"[]".utf8.contains($0)
        }
        let end = label.endIndex
        guard !label.isEmpty, end < region.range.upperBound, bytes[end] == UInt8(ascii: "]") else { return nil }
        let range = start..<end + 1
        let name = String(decoding: label, as: UTF8.self)
        if footnoteLabels.contains(name.lowercased()) {
            if LinkDestination(in: bytes, from: end + 1, limit: region.range.upperBound) != nil { return nil }
            return add(.inline(.footnote(label: name)), range, content: range, in: region)
        }
        // `[^a-z]` may be no footnote at all.
        if !opensLinkTail(at: end + 1), label.allSatisfy({ LineText.isAlphanumeric($0) || $0 >= 0x80 }) {
            let similar = footnoteLabels.count > 1_000 ? nil : nearestName(to: name.lowercased(), among: footnoteLabels)
            diagnostics.append(
                Diagnostic(
                    "missing-footnote", .warning, "there is no footnote `[^\(name)]: …` in the note", at: range,
                    hint: similar.map { "did you mean `[^\($0)]`?" }))
        }
        return nil
    }

    /// `%%…%%`, in the block or beyond it.
    mutating func comment(from start: Int, in region: TextRegions.Region) -> Int? {
        guard bytes.hasBytes("%%", at: start), !hasUnclosedComment else { return nil }
        let bound = isNested ? region.range.upperBound : bytes.count
        var position = start + 2
        while position + 1 < bound, !bytes.hasBytes("%%", at: position) { position += 1 }
        guard position + 1 < bound else {
            guard !isNested else { return start + 2 }
            hasUnclosedComment = true
            diagnostics.append(
                Diagnostic(
                    "unclosed-comment", .warning, "no `%%` ends this comment, so it is shown", at: start..<start + 2,
                    hint: "two percent signs in the text are `\\%\\%`"))
            return start + 2
        }
        let range = start..<position + 2
        guard range.upperBound <= region.range.upperBound else {
            blockComments.append(range)
            return range.upperBound
        }
        return add(.inline(.comment), range, content: range, in: region)
    }

    mutating func tag(from start: Int, in region: TextRegions.Region) -> Int? {
        guard start == region.range.lowerBound || LineText.isBlank(bytes[start - 1]) else { return nil }
        let candidates = bytes[(start + 1)..<region.range.upperBound].prefix {
            LineText.isAlphanumeric($0) || $0 >= 0x80 || "_-/".utf8.contains($0)
        }
        var name = ""
        for scalar in String(decoding: candidates, as: UTF8.self).unicodeScalars {
            guard scalar.isASCII || CharacterClass(of: scalar) == .other else { break }
            name.unicodeScalars.append(scalar)
        }
        // `#1` is a number. The shortest mask has three bytes.
        guard name.utf8.count >= 2, !name.utf8.allSatisfy(LineText.isDigit) else { return nil }
        if seenTags.insert(name).inserted { tags.append(name) }
        let range = start..<start + 1 + name.utf8.count
        return add(.inline(.tag(name)), range, content: range, in: region)
    }

    // MARK: - References

    /// `\ref{label}`, `\eqref{label}`.
    mutating func reference(from start: Int, in region: TextRegions.Region) -> Int? {
        guard options.syntax.contains(.crossReferences), options.math else { return nil }
        let form: CrossReference.Form
        if bytes.hasBytes("\\eqref{", at: start) {
            form = .parenthesized
        } else if bytes.hasBytes("\\ref{", at: start) {
            form = .number
        } else {
            return nil
        }
        let name = start + (form == .number ? 5 : 7)
        guard
            let end = bytes[name..<max(name, region.range.upperBound)].firstIndex(where: { "{}\n".utf8.contains($0) }),
            bytes[end] == UInt8(ascii: "}"), end > name
        else { return nil }
        return refer(to: text(of: name..<end), form, start..<end + 1, in: region)
    }

    /// `[@fig-a; -@fig-b]`: the brackets are not shown, `-` asks for the number alone.
    private mutating func references(from start: Int, in region: TextRegions.Region) -> Int? {
        guard options.syntax.contains(.crossReferences) else { return nil }
        let limit = region.range.upperBound
        var items: [(range: Range<Int>, label: Range<Int>, form: CrossReference.Form)] = []
        var position = start
        repeat {
            position += 1
            while position < limit, LineText.isBlank(bytes[position]) { position += 1 }
            let isNumber = position < limit && bytes[position] == UInt8(ascii: "-")
            let at = isNumber ? position + 1 : position
            guard bytes.hasBytes("@", at: at), let end = labelEnd(from: at, limit: limit) else { return nil }
            items.append((position..<end, at + 1..<end, isNumber ? .number : .named))
            position = end
            while position < limit, LineText.isBlank(bytes[position]) { position += 1 }
            guard position < limit else { return nil }
        } while bytes[position] == UInt8(ascii: ";")
        guard bytes[position] == UInt8(ascii: "]"), !opensLinkTail(at: position + 1) else { return nil }
        items[0].range = start..<items[0].range.upperBound
        items[items.count - 1].range = items[items.count - 1].range.lowerBound..<position + 1
        for item in items { _ = refer(to: text(of: item.label), item.form, item.range, in: region) }
        return position + 1
    }

    /// `@fig-label`.
    mutating func label(from start: Int, in region: TextRegions.Region) -> Int? {
        guard options.syntax.contains(.crossReferences), bytes[start] == UInt8(ascii: "@"),
            start == region.range.lowerBound || !isInWord(bytes[start - 1]),
            let end = labelEnd(from: start, limit: region.range.upperBound)
        else { return nil }
        return refer(to: text(of: (start + 1)..<end), .named, start..<end, in: region)
    }

    private mutating func refer(
        to label: String, _ form: CrossReference.Form, _ range: Range<Int>, in region: TextRegions.Region
    ) -> Int {
        let reference = CrossReference(label: label, form: form)
        references.append(Notebook.Place(content: reference, range: range))
        return add(.inline(.crossReference(reference)), range, content: range, in: region)
    }

    /// The end of the label after the `@` at `start`; punctuation that ends a sentence is not part of it.
    private func labelEnd(from start: Int, limit: Int) -> Int? {
        guard let prefix = CrossReference.prefixes.first(where: { bytes.hasBytes($0, at: start + 1) }) else {
            return nil
        }
        let first = start + 1 + prefix.utf8CodeUnitCount
        var end = first
        while end < limit, LineText.isAlphanumeric(bytes[end]) || "-_:".utf8.contains(bytes[end]) { end += 1 }
        while end > first, "-_:".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end > first ? end : nil
    }

    private func isInWord(_ byte: UInt8) -> Bool {
        LineText.isAlphanumeric(byte) || "@/_".utf8.contains(byte)
    }

    /// Whether brackets are followed by what makes them a link.
    private func opensLinkTail(at position: Int) -> Bool {
        position < bytes.count && "([:".utf8.contains(bytes[position])
    }
}
