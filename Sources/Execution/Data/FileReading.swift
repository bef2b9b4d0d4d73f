import Datasets
import Language
import World

// Data sets that stand in files beside the note.

extension DataLoader {
    func csv(_ path: String, target: [String], columns: [String]?) throws(DataProblem) -> Dataset {
        let file = try open(path)
        do {
            return try CSVFile(file).dataset(target: target, columns: columns, progress: tell(path))
        } catch {
            let code = if case .missingColumn = error.problem { "missing-column" } else { "bad-csv" }
            throw DataProblem(
                code: code, message: "\(path):\(error.line):\(error.column): \(error.message)", hint: error.hint,
                isOutside: error.problem == .unreadable)
        }
    }

    func npz(_ path: String, inputs: String, targets: String, rows: Int?) throws(DataProblem) -> Dataset {
        let file = try open(path)
        do {
            return try NPZFile(file).dataset(
                inputs: inputs, targets: targets, rows: rows, progress: tell(path))
        } catch {
            guard case .missingArray(let name, _) = error.problem else {
                throw DataProblem(
                    code: "bad-npz", message: "\(path): \(error.message)", hint: error.hint, argument: "file")
            }
            throw DataProblem(
                code: "missing-array", message: "\(path): \(error.message)", hint: error.hint,
                argument: name == inputs ? "x" : "y")
        }
    }

    func idx(images: String, labels: String, rows: Int?) throws(DataProblem) -> Dataset {
        func checked<Content>(
            _ path: String, _ argument: String, _ read: () throws(ArrayFileError) -> Content
        ) throws(DataProblem) -> Content {
            do {
                return try read()
            } catch {
                throw DataProblem(
                    code: "bad-idx", message: "\(path): \(error.message)", hint: error.hint, argument: argument)
            }
        }
        let imageFile = try open(images, argument: "images")
        let pictures = try checked(images, "images") { () throws(ArrayFileError) in
            try IDXFile.images(imageFile, rows: rows, progress: tell(images))
        }
        let labelFile = try open(labels, argument: "labels")
        let names = try checked(labels, "labels") { () throws(ArrayFileError) in
            try IDXFile.labels(labelFile, rows: rows)
        }
        return try checked(labels, "labels") { () throws(ArrayFileError) in
            try IDXFile.dataset(pictures, names, rows: rows)
        }
    }

    /// Who is told how far a file has been read, if anyone is.
    private func tell(_ path: String) -> ((Double) -> Void)? {
        progress.map { progress in { progress(DataProgress(file: path, share: $0)) } }
    }

    private func open(_ path: String, argument: String? = nil) throws(DataProblem) -> ByteSource {
        do {
            let file = try world.open(Paths.join(folder, path), within: folder, limit: Self.fileLimit)
            let digest = Self.digest(of: file)
            files.withLock { $0[path] = digest }
            return ByteSource(count: file.size) { file.read(at: $0, into: $1) }
        } catch {
            var problem = Self.problem(error, file: path)
            problem.argument = argument
            throw problem
        }
    }

    /// Of all that the file holds, read a part at a time.
    private static func digest(of file: OpenFile) -> Digest {
        var digest = Digest([])
        var place = 0
        while place < file.size {
            let part = [UInt8](unsafeUninitializedCapacity: min(1 << 20, file.size - place)) { buffer, count in
                count = file.read(at: place, into: UnsafeMutableRawBufferPointer(buffer))
            }
            if part.isEmpty { break }
            digest.add(part)
            place += part.count
        }
        return digest
    }

    private static func problem(_ error: WorldError, file: String) -> DataProblem {
        switch error {
        case .missing:
            DataProblem(
                code: "missing-file", message: "there is no file `\(file)` beside the note",
                hint: "paths are looked up in the note's own folder")
        case .outside:
            DataProblem(
                code: "file-outside", message: "`\(file)` lies outside the note's folder",
                hint: "a note reads only what stands beside or below it")
        case .folder, .notRegular, .tooLarge:
            DataProblem(code: "unreadable-file", message: error.message)
        case .denied, .failed:
            DataProblem(code: "unreadable-file", message: error.message, isOutside: true)
        }
    }
}
