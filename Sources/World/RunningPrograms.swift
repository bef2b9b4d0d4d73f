#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension RealWorld {
    /// The environment variables that programs get to see.
    private static var inherited: [String] {
        // The last four lead to the screen, for programs that show a page.
        [
            "HOME", "PATH", "LANG", "LC_ALL", "TMPDIR", "TZ", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR",
            "DBUS_SESSION_BUS_ADDRESS",
        ]
    }

    public func run(_ program: String, _ arguments: [String], limit seconds: Double) throws(WorldError) -> Int32? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var variables = Self.inherited.compactMap { name in environment(name).map { strdup(name + "=" + $0) } } + [nil]
        defer { for variable in variables { free(variable) } }
        var child: pid_t = 0
        let problem = posix_spawn(&child, program, &actions, nil, &words, &variables)
        guard problem == 0 else {
            throw problem == ENOENT ? .missing(program) : .failed(program, reason: String(cString: strerror(problem)))
        }
        let start = self.seconds()
        var status: Int32 = 0
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { break }
            if ended < 0, errno != EINTR { throw .failed(program, reason: String(cString: strerror(errno))) }
            if self.seconds() - start > seconds {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
                return nil
            }
            usleep(10_000)
        }
        // The low seven bits are the signal that ended it, the next eight the status.
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }

    public var isAdministrator: Bool { geteuid() == 0 }

    public func removeFolder(_ path: String) throws(WorldError) {
        for name in try list(path) {
            let inside = Paths.join(path, name)
            if isFolderItself(inside) { try removeFolder(inside) } else { try remove(inside) }
        }
        guard rmdir(path) == 0 else { throw .failed(path, reason: String(cString: strerror(errno))) }
    }

    /// Whether a folder stands there, not a link to one.
    private func isFolderItself(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
