import Foundation

// usage: SourceDigest CONSTANT OUTPUT SOURCE…
//
// Writes a Swift file with a digest of sources as a constant, so that what was stored by one nnbook is never taken for
// the work of another.

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count > 2 else {
    FileHandle.standardError.write(Data("usage: SourceDigest CONSTANT OUTPUT SOURCE…\n".utf8))
    exit(2)
}

/// FNV-1a with 64 bits from another start for each half.
func digest(_ bytes: [UInt8], start: UInt64) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

var all: [UInt8] = []
for path in arguments.dropFirst(2) {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // The name inside the package and the length keep files apart.
    let name = path.split(separator: "/").suffix(3).joined(separator: "/")
    all += Array("\(name) \(bytes.count)\n".utf8) + bytes
}
let halves = [0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142].map { String(digest(all, start: $0), radix: 16) }
let text = """
    /// A digest of the sources that what is kept depends on, taken when this was built.
    let \(arguments[0]) = "\(halves.joined(separator: "-"))"

    """
try Data(text.utf8).write(to: URL(fileURLWithPath: arguments[1]), options: .atomic)
