import Kernels

/// A formula as a short list of kernel calls, for evaluation at many points.
///
/// The points go through in chunks that stay in the cache, each instruction working on a whole chunk. For `Double` the
/// results have the bits of `ScalarExpression.evaluate`; for `Float`, constants (parts without parameters) are computed
/// in double and rounded once.
public struct CompiledFormula: Sendable {
    /// The names of the arguments, in their order.
    public let parameters: [String]
    private let instructions: [FormulaCompiler.Instruction]
    private let bufferCount: Int

    private static let chunk = 512

    /// Compiles a formula whose variables are all among `parameters`.
    public init(_ expression: ScalarExpression, parameters: [String]) {
        let compiler = FormulaCompiler(expression, parameters: parameters)
        self.parameters = parameters
        instructions = compiler.instructions
        bufferCount = compiler.bufferCount
    }

    /// How many elements the scratch memory of an evaluation needs.
    public var scratchCount: Int { bufferCount * Self.chunk }

    /// result[i] = formula(columns[0][i], columns[1][i], …) for i in 0 ..< count. Allocates nothing.
    ///
    /// - Parameters:
    ///   - columns: `count` values for each parameter.
    ///   - result: room for `count` values; it may be one of the columns.
    ///   - scratch: room for `scratchCount` values, which overlaps nothing else.
    public func evaluate<Element: FormulaElement>(
        columns: UnsafeBufferPointer<UnsafePointer<Element>>, count: Int, into result: UnsafeMutablePointer<Element>,
        scratch: UnsafeMutablePointer<Element>
    ) {
        precondition(columns.count == parameters.count)
        var start = 0
        while start < count {
            let chunk = min(Self.chunk, count - start)
            for instruction in instructions {
                run(instruction, columns, start, chunk, result, scratch)
            }
            start += chunk
        }
    }

    /// The same with scratch memory of its own.
    public func evaluate<Element: FormulaElement>(
        columns: [UnsafePointer<Element>], count: Int, into result: UnsafeMutablePointer<Element>
    ) {
        columns.withUnsafeBufferPointer { columns in
            withUnsafeTemporaryAllocation(of: Element.self, capacity: max(1, scratchCount)) { scratch in
                guard let base = scratch.baseAddress else { return }
                evaluate(columns: columns, count: count, into: result, scratch: base)
            }
        }
    }

    /// The formula at each row of the columns, one column of equal length for each parameter.
    ///
    /// - Parameter count: the number of rows, which a formula without parameters cannot tell from its columns.
    public func evaluate<Element: FormulaElement>(_ columns: [[Element]], count: Int? = nil) -> [Element] {
        let count = count ?? columns.first?.count ?? 1
        precondition(columns.allSatisfy { $0.count == count })
        return Array(unsafeUninitializedCapacity: count) { result, initializedCount in
            initializedCount = count
            guard count > 0, let result = result.baseAddress else { return }
            withPointers(to: columns[...], collected: []) { evaluate(columns: $0, count: count, into: result) }
        }
    }

    private func withPointers<Element>(
        to columns: ArraySlice<[Element]>, collected: [UnsafePointer<Element>],
        _ body: ([UnsafePointer<Element>]) -> Void
    ) {
        guard let column = columns.first else { return body(collected) }
        column.withUnsafeBufferPointer { pointer in
            withPointers(to: columns.dropFirst(), collected: collected + [pointer.baseAddress!], body)
        }
    }

    @inline(__always)
    private func run<Element: FormulaElement>(
        _ instruction: FormulaCompiler.Instruction, _ columns: UnsafeBufferPointer<UnsafePointer<Element>>,
        _ start: Int, _ count: Int, _ result: UnsafeMutablePointer<Element>, _ scratch: UnsafeMutablePointer<Element>
    ) {
        func source(_ place: FormulaCompiler.Place) -> UnsafePointer<Element> {
            switch place {
            case .parameter(let index): columns[index] + start
            case .buffer, .result: UnsafePointer(target(place))
            }
        }
        func target(_ place: FormulaCompiler.Place) -> UnsafeMutablePointer<Element> {
            switch place {
            case .parameter: preconditionFailure("parameters are not written")
            case .buffer(let index): scratch + index * Self.chunk
            case .result: result + start
            }
        }
        switch instruction {
        case .fill(let value, let place):
            target(place).update(repeating: Element(value), count: count)
        case .copy(let operand, let place):
            target(place).update(from: source(operand), count: count)
        case .map(let function, let operand, let place):
            Element.map(function, count, source(operand), into: target(place))
        case .binary(let function, let left, let right, let place):
            Element.binary(function, count, source(left), source(right), into: target(place))
        case .binaryVectorScalar(let function, let left, let right, let place):
            Element.binary(function, count, source(left), Element(right), into: target(place))
        case .binaryScalarVector(let function, let left, let right, let place):
            Element.binary(function, count, Element(left), source(right), into: target(place))
        case .select(let comparison, let left, let right, let then, let otherwise, let place):
            Element.select(
                comparison, count, source(left), source(right), then: source(then), otherwise: source(otherwise),
                into: target(place))
        }
    }
}
