/// `numpy.linspace(start, stop, count, endpoint=includesEnd)`, to the bit.
func evenlySpaced(_ start: Double, _ stop: Double, count: Int, includesEnd: Bool = true) -> [Double] {
    precondition(count >= 0)
    let intervals = includesEnd ? count - 1 : count
    let span = stop - start
    var values = (0..<count).map(Double.init)
    if intervals > 0 {
        let step = span / Double(intervals)
        // A step that underflows to 0 would lose all; NumPy divides first then.
        for index in values.indices {
            values[index] = (step == 0 ? values[index] / Double(intervals) * span : values[index] * step) + start
        }
    } else {
        for index in values.indices { values[index] = values[index] * span + start }
    }
    if includesEnd, count > 1 { values[count - 1] = stop }
    return values
}
