/// A value as it is read out: four significant digits, without needless zeros.
func significant(_ value: Double, digits count: Int = 4) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
    guard value != 0 else { return "0" }
    // The shortest decimal is rounded, digit by digit: no arithmetic that could differ or err.
    let parts = value.magnitude.description.split(separator: "e")
    let point = parts[0].firstIndex(of: ".") ?? parts[0].endIndex
    var exponent = (parts.count == 2 ? Int(parts[1])! : 0) + parts[0].distance(from: parts[0].startIndex, to: point)
    var digits = parts[0].compactMap(\.wholeNumberValue)
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    // The value is now 0.d₁d₂d₃… · 10^exponent.
    var mantissa = digits.prefix(count).reduce(0) { 10 * $0 + $1 }
    var power = exponent - min(count, digits.count)
    if digits.count > count, digits[count] >= 5 { mantissa += 1 }
    while mantissa % 10 == 0 {
        mantissa /= 10
        power += 1
    }
    let decimal = ExactDecimal(mantissa: value < 0 ? -mantissa : mantissa, exponent: power)
    let magnitude = decimal.magnitude
    guard (-4..<7).contains(magnitude) else {
        return decimal.scientific(magnitude: magnitude, decimals: magnitude - power)
    }
    return decimal.plain(decimals: max(0, -power))
}
