import Foundation

/// The program as a shell starts it.
enum Program {
    /// - Parameter folder: where it runs, and keeps what it caches.
    static func run(
        _ arguments: [String], in folder: String
    ) throws -> (status: Int32, output: String, complaints: String) {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = root.appendingPathComponent(".build/debug/nnbook")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var environment = ProcessInfo.processInfo.environment
        environment["NNBOOK_CACHE"] = folder + "/cache"
        process.environment = environment
        let (output, complaints) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = complaints
        try process.run()
        // What is complained of is short enough for the pipe to hold it meanwhile.
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let said = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self), String(decoding: said, as: UTF8.self))
    }
}
