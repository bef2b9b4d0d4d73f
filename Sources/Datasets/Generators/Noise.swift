import Random

extension Table {
    /// Adds `standard_normal * deviation` to every entry, row by row. Nothing is drawn where the deviation is 0.
    mutating func addNoise(_ deviation: Double, from random: inout NumPyRandom) {
        guard deviation != 0 else { return }
        for index in values.indices { values[index] += random.standardNormal() * deviation }
    }
}
