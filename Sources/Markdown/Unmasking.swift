/// Reads masks back from literal text, where they become what they hid.
struct Unmasking {
    let table: MaskTable

    /// Literal text (code, HTML, a link's destination) as it was before masking.
    private func restored(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: MaskByte.isReserved) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var hidden: ArraySlice<UInt8> = []
        for (position, byte) in bytes.enumerated() {
            if MaskByte.digitCount(start: byte) != nil {
                hidden = entry(startingAt: position, of: bytes)?.hidden[...] ?? []
            }
            if !MaskByte.isReserved(byte) {
                result.append(byte)
            } else if let delimiter = DelimiterByte(rawValue: byte) {
                result.append(delimiter.original)
            } else if let original = hidden.popFirst(), !MaskByte.isReserved(original) {
                result.append(original)
            } else {
                result += MaskByte.replacement
            }
        }
        return result
    }

    func restoredText(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: restored(Array(bytes)), as: UTF8.self)
    }

    /// The entry of the mask that starts at `position`; its digits may be parted by line ends and quote markers.
    private func entry(startingAt position: Int, of bytes: [UInt8]) -> MaskTable.Entry? {
        guard let count = MaskByte.digitCount(start: bytes[position]) else { return nil }
        let digits = bytes[(position + 1)...].lazy.filter(MaskByte.isReserved).prefix(count).map(MaskByte.digit)
        let values = digits.compactMap { $0 }
        return values.count == count ? table.entry(values.reduce(0, MaskByte.number), digitCount: count) : nil
    }
}
