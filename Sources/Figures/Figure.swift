import Plotting

/// A figure: what is drawn, and its data as a table for those who cannot see it.
public struct Figure: Sendable {
    public var chart: Chart
    public var data: TableContent
    /// The series behind the marks, at full precision: what is recorded and compared.
    public var series: [Series]

    public init(chart: Chart, data: TableContent, series: [Series]) {
        self.chart = chart
        self.data = data
        self.series = series
    }

    public struct Series: Sendable, Hashable {
        public var label: String
        public var x: [Double]
        public var y: [Double]

        public init(label: String, x: [Double], y: [Double]) {
            self.label = label
            self.x = x
            self.y = y
        }
    }
}
