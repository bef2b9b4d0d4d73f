/// How large an image is shown, in pixels, as Obsidian writes it behind a `|`: `512` or `640x480`.
public struct ImageSize: Sendable, Hashable {
    public var width: Int
    public var height: Int?

    /// `nil` where the text says no size.
    init?(_ text: some StringProtocol) {
        let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(numbers.count), numbers.allSatisfy({ ($0 ?? 0) > 0 }),
            text.utf8.first != UInt8(ascii: "+")
        else { return nil }
        width = numbers[0]!
        height = numbers.count > 1 ? numbers[1] : nil
    }

    /// Parts what an image says in words from a size behind it.
    public static func parting(_ alternative: String) -> (words: String, size: ImageSize?) {
        guard let bar = alternative.lastIndex(of: "|"), let size = ImageSize(alternative[alternative.index(after: bar)...])
        else { return (alternative, nil) }
        return (String(alternative[..<bar]), size)
    }
}
