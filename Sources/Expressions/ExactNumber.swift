/// A constant of a formula as the fraction its decimal notation means: 0.1 is one tenth.
///
/// Constants are folded in these, so that 3 · 0.1 becomes 0.3 and not 0.30000000000000004, and 1/3 stays a fraction.
/// Every operation gives `nil` where the result would not fit; the constants then stay apart.
struct ExactNumber: Equatable {
    let numerator: Int
    /// Positive, without a common factor with the numerator.
    let denominator: Int
    /// Written with a decimal point if it can be.
    let isDecimal: Bool

    static let zero = ExactNumber(0, 1, isDecimal: false)!
    static let one = ExactNumber(1, 1, isDecimal: false)!

    /// Integers up to here are doubles, so that a fraction of them is rounded once.
    private static let limit = 1 << 53

    private init?(_ numerator: Int, _ denominator: Int, isDecimal: Bool) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / Int(divisor)
        self.denominator = sign * denominator / Int(divisor)
        self.isDecimal = isDecimal
        guard self.numerator.magnitude <= Self.limit.magnitude, self.denominator <= Self.limit else { return nil }
    }

    /// The shortest decimal that stands for `value`; `nil` where it is too long, or no number.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        var digits = 0
        var fractionDigits = 0
        var exponent = 0
        var isAfterPoint = false
        let text = value.magnitude.description
        for (index, character) in zip(text.indices, text) {
            if let digit = character.wholeNumberValue {
                guard digits < Self.limit else { return nil }
                digits = 10 * digits + digit
                if isAfterPoint { fractionDigits += 1 }
            } else if character == "." {
                isAfterPoint = true
            } else {
                exponent = Int(text[text.index(after: index)...])!
                break
            }
        }
        exponent -= fractionDigits
        while digits != 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        if digits == 0 { exponent = 0 }
        guard let scale = Self.powerOfTen(exponent.magnitude) else { return nil }
        let (numerator, overflow) = digits.multipliedReportingOverflow(by: exponent > 0 ? scale : 1)
        guard !overflow else { return nil }
        self.init(
            value < 0 ? -numerator : numerator, exponent < 0 ? scale : 1, isDecimal: exponent < 0)
        guard Double(self.numerator) / Double(self.denominator) == value else { return nil }
    }

    var isInteger: Bool { denominator == 1 }
    var isNegative: Bool { numerator < 0 }

    /// The number as one constant: integers, and decimals that end. Other fractions are written as quotients.
    var constant: Double? {
        if isInteger { return Double(numerator) }
        guard isDecimal else { return nil }
        var rest = denominator
        while rest % 2 == 0 { rest /= 2 }
        while rest % 5 == 0 { rest /= 5 }
        return rest == 1 ? Double(numerator) / Double(denominator) : nil
    }

    static prefix func - (number: ExactNumber) -> ExactNumber {
        ExactNumber(-number.numerator, number.denominator, isDecimal: number.isDecimal)!
    }

    func adding(_ other: ExactNumber) -> ExactNumber? {
        let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (sum, sumOverflow) = left.addingReportingOverflow(right)
        let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !leftOverflow, !rightOverflow, !sumOverflow, !bottomOverflow else { return nil }
        return ExactNumber(sum, bottom, isDecimal: isDecimal || other.isDecimal)
    }

    func multiplied(by other: ExactNumber) -> ExactNumber? {
        let (top, topOverflow) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !topOverflow, !bottomOverflow else { return nil }
        return ExactNumber(top, bottom, isDecimal: isDecimal || other.isDecimal)
    }

    /// One over the number; `nil` for zero.
    var reciprocal: ExactNumber? {
        ExactNumber(denominator, numerator, isDecimal: isDecimal)
    }

    /// A whole power; `nil` for a negative power of zero.
    func raised(to exponent: Int) -> ExactNumber? {
        guard exponent.magnitude <= 64 else { return nil }
        guard exponent >= 0 else { return reciprocal?.raised(to: -exponent) }
        var result: ExactNumber? = .one
        for _ in 0..<exponent { result = result?.multiplied(by: self) }
        return result
    }

    /// The largest number that both are whole multiples of.
    func commonDivisor(with other: ExactNumber) -> ExactNumber? {
        let (left, leftOverflow) = numerator.magnitude.multipliedReportingOverflow(by: UInt(other.denominator))
        let (right, rightOverflow) = other.numerator.magnitude.multipliedReportingOverflow(by: UInt(denominator))
        let (bottom, overflow) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !leftOverflow, !rightOverflow, !overflow else { return nil }
        return Int(exactly: Self.greatestCommonDivisor(left, right)).flatMap {
            ExactNumber($0, bottom, isDecimal: isDecimal || other.isDecimal)
        }
    }

    /// The difference as one constant.
    func subtracting(_ other: Double) -> Double? {
        ExactNumber(other).flatMap { adding(-$0) }?.constant
    }

    /// The root where numerator and denominator are squares.
    var squareRoot: ExactNumber? {
        guard !isNegative else { return nil }
        let top = Int(Double(numerator).squareRoot())
        let bottom = Int(Double(denominator).squareRoot())
        guard top * top == numerator, bottom * bottom == denominator else { return nil }
        return ExactNumber(top, bottom, isDecimal: isDecimal)
    }

    static func == (left: ExactNumber, right: ExactNumber) -> Bool {
        left.numerator == right.numerator && left.denominator == right.denominator
    }

    static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        Double(left.numerator) / Double(left.denominator) < Double(right.numerator) / Double(right.denominator)
    }

    private static func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }

    private static func powerOfTen(_ exponent: UInt) -> Int? {
        guard exponent <= 16 else { return nil }
        return (0..<exponent).reduce(1) { power, _ in 10 * power }
    }
}
