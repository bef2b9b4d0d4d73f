import Execution
import Notes

extension Notebook {
    /// Where finished runs are kept.
    public enum Cache: Sendable, Hashable {
        /// Nowhere: every run is trained.
        case none
        /// Where the command line keeps them for this note: what `NNBOOK_CACHE` names, else `.nnbook/cache` beside the
        /// course or the repository.
        case shared
        /// In that folder.
        case folder(String)
    }

    /// Trains the note's runs and computes all that its statements ask for.
    ///
    /// That a claim does not hold or a run diverges is among the results; see ``Results/verify()``.
    ///
    /// - Parameters:
    ///   - cache: neither this nor the number of threads changes a result.
    ///   - threads: how many may work; all cores, if left out.
    public func run(cache: Cache = .none, threads: Int? = nil) -> Results {
        let folder: String? =
            switch cache {
            case .none: nil
            case .shared: CacheFolder.path(forNotesIn: note.folder, world)
            case .folder(let path): path
            }
        let settings = RunSettings(
            threads: threads ?? world.cores, cache: folder.map { RunCache(folder: $0, world: world) })
        var timings = Timings()
        return Results(note, note.finished(in: world, settings: settings, timings: &timings))
    }
}
