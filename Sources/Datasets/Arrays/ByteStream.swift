/// Bytes one after another from a part of a source, as they stand there or unpacked, with their checksum.
final class ByteStream {
    private let source: ByteSource
    private var place: Int
    private let end: Int
    private let inflation: Inflation?
    /// What messages call the bytes.
    private let name: String
    /// Told now and then what share of the part has been read.
    private let progress: ((Double) -> Void)?
    private let length: Double
    /// Packed bytes that were read and wait to be unpacked.
    private var packed: ArraySlice<UInt8> = []
    private(set) var count = 0
    private(set) var checksum: UInt32 = 0

    /// - Parameter packing: how the bytes are packed, if they are.
    init(
        _ source: ByteSource, _ range: Range<Int>, packing: Inflation.Packing?, name: String,
        progress: ((Double) -> Void)? = nil
    ) {
        self.source = source
        self.progress = progress
        length = Double(range.count)
        place = range.lowerBound
        end = range.upperBound
        inflation = packing.map(Inflation.init)
        self.name = name
    }

    /// Fills a buffer as far as there are bytes; returns how many they were.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArrayFileError) -> Int {
        let found = try inflation == nil ? stored(buffer) : inflated(buffer)
        checksum = Inflation.checksum(UnsafeRawBufferPointer(rebasing: buffer[..<found]), after: checksum)
        count += found
        if found > 0 { progress?(1 - Double(end - place) / length) }
        return found
    }

    /// The next so many bytes; an error where there are fewer.
    func bytes(_ count: Int) throws(ArrayFileError) -> [UInt8] {
        var found = 0
        var problem: ArrayFileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(ArrayFileError) { found = try read(into: UnsafeMutableRawBufferPointer(buffer)) } catch { problem = error }
            filled = found
        }
        if let problem { throw problem }
        guard found == count else { throw ArrayFileError(.truncated) }
        return bytes
    }

    /// Passes over the rest, or over so much of it as is said; returns how many bytes it was.
    func skipRest(limit: Int = .max) throws(ArrayFileError) -> Int {
        var skipped = 0
        while skipped < limit {
            let room = min(1 << 16, limit - skipped)
            let found = try bytesOrFewer(room)
            skipped += found
            if found < room { break }
        }
        return skipped
    }

    // MARK: -

    private func bytesOrFewer(_ count: Int) throws(ArrayFileError) -> Int {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
        defer { buffer.deallocate() }
        return try read(into: buffer)
    }

    private func stored(_ buffer: UnsafeMutableRawBufferPointer) throws(ArrayFileError) -> Int {
        let wanted = min(buffer.count, end - place)
        guard source.read(at: place, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])) == wanted else {
            throw ArrayFileError(.truncated)
        }
        place += wanted
        return wanted
    }

    private func inflated(_ buffer: UnsafeMutableRawBufferPointer) throws(ArrayFileError) -> Int {
        var filled = 0
        while filled < buffer.count {
            if packed.isEmpty, place < end {
                packed = source.bytes(at: place, count: min(1 << 18, end - place))[...]
                guard !packed.isEmpty else { throw ArrayFileError(.truncated) }
                place += packed.count
            }
            let step = inflation!.step(
                packed, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]), atEnd: place == end)
            packed = packed.dropFirst(step.taken)
            filled += step.made
            switch step.state {
            case .done: return filled
            case .goesOn: break
            case .endsEarly: throw ArrayFileError(inflation!.packing == .gzip ? .truncated : .damaged(name))
            case .damaged: throw ArrayFileError(.damaged(name))
            }
        }
        return filled
    }
}
