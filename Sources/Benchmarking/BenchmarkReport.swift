import JSON

/// What `nnbook bench` writes.
public enum BenchmarkReport {
    /// One line of the table for people.
    ///
    /// - Parameter width: of the column of names.
    public static func line(_ name: String, _ measurement: Measurement, width: Int) -> String {
        var text = name + String(repeating: " ", count: max(1, width - name.count + 1))
        text += right(digits(measurement.median), 10) + " " + left(measurement.unit.rawValue, 11)
        text += left("\(digits(measurement.low)) … \(digits(measurement.high))", 20)
        if let rate = measurement.rate { text += right(digits(rate), 8) + " GF/s" }
        if let share = measurement.share { text += right(String(Int((100 * share).rounded())), 5) + " % of peak" }
        if let loss = measurement.loss { text += "   loss \(Float(loss))" }
        while text.last == " " { text.removeLast() }
        return text + "\n"
    }

    /// The whole as JSON: the machine, and the results in their order.
    public static func json(_ machine: Machine, effort: Effort, _ results: [(name: String, Measurement)]) -> JSONValue {
        .object([
            ("machine", machine.json), ("quick", .boolean(effort.isShort)),
            ("results", .array(results.map { $1.json(name: $0) })),
        ])
    }

    /// Four significant digits.
    private static func digits(_ value: Double) -> String {
        guard value > 0, value < 1e9 else { return "\(value)" }
        var (scale, places) = (1.0, 0)
        while value * scale < 1000, places < 6 { (scale, places) = (scale * 10, places + 1) }
        let whole = String(Int((value * scale).rounded()))
        guard places > 0 else { return whole }
        let padded = String(repeating: "0", count: max(0, places + 1 - whole.count)) + whole
        return padded.dropLast(places) + "." + padded.suffix(places)
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
