extension Typesetter {
    /// A piece of a page with its formulas as KaTeX wrote them.
    public func written(_ piece: [UInt8]) -> [UInt8] { Self.written(piece, tags: tags.all) }

    /// A piece of a page with a tag in the place of each mark.
    static func written(_ piece: [UInt8], tags: [[UInt8]]) -> [UInt8] {
        var starts = [0]
        for tag in tags { starts.append(starts[starts.count - 1] + tag.count) }
        let joined = Array(tags.joined())
        return piece.withUnsafeBufferPointer { piece in
            var length = 0
            SpanMark.forEachPiece(
                of: piece, text: { length += $0.count }, mark: { length += starts[$0 + 1] - starts[$0] })
            return [UInt8](unsafeUninitializedCapacity: length) { html, count in
                joined.withUnsafeBufferPointer { joined in
                    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
                        _ = UnsafeMutableBufferPointer(rebasing: html[count...]).update(fromContentsOf: bytes)
                        count += bytes.count
                    }
                    SpanMark.forEachPiece(
                        of: piece, text: append,
                        mark: { append(UnsafeBufferPointer(rebasing: joined[starts[$0]..<starts[$0 + 1]])) })
                }
            }
        }
    }

    /// The tags in pieces of a page, each once, in the order they are met.
    func tagsMet(in pieces: [[UInt8]]) -> [[UInt8]] {
        let tags = self.tags.all
        var isMet = [Bool](repeating: false, count: tags.count)
        var met: [[UInt8]] = []
        for piece in pieces {
            piece.withUnsafeBufferPointer { piece in
                SpanMark.forEachPiece(
                    of: piece, text: { _ in },
                    mark: { number in
                        if !isMet[number] { met.append(tags[number]) }
                        isMet[number] = true
                    })
            }
        }
        return met
    }
}
