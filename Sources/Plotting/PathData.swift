/// The `d` of an SVG path, written short: hundredths of a unit, relative, without needless characters.
struct PathData {
    private(set) var text = ""
    private var x = 0
    private var y = 0
    private var startX = 0
    private var startY = 0
    private var command: Character?

    var isEmpty: Bool { text.isEmpty }

    /// Begins a new part.
    mutating func move(to point: Point) {
        let (newX, newY) = (hundredths(point.x), hundredths(point.y))
        if text.isEmpty {
            write("M", [newX, newY])
        } else {
            write("m", [newX - x, newY - y])
        }
        (x, y, startX, startY) = (newX, newY, newX, newY)
        // Numbers after a move would be read as lines.
        command = nil
    }

    /// A straight line; nothing where it would have no length.
    mutating func line(to point: Point) {
        let (dx, dy) = (hundredths(point.x) - x, hundredths(point.y) - y)
        switch (dx, dy) {
        case (0, 0): return
        case (_, 0): write("h", [dx])
        case (0, _): write("v", [dy])
        default: write("l", [dx, dy])
        }
        (x, y) = (x + dx, y + dy)
    }

    /// A line of no length, which round caps make a dot.
    mutating func dot(at point: Point) {
        move(to: point)
        write("h", [0])
    }

    mutating func close() {
        text.append("z")
        (x, y) = (startX, startY)
        command = nil
    }

    mutating func polyline(_ points: [Point], isClosed: Bool = false) {
        guard let first = points.first else { return }
        move(to: first)
        for point in points.dropFirst() { line(to: point) }
        if isClosed { close() }
    }

    private mutating func write(_ command: Character, _ numbers: [Int]) {
        if self.command != command { text.append(command) }
        for (index, number) in numbers.enumerated() {
            let isFirst = index == 0 && self.command != command
            if !isFirst, number >= 0 { text.append(" ") }
            text += shortest(number)
        }
        self.command = command
    }
}

struct Point: Equatable {
    var x: Double
    var y: Double
}

/// A coordinate as it stands in an attribute, rounded to hundredths.
func coordinate(_ value: Double) -> String {
    shortest(hundredths(value))
}

/// What coordinates are multiplied by, which must be finer than they are.
func factor(_ value: Double) -> String {
    ExactDecimal(mantissa: Int((value * 10_000).rounded()), exponent: -4).plain(decimals: 4)
}

private func hundredths(_ value: Double) -> Int {
    Int((value * 100).rounded())
}

/// 150 ▸ 1.5, −50 ▸ -.5, 300 ▸ 3
private func shortest(_ hundredths: Int) -> String {
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return whole == 0 ? "\(sign).\(digits)" : "\(sign)\(whole).\(digits)"
}
