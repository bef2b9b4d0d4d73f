extension TextScanner {
    /// Looks at the run of `~` or `=` that starts at `start` and returns its end.
    mutating func delimiterRun(from start: Int, in region: TextRegions.Region) -> Int {
        let limit = region.range.upperBound
        let character = bytes[start]
        var end = start
        while end < limit, bytes[end] == character { end += 1 }
        let kind: DelimiterRuns.Kind
        switch (character, end - start) {
        case (UInt8(ascii: "~"), 1): kind = .tilde
        case (UInt8(ascii: "~"), 2): kind = .twoTildes
        case (UInt8(ascii: "="), 2): kind = .equals
        default: return end
        }
        let before = CharacterClass(before: start, in: bytes, from: region.range.lowerBound)
        let after = CharacterClass(at: end, in: bytes, to: limit)
        let isLeftFlanking = after != .whitespace && (after != .punctuation || before != .other)
        let isRightFlanking = before != .whitespace && (before != .punctuation || after != .other)
        if isRightFlanking, let first = delimiterRuns.start(endedBy: kind) {
            let isDeletion = kind != .equals
            let opening = first..<first + (end - start)
            delimiters.append(FoundDelimiter(byte: isDeletion ? .deletionStart : .highlightStart, range: opening))
            delimiters.append(FoundDelimiter(byte: isDeletion ? .deletionEnd : .highlightEnd, range: start..<end))
        } else if isLeftFlanking, kind != .equals || !isBetweenWords(start..<end, limit: limit) {
            delimiterRuns.noteStart(of: kind, at: start)
        }
        return end
    }

    private func isBetweenWords(_ run: Range<Int>, limit: Int) -> Bool {
        run.lowerBound > 0 && LineText.isAlphanumeric(bytes[run.lowerBound - 1])
            && run.upperBound < limit && LineText.isAlphanumeric(bytes[run.upperBound])
    }
}
