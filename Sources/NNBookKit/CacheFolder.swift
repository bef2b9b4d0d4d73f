import World

/// Where runs and typeset formulas are kept between builds. Nothing in it can change a page.
public enum CacheFolder {
    /// `NNBOOK_CACHE` where it is set; else `.nnbook/cache` in the nearest folder at or above the note that holds a
    /// `.nnbook`, a `course.yml` or a `.git`; else the user's own folder for such files, so that a note rendered from
    /// somebody else's folder leaves nothing behind there.
    public static func path(forNotesIn folder: String, _ world: some World) -> String? {
        if let named = world.environment("NNBOOK_CACHE"), !named.isEmpty { return named }
        let candidates = world.foldersUpwards(from: folder)
        // Without its place in the whole tree a folder tells nothing of those above it.
        guard let last = candidates.last, last.hasPrefix("/") else { return nil }
        for candidate in candidates {
            for mark in [".nnbook", "course.yml", ".git"] where world.kind(of: Paths.join(candidate, mark)) != nil {
                return Paths.join(candidate, ".nnbook/cache")
            }
        }
        if let caches = world.environment("XDG_CACHE_HOME"), caches.hasPrefix("/") { return Paths.join(caches, "nnbook") }
        guard let home = world.environment("HOME"), home.hasPrefix("/") else { return nil }
        #if os(macOS)
            return Paths.join(home, "Library/Caches/nnbook")
        #else
            return Paths.join(home, ".cache/nnbook")
        #endif
    }
}
