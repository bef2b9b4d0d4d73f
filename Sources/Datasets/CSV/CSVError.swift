/// What is wrong with a CSV file, and where in it.
public struct CSVError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        case empty
        case noRows
        case notUTF8
        case raggedRow(found: Int, expected: Int)
        case missingValue(column: String)
        case notNumber(String, column: String)
        /// `NaN`, `inf`, or too large for a double.
        case notFinite(String, column: String)
        case missingColumn(String, available: [String])
        case duplicateColumn(String)
        case unnamedColumn(Int)
        case targetIsInput(String)
        case noInputs
        case unterminatedQuote
        case textAfterQuote
        /// A row of more than 64 MB.
        case longRow
        /// The file has become shorter, or its disk fails.
        case unreadable
    }

    public var problem: Problem
    /// The line and the character in it, both from 1, in the CSV file.
    public var line: Int
    public var column: Int

    /// One sentence without a full stop.
    public var message: String {
        switch problem {
        case .empty: "the file is empty; a line with the columns' names was expected"
        case .noRows: "the file has column names, but no rows"
        case .notUTF8: "the file is not UTF-8 text"
        case .raggedRow(let found, let expected):
            "this row has \(found) \(found == 1 ? "field" : "fields"), the first line has \(expected)"
        case .missingValue(let column): "there is no value in column `\(column)`"
        case .notNumber(let text, let column): "`\(text)` in column `\(column)` is not a number"
        case .notFinite(let text, let column): "`\(text)` in column `\(column)` is not a finite number"
        case .missingColumn(let name, let available):
            "there is no column `\(name)`; there are " + available.map { "`\($0)`" }.joined(separator: ", ")
        case .duplicateColumn(let name): "two columns are called `\(name)`"
        case .unnamedColumn(let number): "column \(number) has no name"
        case .targetIsInput(let name): "the target `\(name)` cannot be an input too"
        case .noInputs: "no column is left for the inputs"
        case .unterminatedQuote: "this quotation mark is never closed"
        case .longRow: "this row is longer than 64 MB"
        case .unreadable: "the file can be read up to here only; it changed meanwhile, or its disk fails"
        case .textAfterQuote: "after a closing quotation mark a comma or the line's end was expected"
        }
    }

    /// What to do about it, where that can be said.
    public var hint: String? {
        switch problem {
        case .notUTF8: "save it as UTF-8"
        case .missingColumn(_, let available)
        where available.count == 1 && available[0].contains(where: { ";\t|".contains($0) }):
            "fields are separated by commas"
        case .notNumber(let text, _) where text.contains(";"): "fields are separated by commas"
        case .notNumber(let text, _) where text.contains(",") && text.allSatisfy({ "0123456789,.+-eE ".contains($0) }):
            "decimals are written with a point, and thousands without a comma"
        case .notNumber: "name the columns to use with `columns=`"
        case .unnamedColumn: "name it, or name the columns to use with `columns=`"
        case .missingValue, .notFinite: "leave such rows out, or fill them in"
        case .longRow: "is there a quotation mark that is never closed?"
        case .textAfterQuote: "a quotation mark inside a quoted field is written twice"
        default: nil
        }
    }
}
