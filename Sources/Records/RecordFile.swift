import JSON

// The file `NAME.results.json`: keys sorted, one value a line.
//
// A series that is another one's twin, as those behind a figure are of a run's, is written as where that one stands, so
// that a change shows once.

extension Record {
    private static let suffix = ".results.json"
    /// The member that says where a series stands.
    private static let twin = "same as"

    /// Where a note's record stands.
    public static func path(for note: String) -> String {
        (note.hasSuffix(".md") ? String(note.dropLast(3)) : note) + suffix
    }

    /// The note that a file would be the record of; `nil` where it is no record.
    public static func note(for path: String) -> String? {
        path.hasSuffix(suffix) ? String(path.dropLast(suffix.utf8.count)) + ".md" : nil
    }

    public var text: String {
        let firsts = firstPlaces
        let statements = entries.sorted { Self.isBefore($0.key, $1.key) }.map { statement, quantities in
            let members = quantities.sorted { Self.isBefore($0.key, $1.key) }.map { quantity, entry in
                let place = Place(statement: statement, quantity: quantity)
                if case .series(let series) = entry, let first = firsts[series], first != place {
                    return JSONValue.Member(quantity, .object([.init(Self.twin, .string(first.text))]))
                }
                return JSONValue.Member(quantity, entry.json)
            }
            return JSONValue.Member(statement, .object(members))
        }
        let meaning = meaning.sorted { Self.isBefore($0.key, $1.key) }.map {
            JSONValue.Member($0.key, .string($0.value))
        }
        let file = JSONValue.object([
            .init("format", .integer(Self.format)), .init("meaning", .object(meaning)),
            .init("results", .object(statements)),
        ])
        return file.text(breaksNumbers: true) + "\n"
    }

    /// Where each series stands first: with its run, where it is one of a run's.
    var firstPlaces: [SeriesDigest: Place] {
        var firsts: [SeriesDigest: Place] = [:]
        for (statement, quantities) in entries {
            for case (let quantity, .series(let series)) in quantities {
                let place = Place(statement: statement, quantity: quantity)
                if firsts[series].map({ place.isBefore($0) }) ?? true { firsts[series] = place }
            }
        }
        return firsts
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
        guard case .object(let statements)? = file["results"], case .object(let digests)? = file["meaning"] else {
            throw FileError(message: "it has no `results`, or no `meaning`")
        }
        self.init()
        for member in digests { if case .string(let digest) = member.value { meaning[member.key] = digest } }
        var twins: [(place: Place, other: String)] = []
        var places: [String: Entry] = [:]
        for statement in statements {
            guard case .object(let quantities) = statement.value else {
                throw FileError(message: "`\(statement.key)` should be an object")
            }
            var values: [String: Entry] = [:]
            for quantity in quantities {
                let place = Place(statement: statement.key, quantity: quantity.key)
                if case .string(let other)? = quantity.value[Self.twin] {
                    twins.append((place, other))
                } else {
                    values[quantity.key] = Entry(quantity.value)
                    places[place.text] = values[quantity.key]
                }
            }
            entries[statement.key] = values
        }
        for twin in twins {
            guard let entry = places[twin.other] else {
                throw FileError(message: "`\(twin.place.text)` is the same as `\(twin.other)`, which is not there")
            }
            entries[twin.place.statement]?[twin.place.quantity] = entry
        }
    }

    static func isBefore(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}

/// Where an entry of a record stands.
struct Place: Hashable {
    var statement: String
    var quantity: String

    /// Runs come first.
    func isBefore(_ other: Place) -> Bool {
        let (isRun, otherIsRun) = (statement.hasPrefix("train "), other.statement.hasPrefix("train "))
        if isRun != otherIsRun { return isRun }
        if statement != other.statement { return Record.isBefore(statement, other.statement) }
        return Record.isBefore(quantity, other.quantity)
    }

    var text: String { "\(statement): \(quantity)" }
}

extension Record.Entry {
    var json: JSONValue {
        switch self {
        case .value(let value): value
        case .series(let series):
            .object([
                ("digest", .string(hexadecimal(series.digest))), ("length", .integer(series.length)),
                ("marks", .string(series.marks.map { hexadecimal(UInt64($0)).suffix(4) }.joined())),
                ("sample", series.sample.isEmpty ? nil : .numbers(series.sample)),
                ("unordered", .string(hexadecimal(series.unordered))),
            ])
        }
    }

    init(_ json: JSONValue) {
        guard let digest = json["digest"]?.word, let unordered = json["unordered"]?.word,
            case .number(let length)? = json["length"], case .string(let digits)? = json["marks"]
        else {
            self = .value(json)
            return
        }
        let bytes = Array(digits.utf8)
        let marks = stride(from: 0, to: bytes.count - 3, by: 4).compactMap {
            UInt16(String(decoding: bytes[$0..<$0 + 4], as: UTF8.self), radix: 16)
        }
        var sample: [Double] = []
        if case .array(let numbers)? = json["sample"] { sample = numbers.map(\.asNumber) }
        self = .series(
            SeriesDigest(length: Int(length), digest: digest, unordered: unordered, marks: marks, sample: sample))
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

    fileprivate var word: UInt64? { if case .string(let digits) = self { UInt64(digits, radix: 16) } else { nil } }
}
