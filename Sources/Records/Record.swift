import JSON

/// What a note's results are compared with: values, table cells, series, claims and codes of diagnostics, each under a
/// name that neither moved paragraphs nor a new theme change. `NAME.results.json` holds it beside the note.
public struct Record: Hashable, Sendable {
    /// The form of the file, raised when it changes.
    static let format = 2

    public enum Entry: Hashable, Sendable {
        /// A number, a text, a list of few numbers, or a row of a table.
        case value(JSONValue)
        /// A list of many.
        case series(SeriesDigest)
    }

    /// Digests of what the results are made of, by declaration (`train fits`) and by file (`file data/exam.csv`): they
    /// tell an edited note from a changed engine.
    public var meaning: [String: String]
    /// By statement (`train fits.lifted`, `plot boundary(fits)`), then by quantity (`train loss`).
    public var entries: [String: [String: Entry]]

    public init(meaning: [String: String] = [:], entries: [String: [String: Entry]] = [:]) {
        self.meaning = meaning
        self.entries = entries
    }
}
