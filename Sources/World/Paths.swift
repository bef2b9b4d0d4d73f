/// Paths as text: joined, split and simplified without asking the disk.
public enum Paths {
    /// `base/path`, or `path` where it is absolute.
    public static func join(_ base: String, _ path: String) -> String {
        if path.hasPrefix("/") || base.isEmpty || base == "." { return path }
        return base.hasSuffix("/") ? base + path : base + "/" + path
    }

    /// All but the last part; `.` where there is but one.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    public static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The last part without its extension.
    public static func stem(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// The extension without its dot, in lower case; empty where there is none.
    public static func fileExtension(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Without `.`, `..` and doubled slashes, as far as that can be said without the disk.
    public static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// A relative path as an address: a colon in it begins no protocol, `#` and `?` end no name.
    public static func address(of path: String) -> String {
        var address: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                address.append(byte)
            case _ where "-._~/!$()*+,=@".utf8.contains(byte): address.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                address += Array("%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
            }
        }
        return String(decoding: address, as: UTF8.self)
    }

    /// How to get to `path` from inside `folder`, both seen from the same place; an absolute path stays one where the
    /// folder is not absolute too.
    public static func relative(_ path: String, to folder: String) -> String {
        let target = normalized(path).split(separator: "/")
        let start = normalized(folder).split(separator: "/").filter { $0 != "." }
        guard path.hasPrefix("/") == folder.hasPrefix("/"), !start.contains("..") else { return path }
        let shared = zip(target, start).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: start.count - shared)
        return (up + target.dropFirst(shared).map(String.init)).joined(separator: "/")
    }
}
