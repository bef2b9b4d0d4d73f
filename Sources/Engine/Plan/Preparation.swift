import Datasets
import Expressions
import Kernels

/// What is done to inputs once, before the first dense layer, with the statistics of the training part fixed.
struct Preparation: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case features(FeatureMap)
        /// (x − offset) / divisor, column by column; 0 where the divisor is 0.
        case scaling(offset: [Double], divisor: [Double])
        case activation(Activation)
    }

    private(set) var steps: [Step] = []

    init(steps: [Step]) {
        self.steps = steps
    }

    /// Takes the statistics of `training`, each layer's from what the layers before it make of the data.
    init(_ layers: [NetworkDescription.Layer], training: Table, warnings: inout [EngineWarning]) {
        var table = training
        for layer in layers {
            let step: Step
            switch layer {
            case .features(let map): step = .features(map)
            case .activation(let activation): step = .activation(activation)
            case .standardize: step = Self.standardizing(table, &warnings)
            case .minmax: step = Self.spanning(table, &warnings)
            case .dense, .dropout: preconditionFailure("is no preparation")
            }
            steps.append(step)
            if steps.count < layers.count { table = Self.apply(step, to: table) }
        }
    }

    /// Inputs as the first dense layer gets them.
    func callAsFunction(_ inputs: Table) -> Table {
        steps.reduce(inputs) { Self.apply($1, to: $0) }
    }

    private static func apply(_ step: Step, to table: Table) -> Table {
        switch step {
        case .features(let map):
            let columns = (0..<table.columns).map(table.column)
            var result = Table(rows: table.rows, columns: map.formulas.count)
            for (place, formula) in map.formulas.enumerated() {
                let values = CompiledFormula(formula, parameters: map.parameters)
                    .evaluate(columns, count: table.rows)
                for (row, value) in values.enumerated() { result[row, place] = value }
            }
            return result
        case .scaling(let offset, let divisor):
            var result = table
            result.values.withUnsafeMutableBufferPointer { values in
                offset.withUnsafeBufferPointer { offset in
                    divisor.withUnsafeBufferPointer { divisor in
                        for row in 0..<table.rows {
                            scale(values.baseAddress! + row * table.columns, offset, divisor)
                        }
                    }
                }
            }
            return result
        case .activation(let activation):
            let formula = activation.formula
            let values = CompiledFormula(formula.body, parameters: [formula.parameter]).evaluate([table.values])
            return Table(rows: table.rows, columns: table.columns, values: values)
        }
    }

    /// Scales a row.
    @inline(__always)
    static func scale(
        _ row: UnsafeMutablePointer<Double>, _ offset: UnsafeBufferPointer<Double>,
        _ divisor: UnsafeBufferPointer<Double>
    ) {
        for column in offset.indices {
            row[column] = divisor[column] == 0 ? 0 : (row[column] - offset[column]) / divisor[column]
        }
    }

    private static func standardizing(_ table: Table, _ warnings: inout [EngineWarning]) -> Step {
        var mean = [Double](repeating: 0, count: table.columns)
        var variance = mean
        if table.rows > 0 {
            nn_f64().pointee.column_moments(
                table.rows, table.columns, table.values, table.columns, &mean, &variance)
        }
        let constant = constantColumns(of: table, layer: "standardize", &warnings)
        let deviation = variance.indices.map { constant.contains($0) ? 0 : nn_sqrt(variance[$0]) }
        return .scaling(offset: mean, divisor: deviation)
    }

    private static func spanning(_ table: Table, _ warnings: inout [EngineWarning]) -> Step {
        _ = constantColumns(of: table, layer: "minmax", &warnings)
        guard table.rows > 0 else {
            let zeros = [Double](repeating: 0, count: table.columns)
            return .scaling(offset: zeros, divisor: zeros)
        }
        var least = Array(table.row(0))
        var greatest = least
        for row in 1..<max(1, table.rows) {
            for (column, value) in table.row(row).enumerated() {
                if value < least[column] { least[column] = value }
                if value > greatest[column] { greatest[column] = value }
            }
        }
        return .scaling(offset: least, divisor: zip(greatest, least).map { $0 - $1 })
    }

    /// Columns that never change. Their variance is no sign of it: a rounded mean leaves a little.
    private static func constantColumns(of table: Table, layer: String, _ warnings: inout [EngineWarning]) -> Set<Int> {
        let constant = (0..<table.columns).filter { column in
            (1..<max(1, table.rows)).allSatisfy { table[$0, column] == table[0, column] }
        }
        warnings += constant.map { .constantColumn($0 + 1, layer: layer) }
        return Set(constant)
    }
}

extension Activation {
    /// The activation as a formula of one variable. Softmax has none.
    var formula: (body: ScalarExpression, parameter: String) {
        let z = ScalarExpression.variable("z")
        switch self {
        case .identity: return (z, "z")
        case .sigmoid: return (.call(.sigmoid, [z]), "z")
        case .tanh: return (.call(.tanh, [z]), "z")
        case .relu: return (.call(.relu, [z]), "z")
        case .softplus: return (.call(.softplus, [z]), "z")
        case .leakyRelu(let slope): return (.call(.leakyRelu, [z, .number(slope)]), "z")
        case .function(let body, let parameter): return (body, parameter)
        case .softmax: preconditionFailure("softmax is no function of one number")
        }
    }
}
