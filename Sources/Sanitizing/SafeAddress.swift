/// Whether an address runs nothing, by the scheme that a browser sees in it.
enum SafeAddress {
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "ftp"]
    private static let pictures = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]

    /// For a link.
    static func mayLead(_ address: String) -> Bool { scheme(of: address).map(schemes.contains) ?? true }

    /// For an image.
    static func mayShow(_ address: String) -> Bool {
        let seen = asSeen(address)
        if pictures.contains(where: { seen.hasPrefix($0 + ";") || seen.hasPrefix($0 + ",") }) { return true }
        return scheme(of: address).map { $0 == "http" || $0 == "https" } ?? true
    }

    /// What stands before the first colon, in lower case; `nil` for a path, a fragment, and where no scheme can be.
    private static func scheme(of address: String) -> String? {
        let seen = asSeen(address).unicodeScalars
        guard let end = seen.firstIndex(of: ":"),
            seen[..<end].allSatisfy({ scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains(scalar))
            })
        else { return nil }
        return String(seen[..<end])
    }

    /// Browsers drop line ends and tabs anywhere, blanks and controls at the start; all of them are dropped everywhere,
    /// so that nothing hides.
    private static func asSeen(_ address: String) -> String {
        String(decoding: address.utf8.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self).lowercased()
    }
}
