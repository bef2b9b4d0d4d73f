import ArgumentParser
import Execution
import NNBookKit
import World

struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Forget the runs that were kept.",
        discussion: "Only what nnbook computed itself is removed; the next render trains every run anew.")

    @Argument(help: "The folder of notes.")
    var folder: String = "."

    func run() throws {
        let workplace = try Workplace()
        guard let path = CacheFolder.path(forNotesIn: folder, workplace.world) else {
            standardOutput("nothing is kept\n")
            return
        }
        do throws(WorldError) {
            let count = try RunCache(folder: path, world: workplace.world).clear()
            standardOutput("\(count == 1 ? "1 run" : "\(count) runs") removed from \(path)\n")
        } catch {
            workplace.complain(error.message)
            throw ExitStatus.outside
        }
    }
}
