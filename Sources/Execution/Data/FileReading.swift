import Datasets
import Language
import World

// Data sets that stand in files beside the note.

extension DataLoader {
    func csv(_ path: String, target: [String], columns: [String]?) throws(DataProblem) -> Dataset {
        let bytes = try read(path)
        do {
            return try CSVFile(bytes: bytes).dataset(target: target, columns: columns)
        } catch {
            let code = if case .missingColumn = error.problem { "missing-column" } else { "bad-csv" }
            throw DataProblem(
                code: code, message: "\(path):\(error.line):\(error.column): \(error.message)", hint: error.hint)
        }
    }

    func npz(_ path: String, inputs: String, targets: String, rows: Int?) throws(DataProblem) -> Dataset {
        let bytes = try read(path)
        do {
            return try NPZFile(bytes: bytes).dataset(inputs: inputs, targets: targets, rows: rows)
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
        let imageBytes = try read(images, argument: "images")
        let pictures = try checked(images, "images") { () throws(ArrayFileError) in
            try IDXFile.images(imageBytes, rows: rows)
        }
        let labelBytes = try read(labels, argument: "labels")
        let names = try checked(labels, "labels") { () throws(ArrayFileError) in
            try IDXFile.labels(labelBytes, rows: rows)
        }
        return try checked(labels, "labels") { () throws(ArrayFileError) in
            try IDXFile.dataset(pictures, names, rows: rows)
        }
    }

    private func read(_ path: String, argument: String? = nil) throws(DataProblem) -> [UInt8] {
        do {
            let bytes = try world.read(Paths.join(folder, path), within: folder, limit: Self.fileLimit)
            let digest = Digest(bytes)
            files.withLock { $0[path] = digest }
            return bytes
        } catch {
            var problem = Self.problem(error, file: path)
            problem.argument = argument
            throw problem
        }
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
