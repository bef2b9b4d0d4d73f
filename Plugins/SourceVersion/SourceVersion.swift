import Foundation
import PackagePlugin

/// Gives the target it is used by a digest of the sources that what it keeps between runs depends on.
@main
struct SourceVersion: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let name = Self.constant(in: target)
        let files = try Self.sources(of: target, in: context.package).flatMap(Self.files)
        let output = context.pluginWorkDirectoryURL.appending(path: "SourceVersion.swift")
        return [
            .buildCommand(
                displayName: "Taking the digest of the sources behind \(target.name)",
                executable: try context.tool(named: "SourceDigest").url,
                arguments: [name, output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
        ]
    }

    /// The numbers of a run depend on the engine alone, the markup of results on all that stands below the pages.
    private static func constant(in target: Target) -> String {
        target.name == "Execution" ? "numericsVersion" : "sourceVersion"
    }

    private static let numerics = ["Datasets", "Engine", "Expressions", "Kernels", "Random"]

    /// The folders, by path.
    private static func sources(of target: Target, in package: Package) throws -> [URL] {
        let own = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0.directoryURL) })
        let names =
            target.name == "Execution"
            ? numerics : [target.name] + target.recursiveTargetDependencies.map(\.name).filter { own[$0] != nil }
        return Set(names).compactMap { own[$0] }.sorted { $0.path < $1.path }
    }

    /// All source files below a folder, by path.
    private static func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? [])
            .filter { ["swift", "c", "h", "inc"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }
}
