import Markdown

extension Note {
    /// The note as its readers may have it: without its comments `%%…%%`, every line where it was.
    public var publishedSource: [UInt8] {
        var published: [UInt8] = []
        var position = 0
        for place in notebook.unseen where place.content == .comment {
            guard place.range.upperBound > position else { continue }
            let start = max(position, place.range.lowerBound)
            published += source.bytes[position..<start]
            published += source.bytes[start..<place.range.upperBound].filter { $0 == 0x0A || $0 == 0x0D }
            position = place.range.upperBound
        }
        return published + source.bytes[position...]
    }
}
