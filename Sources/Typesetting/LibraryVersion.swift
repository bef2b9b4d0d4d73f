/// Reads a library's version from its text, so that no engine need be started to name it.
enum LibraryVersion {
    static func find(in script: [UInt8], of part: MissingLibrary.Part) -> String {
        let marks =
            part == .highlightScript
            ? ["versionString=\"", "versionString = \"", "versionString = '"]
            : ["version:\"", "version: \"", "version: '"]
        for mark in marks {
            if let version = text(after: Array(mark.utf8), in: script) { return version }
        }
        return "build " + Fingerprint(script).hexadecimal.prefix(8)
    }

    /// What stands between the mark and the closing quote, where that looks like a version.
    private static func text(after mark: [UInt8], in script: [UInt8]) -> String? {
        let found = script.withUnsafeBufferPointer { script -> Range<Int>? in
            let search = ByteSearch(mark)
            var place = 0
            while let start = search.first(in: script, from: place) {
                let from = start + mark.count
                place = from
                var to = from
                while to < script.count, to - from < 30, isVersionByte(script[to]) { to += 1 }
                if to > from { return from..<to }
            }
            return nil
        }
        return found.map { String(decoding: script[$0], as: UTF8.self) }
    }

    private static func isVersionByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
