extension Typesetter {
    /// A piece of a page with its formulas as KaTeX's style sheet takes them.
    public func written(_ piece: [UInt8]) -> [UInt8] {
        let tags = self.tags.all
        return Self.written([piece], tags: tags, first: tags)[0]
    }

    /// Pieces of a page with a tag in the place of each mark.
    ///
    /// - Parameter first: what stands where a mark is met for the first time.
    static func written(_ pieces: [[UInt8]], tags: [[UInt8]], first: [[UInt8]]) -> [[UInt8]] {
        // One after the other: those for first, then for later places.
        var starts = [0]
        for tag in first + tags { starts.append(starts[starts.count - 1] + tag.count) }
        let joined = Array((first + tags).joined())
        var isMet = [Bool](repeating: false, count: tags.count)
        return pieces.map { piece in
            var length = 0
            let metBefore = isMet
            piece.withUnsafeBufferPointer { piece in
                SpanMark.forEachPiece(
                    of: piece, text: { length += $0.count },
                    mark: { number in
                        let tag = isMet[number] ? tags.count + number : number
                        isMet[number] = true
                        length += starts[tag + 1] - starts[tag]
                    })
            }
            isMet = metBefore
            return [UInt8](unsafeUninitializedCapacity: length) { html, count in
                func append(_ bytes: UnsafeBufferPointer<UInt8>) {
                    _ = UnsafeMutableBufferPointer(rebasing: html[count...]).update(fromContentsOf: bytes)
                    count += bytes.count
                }
                joined.withUnsafeBufferPointer { joined in
                    piece.withUnsafeBufferPointer { piece in
                        SpanMark.forEachPiece(
                            of: piece, text: append,
                            mark: { number in
                                let tag = isMet[number] ? tags.count + number : number
                                isMet[number] = true
                                append(UnsafeBufferPointer(rebasing: joined[starts[tag]..<starts[tag + 1]]))
                            })
                    }
                }
            }
        }
    }

    /// The tags in pieces of a page and how often each stands there, in the order they are met.
    func tagsMet(in pieces: [[UInt8]]) -> [(tag: [UInt8], count: Int)] {
        let tags = self.tags.all
        var counts = [Int](repeating: 0, count: tags.count)
        var order: [Int] = []
        for piece in pieces {
            piece.withUnsafeBufferPointer { piece in
                SpanMark.forEachPiece(
                    of: piece, text: { _ in },
                    mark: { number in
                        if counts[number] == 0 { order.append(number) }
                        counts[number] += 1
                    })
            }
        }
        return order.map { (tags[$0], counts[$0]) }
    }
}
