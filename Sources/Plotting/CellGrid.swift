/// A matrix to be drawn as coloured cells.
public struct CellGrid: Sendable {
    public enum Meaning: Sendable {
        /// Numbers from 0 up: the more, the deeper the colour.
        case amount(color: Int)
        /// Numbers on both sides of 0, which has no colour.
        case signed(negativeColor: Int, positiveColor: Int)
    }

    /// Names of the rows from the top, and of the columns; empty for none.
    public var rowNames: [String]
    public var columnNames: [String]
    /// What rows and columns are.
    public var rowTitle: String
    public var columnTitle: String
    public var rows: Int
    public var columns: Int
    /// Row by row from the top.
    public var values: [Double]
    /// What is written into each cell where there is room; a scale stands below the cells otherwise.
    public var texts: [String]
    public var meaning: Meaning
    /// What the deepest colour stands for; the largest magnitude of its own values, or of several grids to compare.
    public var largest: Double

    public init(
        rows: Int, columns: Int, values: [Double], texts: [String], rowNames: [String] = [],
        columnNames: [String] = [], rowTitle: String = "", columnTitle: String = "", meaning: Meaning,
        largest: Double? = nil
    ) {
        precondition(values.count == rows * columns && texts.count == values.count)
        precondition(rowNames.isEmpty || rowNames.count == rows)
        precondition(columnNames.isEmpty || columnNames.count == columns)
        self.rows = rows
        self.columns = columns
        self.values = values
        self.texts = texts
        self.rowNames = rowNames
        self.columnNames = columnNames
        self.rowTitle = rowTitle
        self.columnTitle = columnTitle
        self.meaning = meaning
        self.largest = largest ?? values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    }
}
