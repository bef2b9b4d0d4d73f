/// The `d` of an SVG path, written short: rounded once, relative, without needless characters.
struct PathData {
    /// Parts of a unit that coordinates are rounded to; what is drawn scaled up needs the finer ones.
    enum Precision: Int {
        /// For a path that is scaled down by `unitsScale`, so that it needs no points.
        case units = 1
        case tenths = 10
        case hundredths = 100
    }

    /// Of a path in units that stand for tenths.
    static let unitsScale = "scale(.1)"

    private(set) var text = ""
    private let precision: Precision
    private var endsInFraction = false
    private var x = 0
    private var y = 0
    private var startX = 0
    private var startY = 0
    private var command: Character?

    init(_ precision: Precision = .tenths) { self.precision = precision }

    var isEmpty: Bool { text.isEmpty }

    /// Begins a new part.
    mutating func move(to point: Point) {
        let (newX, newY) = (rounded(point.x), rounded(point.y))
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
        let (dx, dy) = (rounded(point.x) - x, rounded(point.y) - y)
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
        let isNew = self.command != command
        if isNew { text.append(command) }
        for (index, number) in numbers.enumerated() {
            let digits = shortest(number, precision)
            // A sign sets numbers apart, and so does a second point.
            let isApart = number < 0 || endsInFraction && digits.utf8.first == UInt8(ascii: ".")
            if !(isNew && index == 0), !isApart { text.append(" ") }
            text += digits
            endsInFraction = number % precision.rawValue != 0
        }
        self.command = command
    }

    private func rounded(_ value: Double) -> Int { Int((value * Double(precision.rawValue)).rounded()) }
}

struct Point: Equatable {
    var x: Double
    var y: Double
}

/// A coordinate as it stands in an attribute, rounded to hundredths.
func coordinate(_ value: Double) -> String {
    shortest(Int((value * 100).rounded()), .hundredths)
}

/// What coordinates are multiplied by, which must be finer than they are.
func factor(_ value: Double) -> String {
    ExactDecimal(mantissa: Int((value * 10_000).rounded()), exponent: -4).plain(decimals: 4)
}

/// In hundredths 150 ▸ 1.5, −50 ▸ -.5, 300 ▸ 3
private func shortest(_ number: Int, _ precision: PathData.Precision) -> String {
    let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: UInt(precision.rawValue))
    let sign = number < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    let isFine = precision == .hundredths
    let digits = isFine && rest % 10 == 0 ? "\(rest / 10)" : isFine && rest < 10 ? "0\(rest)" : "\(rest)"
    return whole == 0 ? "\(sign).\(digits)" : "\(sign)\(whole).\(digits)"
}
