/// Finds a text in a long one without looking at most of its bytes: Horspool's algorithm (Software: Practice and
/// Experience 10, 1980).
struct ByteSearch: Sendable {
    let text: [UInt8]
    /// For each byte how far to go on where it stands under the text's last byte.
    private let steps: [Int]

    init(_ text: [UInt8]) {
        precondition(!text.isEmpty, "nothing is nowhere")
        self.text = text
        var steps = [Int](repeating: text.count, count: 256)
        for (place, byte) in text.dropLast().enumerated() { steps[Int(byte)] = text.count - 1 - place }
        self.steps = steps
    }

    /// Where the text stands first, from `start` on.
    func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        text.withUnsafeBufferPointer { text in
            steps.withUnsafeBufferPointer { steps in
                let last = text.count - 1
                var end = start + last
                while end < bytes.count {
                    let byte = bytes[end]
                    if byte == text[last], (0..<last).allSatisfy({ bytes[end - last + $0] == text[$0] }) { return end - last }
                    end += steps[Int(byte)]
                }
                return nil
            }
        }
    }

    func first(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { first(in: $0, from: start) }
    }

    /// The bytes with another text wherever this one stands.
    func replacing(in bytes: [UInt8], with other: String) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while let start = first(in: bytes, from: place) {
            result += bytes[place..<start]
            result += other.utf8
            place = start + text.count
        }
        return place == 0 ? bytes : result + bytes[place...]
    }
}
