import Kernels
import Random

/// How a layer's weights begin. Normal ones are not truncated.
public enum Initialization: Hashable, Sendable {
    case zeros
    case constant(Double)
    case normal(deviation: Double)
    /// Uniform in [−bound, bound).
    case uniform(bound: Double)
    /// Variance 1/n_in.
    case lecunNormal
    /// Variance 2/(n_in + n_out), Glorot and Bengio 2010.
    case xavierNormal, xavierUniform
    /// Variance 2/n_in, He et al. 2015.
    case heNormal, heUniform

    /// The weights of a layer, units × inputs, row by row: `standard_normal * deviation` or
    /// `uniform(-bound, bound)` from `random`.
    func weights(units: Int, inputs: Int, random: inout NumPyRandom) -> [Double] {
        let count = units * inputs
        let (fanIn, fanOut) = (Double(inputs), Double(units))
        switch self {
        case .zeros: return [Double](repeating: 0, count: count)
        case .constant(let value): return [Double](repeating: value, count: count)
        case .normal(let deviation): return Self.normal(count, deviation, &random)
        case .uniform(let bound): return Self.uniform(count, bound, &random)
        case .lecunNormal: return Self.normal(count, nn_sqrt(1 / fanIn), &random)
        case .xavierNormal: return Self.normal(count, nn_sqrt(2 / (fanIn + fanOut)), &random)
        case .xavierUniform: return Self.uniform(count, nn_sqrt(6 / (fanIn + fanOut)), &random)
        case .heNormal: return Self.normal(count, nn_sqrt(2 / fanIn), &random)
        case .heUniform: return Self.uniform(count, nn_sqrt(6 / fanIn), &random)
        }
    }

    private static func normal(_ count: Int, _ deviation: Double, _ random: inout NumPyRandom) -> [Double] {
        (0..<count).map { _ in random.standardNormal() * deviation }
    }

    private static func uniform(_ count: Int, _ bound: Double, _ random: inout NumPyRandom) -> [Double] {
        (0..<count).map { _ in random.uniform(-bound, bound) }
    }
}
