import Kernels

/// A type of number that kernels exist for.
protocol Element: BinaryFloatingPoint, BitwiseCopyable, Sendable {
    /// `float32` or `float64`, as `precision=` has it.
    static var precision: String { get }
    static var isSingle: Bool { get }

    static func multiply(
        _ shape: ProductShape, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, into c: UnsafeMutablePointer<Self>)
    static func map(_ function: nn_map, _ n: Int, _ x: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>)
    static func update(
        _ rule: UpdateRule, _ n: Int, _ g: UnsafePointer<Self>, _ m: UnsafeMutablePointer<Self>,
        _ v: UnsafeMutablePointer<Self>, _ w: UnsafeMutablePointer<Self>)
}

/// The updates that are measured.
enum UpdateRule: String, CaseIterable {
    case sgd, momentum, adam

    var numbers: nn_update {
        let rule: nn_rule = switch self {
        case .sgd: .sgd
        case .momentum: .momentum
        case .adam: .adam
        }
        return nn_update(
            rule: rule, rate: 1e-3, beta: 0.9, beta2: 0.999, epsilon: 1e-8, weight_decay: 0, beta1_power: 0.9,
            beta2_power: 0.999)
    }
}

extension Float: Element {
    static var precision: String { "float32" }
    static var isSingle: Bool { true }

    static func multiply(
        _ shape: ProductShape, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, into c: UnsafeMutablePointer<Self>
    ) {
        nn_f32().pointee.matmul(
            shape.m, shape.n, shape.k, a, shape.strideOfA, shape.transposesA, b, shape.strideOfB, shape.transposesB,
            nil, .identity, 0, c, shape.n)
    }

    static func map(_ function: nn_map, _ n: Int, _ x: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>) {
        nn_f32().pointee.map(function, n, x, y)
    }

    static func update(
        _ rule: UpdateRule, _ n: Int, _ g: UnsafePointer<Self>, _ m: UnsafeMutablePointer<Self>,
        _ v: UnsafeMutablePointer<Self>, _ w: UnsafeMutablePointer<Self>
    ) {
        var numbers = rule.numbers
        nn_f32().pointee.update(&numbers, n, g, m, v, w)
    }
}

extension Double: Element {
    static var precision: String { "float64" }
    static var isSingle: Bool { false }

    static func multiply(
        _ shape: ProductShape, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, into c: UnsafeMutablePointer<Self>
    ) {
        nn_f64().pointee.matmul(
            shape.m, shape.n, shape.k, a, shape.strideOfA, shape.transposesA, b, shape.strideOfB, shape.transposesB,
            nil, .identity, 0, c, shape.n)
    }

    static func map(_ function: nn_map, _ n: Int, _ x: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>) {
        nn_f64().pointee.map(function, n, x, y)
    }

    static func update(
        _ rule: UpdateRule, _ n: Int, _ g: UnsafePointer<Self>, _ m: UnsafeMutablePointer<Self>,
        _ v: UnsafeMutablePointer<Self>, _ w: UnsafeMutablePointer<Self>
    ) {
        var numbers = rule.numbers
        nn_f64().pointee.update(&numbers, n, g, m, v, w)
    }
}

/// Numbers for a kernel to work on, at a multiple of 64 bytes, drawn evenly from a range.
final class Numbers<Value: Element> {
    let pointer: UnsafeMutablePointer<Value>
    private let memory: UnsafeMutableRawPointer

    init(_ count: Int, in range: ClosedRange<Double> = -1...1) {
        memory = .allocate(byteCount: max(64, count * MemoryLayout<Value>.stride), alignment: 64)
        pointer = memory.bindMemory(to: Value.self, capacity: max(1, count))
        // A sequence that fills the range evenly: multiples of the golden ratio's inverse, modulo 1.
        var place = 0.0
        for index in 0..<count {
            place += 0.618_033_988_749_894_9
            if place >= 1 { place -= 1 }
            (pointer + index).initialize(to: Value(range.lowerBound + place * (range.upperBound - range.lowerBound)))
        }
    }

    deinit { memory.deallocate() }
}
