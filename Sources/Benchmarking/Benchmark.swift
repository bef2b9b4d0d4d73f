/// Something whose speed is measured.
public struct Benchmark: Sendable {
    /// Parts joined by `/`, from the general to the special: `product/float32/1/512x512x512/nt`.
    public let name: String
    let measure: @Sendable (Session) throws -> Measurement

    /// - Parameter measure: takes as many samples as the session's effort asks for.
    init(_ name: String, measure: @escaping @Sendable (Session) throws -> Measurement) {
        self.name = name
        self.measure = measure
    }

    /// Measures it.
    public func run(in session: Session) throws -> Measurement { try measure(session) }
}
