import Testing
import World

/// `Sources/README.md` and `Package.swift` must say the same.
@Suite struct HouseTests {
    private static func text(_ path: String) throws -> String {
        String(decoding: try RealWorld().read(testFolder + "/../" + path, within: nil, limit: 1 << 20), as: UTF8.self)
    }

    @Test func theTableOfRoomsIsThePackage() throws {
        var rooms: [String: Set<String>] = [:]
        for line in try Self.text("Sources/README.md").split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
            guard cells.count >= 4 else { continue }
            let imports = cells[3].split(separator: ",").map { $0.trimmed }
            rooms[cells[1].filter { $0 != "`" }] = Set(imports.filter { !$0.isEmpty })
        }
        #expect(try rooms == Self.declared())
    }

    /// Targets and their target dependencies, read from the manifest's text.
    private static func declared() throws -> [String: Set<String>] {
        let manifest = try text("Package.swift")
        var targets: [String: Set<String>] = [:]
        for piece in manifest.split(separator: /\n        \.(target|systemLibrary|executableTarget)\(/).dropFirst() {
            let body = piece.split(separator: /\n        \.(testTarget|plugin)\(/)[0]
            // What only tests use is no room.
            guard let name = body.firstMatch(of: /name: "(\w+)"/), !body.contains("path: \"Tests/") else { continue }
            var dependencies: Set<String> = []
            if let list = body.firstMatch(of: /dependencies: \[(?s:(.*?))\]/) {
                let own = list.1.replacing(/\.product\([^)]*\)/, with: "")
                for match in own.matches(of: /"(\w+)"/) { dependencies.insert(String(match.1)) }
            }
            targets[String(name.1)] = dependencies
        }
        return targets
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
