extension ScalarExpression {
    /// The formula in TeX's mathematical notation, in the form it has: ask `simplified()` first for a derivative.
    ///
    /// - Parameter names: TeX for variables that should not be written as `texName` would.
    public func tex(names: [String: String] = [:]) -> String {
        let writer = TeXWriter(names: names)
        // By itself a step is clearer as the two values it takes.
        if case .call(.step, let arguments) = self {
            return writer.write(
                .conditional(.greater, arguments[0], .number(0), then: .number(1), otherwise: .number(0))
            ).text
        }
        return writer.write(self).text
    }
}

/// Writes a formula with as few parentheses as it can be read by.
private struct TeXWriter {
    var names: [String: String]
    /// In an exponent, where quotients stay on the line.
    var isScript = false

    /// How tightly a piece holds together; looser ones are put in parentheses.
    enum Binding: Int, Comparable {
        case conditional, sum, negation, quotient, product, power, atom

        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }

    struct Piece {
        var text: String
        var binding: Binding
        /// Higher than a line: its parentheses grow.
        var isTall = false
        /// Ends in a word, which must not touch what follows.
        var endsInWord = false
    }

    var script: TeXWriter { TeXWriter(names: names, isScript: true) }

    func write(_ expression: ScalarExpression) -> Piece {
        switch expression {
        case .number(let value): number(value)
        case .pi: Piece(text: "\\pi", binding: .atom)
        case .variable(let name): variable(names[name] ?? texName(name))
        case .negate(let operand): negation(of: operand)
        case .binary(.add, let left, let right): sum(left, "+", right)
        case .binary(.subtract, let left, let right): sum(left, "-", right)
        case .binary(.multiply, let left, let right): product(left, right)
        case .binary(.divide, let left, let right): quotient(left, right)
        case .binary(.power, let base, let exponent): power(base, exponent)
        case .call(let function, let arguments): call(function, arguments)
        case .conditional: cases(expression)
        }
    }

    private func variable(_ text: String) -> Piece {
        Piece(text: text, binding: .atom, endsInWord: text.hasPrefix("\\mathrm") || text.hasPrefix("\\text"))
    }

    // MARK: Operators

    private func negation(of operand: ScalarExpression) -> Piece {
        let piece = enclose(write(operand), below: .quotient)
        return Piece(text: "-" + piece.text, binding: .negation, isTall: piece.isTall)
    }

    private func sum(_ left: ScalarExpression, _ sign: String, _ right: ScalarExpression) -> Piece {
        let left = enclose(write(left), below: .sum)
        let right = enclose(write(right), below: .quotient)
        return Piece(text: "\(left.text) \(sign) \(right.text)", binding: .sum, isTall: left.isTall || right.isTall)
    }

    private func product(_ left: ScalarExpression, _ right: ScalarExpression) -> Piece {
        let leftPiece = write(left)
        // A leading minus needs no parentheses, it only makes the whole product a negative one.
        let isNegative = leftPiece.binding == .negation
        let left = isNegative ? leftPiece : enclose(leftPiece, below: .product)
        let right = enclose(write(right), below: .product)
        return Piece(
            text: left.text + joint(left, right.text) + right.text, binding: isNegative ? .negation : .product,
            isTall: left.isTall || right.isTall, endsInWord: right.endsInWord)
    }

    /// What stands between two factors: nothing where it reads well.
    private func joint(_ left: Piece, _ right: String) -> String {
        let last = left.text.last!
        if right.first!.isNumber || (last.isNumber && right.hasPrefix("\\frac")) { return " \\cdot " }
        if left.endsInWord || right.hasPrefix("\\mathrm") || right.hasPrefix("\\text") { return "\\," }
        return last.isLetter && right.first!.isLetter ? " " : ""
    }

    private func quotient(_ left: ScalarExpression, _ right: ScalarExpression) -> Piece {
        if isScript {
            let left = enclose(write(left), below: .negation)
            let right = enclose(write(right), below: .power)
            return Piece(text: "\(left.text)/\(right.text)", binding: left.binding == .negation ? .negation : .quotient)
        }
        return Piece(text: "\\frac{\(write(left).text)}{\(write(right).text)}", binding: .product, isTall: true)
    }

    private func power(_ base: ScalarExpression, _ exponent: ScalarExpression) -> Piece {
        let exponentText = script.write(exponent).text
        let raised = exponentText.count == 1 ? "^\(exponentText)" : "^{\(exponentText)}"
        // sin²(x); but not sin⁻¹(x), which is another function.
        if case .call(let function, let arguments) = base, let name = operatorName(function, arguments),
            case .number(let value) = exponent, value >= 2, value == value.rounded()
        {
            return apply(name + raised, to: operands(of: function, arguments), binding: .power)
        }
        let base = enclose(write(base), below: .atom)
        return Piece(text: base.text + raised, binding: .power, isTall: base.isTall)
    }

