import Kernels

/// A type of number that formulas are evaluated in: each requirement is the kernel of that name.
public protocol FormulaElement: BinaryFloatingPoint, Sendable {
    static func map(_ function: nn_map, _ count: Int, _ x: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>)
    static func binary(
        _ function: nn_binary, _ count: Int, _ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>,
        into z: UnsafeMutablePointer<Self>)
    static func binary(
        _ function: nn_binary, _ count: Int, _ x: UnsafePointer<Self>, _ y: Self,
        into z: UnsafeMutablePointer<Self>)
    static func binary(
        _ function: nn_binary, _ count: Int, _ x: Self, _ y: UnsafePointer<Self>,
        into z: UnsafeMutablePointer<Self>)
    static func select(
        _ comparison: nn_comparison, _ count: Int, _ left: UnsafePointer<Self>, _ right: UnsafePointer<Self>,
        then: UnsafePointer<Self>, otherwise: UnsafePointer<Self>, into z: UnsafeMutablePointer<Self>)
}

extension Double: FormulaElement {
    public static func map(
        _ function: nn_map, _ count: Int, _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>
    ) {
        nn_f64().pointee.map(function, count, x, y)
    }

    public static func binary(
        _ function: nn_binary, _ count: Int, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>,
        into z: UnsafeMutablePointer<Double>
    ) {
        nn_f64().pointee.binary(function, count, x, y, z)
    }

    public static func binary(
        _ function: nn_binary, _ count: Int, _ x: UnsafePointer<Double>, _ y: Double,
        into z: UnsafeMutablePointer<Double>
    ) {
        nn_f64().pointee.binary_vector_scalar(function, count, x, y, z)
    }

    public static func binary(
        _ function: nn_binary, _ count: Int, _ x: Double, _ y: UnsafePointer<Double>,
        into z: UnsafeMutablePointer<Double>
    ) {
        nn_f64().pointee.binary_scalar_vector(function, count, x, y, z)
    }

    public static func select(
        _ comparison: nn_comparison, _ count: Int, _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>,
        then: UnsafePointer<Double>, otherwise: UnsafePointer<Double>, into z: UnsafeMutablePointer<Double>
    ) {
        nn_f64().pointee.select(comparison, count, left, right, then, otherwise, z)
    }
}

extension Float: FormulaElement {
    public static func map(
        _ function: nn_map, _ count: Int, _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>
    ) {
        nn_f32().pointee.map(function, count, x, y)
    }

    public static func binary(
        _ function: nn_binary, _ count: Int, _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>,
        into z: UnsafeMutablePointer<Float>
    ) {
        nn_f32().pointee.binary(function, count, x, y, z)
    }

    public static func binary(
        _ function: nn_binary, _ count: Int, _ x: UnsafePointer<Float>, _ y: Float,
        into z: UnsafeMutablePointer<Float>
    ) {
        nn_f32().pointee.binary_vector_scalar(function, count, x, y, z)
    }

    public static func binary(
        _ function: nn_binary, _ count: Int, _ x: Float, _ y: UnsafePointer<Float>,
        into z: UnsafeMutablePointer<Float>
    ) {
        nn_f32().pointee.binary_scalar_vector(function, count, x, y, z)
    }

    public static func select(
        _ comparison: nn_comparison, _ count: Int, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        then: UnsafePointer<Float>, otherwise: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>
    ) {
        nn_f32().pointee.select(comparison, count, left, right, then, otherwise, z)
    }
}
