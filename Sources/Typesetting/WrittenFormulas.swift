extension Typesetter {
    /// A piece of a page with its formulas as KaTeX's style sheet takes them.
    public func written(_ piece: [UInt8]) -> [UInt8] {
        let met = tagsMet(in: [piece])
        return Self.written([piece], met, first: met.tags, later: met.tags)[0]
    }

    /// Pieces of a page with text in the place of each mark.
    ///
    /// - Parameters:
    ///   - met: the tags in them, by whose numbers the texts are.
    ///   - first: what stands where a mark is met for the first time.
    static func written(_ pieces: [[UInt8]], _ met: MetTags, first: [[UInt8]], later: [[UInt8]]) -> [[UInt8]] {
        var texts = MarkTexts(first: first, later: later)
        let room = texts.room(for: met)
        return pieces.map { piece in
            [UInt8](unsafeUninitializedCapacity: piece.count + room + spareRoom) { html, count in
                var copy = ShortCopies(to: html)
                piece.withUnsafeBufferPointer { piece in
                    let end = piece.baseAddress! + piece.count
                    SpanMark.forEachPiece(
                        of: piece, text: { copy.append($0, readableTo: end) },
                        mark: { texts.with($0) { copy.append($0, readableTo: $1) } })
                }
                count = copy.count
            }
        }
    }

    /// So many bytes are left free behind what is written, so that a page's head and foot find room without moving it to
    /// another place. Room that nobody uses is none of the machine's memory.
    private static let spareRoom = 1 << 20

    /// The tags in pieces of a page.
    func tagsMet(in pieces: [[UInt8]]) -> MetTags {
        var met = MetTags(tags: tags.all)
        for piece in pieces {
            piece.withUnsafeBufferPointer { piece in
                SpanMark.forEachPiece(of: piece, text: { _ in }, mark: { met.add($0) })
            }
        }
        return met
    }
}

/// How often each tag stands on a page.
struct MetTags {
    /// All that are known, by their numbers.
    let tags: [[UInt8]]
    private(set) var counts: [Int]
    /// The numbers of those that are there, in the order they are met.
    private(set) var order: [Int] = []

    init(tags: [[UInt8]]) {
        self.tags = tags
        counts = Array(repeating: 0, count: tags.count)
    }

    mutating func add(_ number: Int) {
        if counts[number] == 0 { order.append(number) }
        counts[number] += 1
    }

    var inOrder: [(tag: [UInt8], count: Int)] { order.map { (tags[$0], counts[$0]) } }
}

/// What stands in the places of marks, one behind the other in one piece of memory.
private struct MarkTexts {
    private let joined: [UInt8]
    /// Where the texts for first places begin, then those for later ones, and where the last ends.
    private let starts: [Int]
    private var isMet: [Bool]

    init(first: [[UInt8]], later: [[UInt8]]) {
        starts = (first + later).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        joined = Array((first + later).joined()) + [UInt8](repeating: 0, count: ShortCopies.width)
        isMet = Array(repeating: false, count: first.count)
    }

    /// More bytes than the texts of a page come to.
    func room(for met: MetTags) -> Int {
        func length(_ place: Int) -> Int { starts[place + 1] - starts[place] }
        return met.order.reduce(0) { room, number in
            room + length(number) + met.counts[number] * length(isMet.count + number)
        }
    }

    /// Hands out the text for a mark, and where the memory behind it ends.
    @inline(__always)
    mutating func with(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>, UnsafePointer<UInt8>) -> Void) {
        let place = isMet[number] ? isMet.count + number : number
        isMet[number] = true
        joined.withUnsafeBufferPointer { joined in
            body(UnsafeBufferPointer(rebasing: joined[starts[place]..<starts[place + 1]]), joined.baseAddress! + joined.count)
        }
    }
}

/// Copies many short texts one behind the other: sixteen bytes at once, since to ask how many takes longer.
private struct ShortCopies {
    static let width = 16
    private let target: UnsafeMutableRawPointer
    private(set) var count = 0

    /// - Parameter target: with sixteen bytes more than will be copied.
    init(to target: UnsafeMutableBufferPointer<UInt8>) { self.target = UnsafeMutableRawPointer(target.baseAddress!) }

    @inline(__always)
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, readableTo end: UnsafePointer<UInt8>) {
        let source = UnsafeRawPointer(text.baseAddress!)
        if text.count <= Self.width, source + Self.width <= UnsafeRawPointer(end) {
            let bytes = source.loadUnaligned(as: SIMD16<UInt8>.self)
            (target + count).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
        } else {
            (target + count).copyMemory(from: source, byteCount: text.count)
        }
        count += text.count
    }
}