    // MARK: Functions

    private func call(_ function: ScalarFunction, _ arguments: [ScalarExpression]) -> Piece {
        if let name = operatorName(function, arguments) {
            return apply(name, to: operands(of: function, arguments))
        }
        let argument = write(arguments[0])
        switch function {
        case .sqrt:
            return Piece(text: "\\sqrt{\(argument.text)}", binding: .atom, isTall: argument.isTall)
        case .abs:
            let text =
                argument.isTall
                ? "\\left\\lvert \(argument.text) \\right\\rvert" : "\\lvert \(argument.text) \\rvert"
            return Piece(text: text, binding: .atom, isTall: argument.isTall)
        case .step:
            let text = argument.isTall ? "\\left[\(argument.text) > 0\\right]" : "[\(argument.text) > 0]"
            return Piece(text: "\\mathbf{1}" + text, binding: .atom, isTall: argument.isTall)
        default:
            let exponent = script.write(arguments[0])
            guard exponent.isTall else { return Piece(text: "e^{\(exponent.text)}", binding: .power) }
            return apply("\\exp", to: arguments)
        }
    }

    /// The name of a function that is written before its arguments.
    private func operatorName(_ function: ScalarFunction, _ arguments: [ScalarExpression]) -> String? {
        switch function {
        case .exp, .sqrt, .abs, .step: nil
        case .log: "\\log"
        case .sin: "\\sin"
        case .cos: "\\cos"
        case .tanh: "\\tanh"
        case .min: "\\min"
        case .max: "\\max"
        case .sigmoid: "\\sigma"
        case .relu: "\\operatorname{ReLU}"
        case .leakyRelu: "\\operatorname{LReLU}_{\(script.write(arguments[1]).text)}"
        case .softplus: "\\operatorname{softplus}"
        case .sign: "\\operatorname{sign}"
        }
    }

    /// The arguments that stand in the parentheses: the slope of leaky ReLU is an index.
    private func operands(of function: ScalarFunction, _ arguments: [ScalarExpression]) -> [ScalarExpression] {
        function == .leakyRelu ? [arguments[0]] : arguments
    }

    private func apply(_ name: String, to arguments: [ScalarExpression], binding: Binding = .atom) -> Piece {
        let pieces = arguments.map(write)
        let list = Piece(
            text: pieces.map(\.text).joined(separator: ", "), binding: .sum, isTall: pieces.contains(where: \.isTall))
        // Growing parentheses would stand off from the name.
        return Piece(
            text: name + (list.isTall ? "\\!" : "") + enclose(list).text, binding: binding, isTall: list.isTall)
    }

    /// A chain of conditionals, a row for each branch.
    private func cases(_ expression: ScalarExpression) -> Piece {
        var rows: [String] = []
        var rest = expression
        while case .conditional(let comparison, let left, let right, let then, let otherwise) = rest {
            let condition = "\(write(left).text) \(sign(of: comparison)) \(write(right).text)"
            rows.append("\(write(then).text) & \\text{if } \(condition)")
            rest = otherwise
        }
        rows.append("\(write(rest).text) & \\text{otherwise}")
        let text = "\\begin{cases} \(rows.joined(separator: " \\\\ ")) \\end{cases}"
        return Piece(text: text, binding: .conditional, isTall: true)
    }

    private func sign(of comparison: ScalarExpression.Comparison) -> String {
        switch comparison {
        case .equal: "="
        case .notEqual: "\\ne"
        case .less: "<"
        case .lessOrEqual: "\\le"
        case .greater: ">"
        case .greaterOrEqual: "\\ge"
        }
    }

    // MARK: Numbers and parentheses

    /// The shortest decimal that is this number; very small and large ones by powers of ten.
    private func number(_ value: Double) -> Piece {
        if value.isNaN { return Piece(text: "\\mathrm{NaN}", binding: .atom) }
        let isNegative = value < 0
        var piece = Piece(text: "\\infty", binding: .atom)
        if value.isFinite {
            let parts = value.magnitude.description.split(separator: "e")
            let digits = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
            piece.text = String(digits)
            if parts.count == 2 {
                let power = "10^{\(Int(parts[1])!)}"
                piece =
                    digits == "1"
                    ? Piece(text: power, binding: .power) : Piece(text: "\(digits) \\cdot \(power)", binding: .product)
            }
        }
        return isNegative ? Piece(text: "-" + piece.text, binding: .negation) : piece
    }

    private func enclose(_ piece: Piece, below binding: Binding) -> Piece {
        piece.binding < binding ? enclose(piece) : piece
    }

    private func enclose(_ piece: Piece) -> Piece {
        Piece(
            text: piece.isTall ? "\\left(\(piece.text)\\right)" : "(\(piece.text))", binding: .atom,
            isTall: piece.isTall)
    }
}
