import JSON
import Kernels
import MachineLimits
import World

/// What the benchmarks ran on.
public struct Machine: Sendable {
    public let processor: String
    public let cores: Int
    /// The kernel set in use.
    public let kernels: String
    public let system: String
    public let swift: String
    public let compiler: String

    public init(_ world: some World) {
        cores = world.cores
        kernels = String(cString: nn_kernels_current().pointee.name)
        processor = String(cString: nn_limit_processor())
        system = Self.release(world) ?? Self.platform
        swift = Self.swiftVersion
        compiler = String(cString: nn_limit_compiler())
    }

    /// One line for people.
    public var line: String {
        "\(processor), \(cores) \(cores == 1 ? "core" : "cores"), kernels \(kernels), \(system), Swift \(swift)"
    }

    public var json: JSONValue {
        .object([
            ("processor", .string(processor)), ("cores", .integer(cores)), ("kernels", .string(kernels)),
            ("system", .string(system)), ("swift", .string(swift)), ("compiler", .string(compiler)),
        ])
    }

    /// The name of a Linux distribution.
    private static func release(_ world: some World) -> String? {
        guard let bytes = try? world.read("/etc/os-release", within: nil, limit: 1 << 16) else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("PRETTY_NAME=") {
            return line.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" }
        }
        return nil
    }

    private static var platform: String {
        #if os(macOS)
            "macOS"
        #elseif os(Linux)
            "Linux"
        #else
            "unknown system"
        #endif
    }

    private static var swiftVersion: String {
        #if compiler(>=6.4)
            "6.4 or later"
        #elseif compiler(>=6.3)
            "6.3"
        #elseif compiler(>=6.2)
            "6.2"
        #else
            "6.1"
        #endif
    }
}
