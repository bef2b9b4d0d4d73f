import World

/// Where runs and typeset formulas are kept between builds. Nothing in it can change a page.
public enum CacheFolder {
    /// `NNBOOK_CACHE` where it is set; else `.nnbook/cache` in the nearest folder at or above the note that holds a
    /// `.nnbook`, a `course.yml` or a `.git`; else the user's own folder for such files, so that a note rendered from
    /// somebody else's folder leaves nothing behind there.
    public static func path(forNotesIn folder: String, _ world: some World) -> String? {
        if let named = world.environment("NNBOOK_CACHE"), !named.isEmpty { return named }
        var folder = Paths.normalized(folder)
        if !folder.hasPrefix("/") {
            guard let here = world.environment("PWD"), here.hasPrefix("/") else { return nil }
            folder = Paths.normalized(Paths.join(here, folder))
        }
        var candidate = folder
        while true {
            for mark in [".nnbook", "course.yml", ".git"] where world.kind(of: Paths.join(candidate, mark)) != nil {
                return Paths.join(candidate, ".nnbook/cache")
            }
            let parent = Paths.folder(of: candidate)
            if parent == candidate { break }
            candidate = parent
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
