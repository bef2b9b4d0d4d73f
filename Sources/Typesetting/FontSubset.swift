import CHarfBuzz

/// A font of just the characters that a page shows, which is a tenth of the whole.
enum FontSubset {
    /// - Parameter font: TrueType or OpenType.
    /// - Returns: the same format; `nil` where HarfBuzz cannot read it.
    static func of(_ font: [UInt8], characters: Set<Unicode.Scalar>) -> [UInt8]? {
        font.withUnsafeBytes { bytes -> [UInt8]? in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                let input = hb_subset_input_create_or_fail()
            else { return nil }
            defer { hb_subset_input_destroy(input) }
            let blob = hb_blob_create(base, UInt32(bytes.count), HB_MEMORY_MODE_READONLY, nil, nil)
            defer { hb_blob_destroy(blob) }
            let face = hb_face_create(blob, 0)
            defer { hb_face_destroy(face) }
            for character in characters { hb_set_add(hb_subset_input_unicode_set(input), character.value) }
            guard let subset = hb_subset_or_fail(face, input) else { return nil }
            defer { hb_face_destroy(subset) }
            let result = hb_face_reference_blob(subset)
            defer { hb_blob_destroy(result) }
            var length: UInt32 = 0
            guard let data = hb_blob_get_data(result, &length), length > 0 else { return nil }
            return Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
        }
    }
}
