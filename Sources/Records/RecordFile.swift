import JSON

// The file `NAME.results.json`: keys sorted, one value a line.

extension Record {
    public static func path(for note: String) -> String {
        (note.hasSuffix(".md") ? String(note.dropLast(3)) : note) + ".results.json"
    }

    public var text: String {
        let statements = entries.sorted { Self.isBefore($0.key, $1.key) }.map { statement, quantities in
            JSONValue.Member(
                statement,
                .object(quantities.sorted { Self.isBefore($0.key, $1.key) }.map { .init($0.key, $0.value.json) }))
        }
        let file = JSONValue.object([.init("format", .integer(Self.format)), .init("results", .object(statements))])
        return file.text() + "\n"
    }

    public struct FileError: Error, Sendable {
        public var message: String
    }

    public init(reading bytes: [UInt8]) throws(FileError) {
        let file: JSONValue
        do {
            file = try JSONValue(reading: bytes)
        } catch {
            throw FileError(message: "it is no JSON: \(error.message)")
        }
        guard file["format"] == .integer(Self.format) else {
            throw FileError(message: "it has another format than this version writes; record it anew with --update")
        }
        guard case .object(let statements)? = file["results"] else {
            throw FileError(message: "it has no `results`")
        }
        var entries: [String: [String: Entry]] = [:]
        for statement in statements {
            guard case .object(let quantities) = statement.value else {
                throw FileError(message: "`\(statement.key)` should be an object")
            }
            var values: [String: Entry] = [:]
            for quantity in quantities { values[quantity.key] = Entry(quantity.value) }
            entries[statement.key] = values
        }
        self.entries = entries
    }

    static func isBefore(_ a: String, _ b: String) -> Bool {
        Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
    }
}

extension Record.Entry {
    var json: JSONValue {
        switch self {
        case .value(let value): value
        case .series(let series):
            .object([
                ("digest", .string(String(series.digest, radix: 16))), ("length", .integer(series.length)),
                ("sample", .numbers(series.sample)),
            ])
        }
    }

    init(_ json: JSONValue) {
        guard case .string(let digits)? = json["digest"], let digest = UInt64(digits, radix: 16),
            case .number(let length)? = json["length"], case .array(let sample)? = json["sample"]
        else {
            self = .value(json)
            return
        }
        self = .series(SeriesDigest(length: Int(length), digest: digest, sample: sample.map(\.asNumber)))
    }
}

extension JSONValue {
    /// A number, or one of the three words for what is not finite.
    var asNumber: Double {
        switch self {
        case .number(let number): number
        case .string("Infinity"): .infinity
        case .string("-Infinity"): -.infinity
        default: .nan
        }
    }
}
