#if os(Linux)
    import Glibc
#endif

/// Memory for numbers, allocated while a plan is made and freed with it. Every piece begins at a multiple of 64
/// bytes and is 0 at first.
final class Memory {
    private var pieces: [UnsafeMutableRawPointer] = []
    private static var largePage: Int { 2 << 20 }

    func allocate<Element: BitwiseCopyable>(_ type: Element.Type = Element.self, count: Int, zero: Element)
        -> UnsafeMutablePointer<Element>
    {
        let bytes = max(64, count * MemoryLayout<Element>.stride)
        let isLarge = bytes >= Self.largePage
        let piece = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: isLarge ? Self.largePage : 64)
        #if os(Linux)
            // Of data that is read row by row at random, every row would else be on a page of its own, whose address
            // has to be looked up first. It is a wish: without it all is as before, but slower.
            if isLarge { madvise(piece, bytes, MADV_HUGEPAGE) }
        #endif
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
