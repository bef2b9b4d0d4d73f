import Random

extension Dataset {
    /// Normal clouds, one a class: first all centres by `uniform(-10, 10, (centers, features))`, then class by class
    /// centre + `standard_normal * deviation`. Examples that do not divide evenly go to the first classes.
    public static func blobs(
        examples: Int = 100, centers: Int = 3, features: Int = 2, deviation: Double = 1, random: inout NumPyRandom
    ) -> Dataset {
        precondition(centers > 0 && features > 0)
        let means = (0..<centers).map { _ in (0..<features).map { _ in random.uniform(-10, 10) } }
        var inputs: [Double] = []
        var targets: [Double] = []
        for (label, mean) in means.enumerated() {
            for _ in 0..<examples / centers + (label < examples % centers ? 1 : 0) {
                for coordinate in mean { inputs.append(coordinate + random.standardNormal() * deviation) }
                targets.append(Double(label))
            }
        }
        return Dataset(
            inputs: Table(rows: examples, columns: features, values: inputs),
            targets: .numbers(Table(column: targets)))
    }
}
