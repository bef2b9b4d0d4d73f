import Foundation
import PackagePlugin

/// Gives the target it is used by `numericsVersion`: a digest of the sources that results depend on.
@main
struct NumericsVersion: BuildToolPlugin {
    private static let targets = ["Datasets", "Engine", "Expressions", "Kernels", "Random"]

    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let sources = context.package.directoryURL.appending(path: "Sources")
        let files = Self.targets.flatMap { Self.files(in: sources.appending(path: $0)) }
        let output = context.pluginWorkDirectoryURL.appending(path: "NumericsVersion.swift")
        return [
            .buildCommand(
                displayName: "Taking the digest of the engine's sources",
                executable: try context.tool(named: "NumericsDigest").url,
                arguments: [output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
        ]
    }

    /// All source files below a folder, by path.
    private static func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? [])
            .filter { ["swift", "c", "h"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }
}
