import Language
import Plotting

/// A table as values; how it is written is the page's affair.
public struct TableContent: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        public var title: String
        /// Numbers are set flush right with equal digits.
        public var isNumeric: Bool
        /// The title is a name in the author's data.
        public var isOfData: Bool

        public init(_ title: String, isNumeric: Bool = true, isOfData: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
            self.isOfData = isOfData
        }
    }

    public enum Cell: Sendable, Hashable {
        case text(String)
        case number(Double, NumberFormat)
        /// A vector, a matrix or whatever else a value may be, and how it is written.
        case value(Value, text: String)
        case empty

        /// What a reader sees.
        public var text: String {
            switch self {
            case .text(let text): NumberText.shown(text)
            case .number(let value, let format): NumberText.text(value, format)
            case .value(_, let text): text
            case .empty: ""
            }
        }
    }

    public var columns: [Column]
    public var rows: [[Cell]]
    /// The first cell of each row names the row.
    public var hasRowHeaders: Bool

    public init(columns: [Column], rows: [[Cell]], hasRowHeaders: Bool = true) {
        precondition(rows.allSatisfy { $0.count == columns.count })
        self.columns = columns
        self.rows = rows
        self.hasRowHeaders = hasRowHeaders
    }
}
