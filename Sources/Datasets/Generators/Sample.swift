import Random

extension Dataset {
    /// A function's values at evenly spaced places, ends included: one input, one target, noise on the target.
    public static func sample(
        over interval: ClosedRange<Double>, examples: Int = 100, noise: Double = 0, random: inout NumPyRandom,
        function: ([Double]) -> [Double]
    ) -> Dataset {
        let places = evenlySpaced(interval.lowerBound, interval.upperBound, count: examples)
        let values = function(places)
        precondition(values.count == places.count, "the function must have a value at every place")
        var targets = Table(column: values)
        targets.addNoise(noise, from: &random)
        return Dataset(inputs: Table(column: places), targets: .numbers(targets))
    }
}
