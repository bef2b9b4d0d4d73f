import Kernels

extension Benchmark {
    /// What a product could reach if nothing but its innermost loop took time: a few tiles beneath each other whose
    /// operands lie in the first cache, by the depth of their chains. Deep chains are begun and ended less often.
    static func tiles<Value: Element>(of type: Value.Type) -> [Benchmark] {
        let lanes = max(1, Int(nn_kernels_current().pointee.vector_bytes) / MemoryLayout<Value>.stride)
        return [72, 128, 256].map { depth in
            // Five tiles of twelve rows, and two vectors.
            let shape = ProductShape(m: 60, n: 2 * lanes, k: depth)
            return Benchmark("tile/\(Value.precision)/\(depth)") { session in product(shape, of: type, threads: 1, session) }
        }
    }
}
