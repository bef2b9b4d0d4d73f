/// Memory for numbers, allocated while a plan is made and freed with it. Every piece begins at a multiple of 64
/// bytes and is 0 at first.
final class Memory {
    private var pieces: [UnsafeMutableRawPointer] = []

    func allocate<Element: BitwiseCopyable>(_ type: Element.Type = Element.self, count: Int, zero: Element)
        -> UnsafeMutablePointer<Element>
    {
        let bytes = max(64, count * MemoryLayout<Element>.stride)
        let piece = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        pieces.append(piece)
        let pointer = piece.bindMemory(to: Element.self, capacity: max(1, count))
        pointer.initialize(repeating: zero, count: count)
        return pointer
    }

    func allocate<Element: BinaryFloatingPoint & BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
        allocate(count: count, zero: 0)
    }

    deinit {
        for piece in pieces { piece.deallocate() }
    }
}
