#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The machine's own files, clock and environment.
public struct RealWorld: World {
    public init() {}

    public func read(_ path: String, within root: String?, limit: Int) throws(WorldError) -> [UInt8] {
        let file = try opened(path, within: root, limit: limit)
        var problem: WorldError?
        let bytes = [UInt8](unsafeUninitializedCapacity: file.size) { buffer, count in
            while count < file.size {
                let got = Self.read(file.descriptor, buffer.baseAddress! + count, file.size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { problem = failure(path) }
                if got <= 0 { break }
                count += got
            }
        }
        if let problem { throw problem }
        return bytes
    }

    public func open(_ path: String, within root: String?, limit: Int) throws(WorldError) -> OpenFile {
        let file = try opened(path, within: root, limit: limit)
        return OpenFile(size: file.size) { place, buffer in
            var count = 0
            while count < buffer.count {
                let got = pread(file.descriptor, buffer.baseAddress! + count, buffer.count - count, off_t(place + count))
                if got < 0, errno == EINTR { continue }
                if got <= 0 { break }
                count += got
            }
            return count
        }
    }

    private final class OpenDescriptor: Sendable {
        let descriptor: Int32
        let size: Int

        init(_ descriptor: Int32, size: Int) {
            self.descriptor = descriptor
            self.size = size
        }

        deinit { close(descriptor) }
    }

    private func opened(_ path: String, within root: String?, limit: Int) throws(WorldError) -> OpenDescriptor {
        if let root {
            // The real paths are compared, so that neither `..` nor a symbolic link leads out.
            guard let real = resolved(path) else { throw failure(path) }
            guard let folder = resolved(root) else { throw failure(root) }
            guard folder == "/" || real.hasPrefix(folder + "/") else { throw .outside(path, root: root) }
        }
        // O_NONBLOCK: opening a named pipe must not wait for a writer.
        let descriptor = Self.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path) }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        let problem = isKnown ? nil : failure(path)
        let file = OpenDescriptor(descriptor, size: Int(status.st_size))
        if let problem { throw problem }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .folder(path)
        default: throw .notRegular(path)
        }
        guard file.size <= limit else { throw .tooLarge(path, size: file.size, limit: limit) }
        return file
    }

    public func write(_ bytes: [UInt8], to path: String) throws(WorldError) {
        try makeFolders(Paths.folder(of: path))
        if kind(of: path) == .folder { throw .folder(path) }
        let temporary = path + ".\(getpid())-\(UInt32.random(in: .min ... .max)).tmp"
        let file = Self.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path) }
        var written = 0
        var problem: WorldError?
        bytes.withUnsafeBytes { buffer in
            while written < buffer.count {
                let count = Self.write(file, buffer.baseAddress! + written, buffer.count - written)
                if count < 0, errno == EINTR { continue }
                if count <= 0 {
                    problem = failure(path)
                    return
                }
                written += count
            }
        }
        if close(file) != 0, problem == nil { problem = failure(path) }
        if problem == nil, rename(temporary, path) != 0 { problem = failure(path) }
        if let problem {
            unlink(temporary)
            throw problem
        }
    }

    public func kind(of path: String) -> FileKind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    public func info(of path: String) -> FileInfo? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return FileInfo(size: Int(status.st_size), modified: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9)
    }

    public func touch(_ path: String) { utimes(path, nil) }

    public func list(_ folder: String) throws(WorldError) -> [String] {
        guard let stream = opendir(folder) else { throw failure(folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    public func remove(_ path: String) throws(WorldError) {
        guard unlink(path) == 0 else { throw failure(path) }
    }

    public func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    public func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return Paths.normalized(Paths.join(String(cString: folder), path))
    }

    public func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    public var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    // MARK: -

    private func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private func makeFolders(_ folder: String) throws(WorldError) {
        if kind(of: folder) == .folder { return }
        let parent = Paths.folder(of: folder)
        if parent != folder { try makeFolders(parent) }
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure(folder) }
    }

    private func failure(_ path: String) -> WorldError {
        switch errno {
        case ENOENT: .missing(path)
        case EISDIR: .folder(path)
        case EACCES, EPERM, EROFS: .denied(path)
        case let number: .failed(path, reason: String(cString: strerror(number)))
        }
    }

    // The C functions, whose names this type's own methods hide.
    private static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
        #if canImport(Darwin)
            Darwin.open(path, flags, mode)
        #elseif canImport(Glibc)
            Glibc.open(path, flags, mode)
        #else
            Musl.open(path, flags, mode)
        #endif
    }

    private static func read(_ file: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.read(file, bytes, count)
        #elseif canImport(Glibc)
            Glibc.read(file, bytes, count)
        #else
            Musl.read(file, bytes, count)
        #endif
    }

    private static func write(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.write(file, bytes, count)
        #elseif canImport(Glibc)
            Glibc.write(file, bytes, count)
        #else
            Musl.write(file, bytes, count)
        #endif
    }
}
