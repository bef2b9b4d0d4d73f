extension NumPyRandom {
    /// Uniform in low ..< high: `rng.integers(low, high)`, by Lemire's method, with 32-bit draws where they suffice.
    public mutating func integers(_ low: Int64, _ high: Int64) -> Int64 {
        precondition(low < high, "an empty range has no integers")
        let top = UInt64(bitPattern: high &- 1 &- low)
        return low &+ Int64(bitPattern: bounded(top))
    }

    /// 0 … n − 1 in random order: `rng.permutation(n)`.
    public mutating func permutation(_ count: Int) -> [Int] {
        let order = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
            permute(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
            initialized = count
        }
        return order.map(Int.init)
    }

    /// The same, written into memory that is there already.
    ///
    /// From the last place to the second, each is swapped with one at or before it.
    public mutating func permute(_ order: UnsafeMutableBufferPointer<Int32>) {
        precondition(order.count <= Int(Int32.max))
        guard let start = order.baseAddress else { return }
        for place in 0..<order.count { start[place] = Int32(truncatingIfNeeded: place) }
        var generator = self
        var last = order.count - 1
        while last > 0 {
            // Uniform in 0 … last by masked rejection, which is what NumPy's `shuffle` uses. Whether a draw is rejected
            // cannot be foretold, so there is no branch on it: a rejected one swaps the place with itself and stays.
            let mask = UInt32.max >> UInt32(truncatingIfNeeded: last).leadingZeroBitCount
            let lowest = Int(mask >> 1)
            while last > lowest {
                let draw = Int(generator.next32() & mask)
                let kept = (draw &- last &- 1) >> (Int.bitWidth - 1)
                let other = last &+ ((draw &- last) & kept)
                let value = start[other]
                start[other] = start[last]
                start[last] = value
                last &+= kept
            }
        }
        self = generator
    }

    /// Uniform in 0 … top by Lemire's multiplication; what `integers` uses.
    private mutating func bounded(_ top: UInt64) -> UInt64 {
        if top == 0 { return 0 }
        if top < UInt64(UInt32.max) {
            let count = UInt32(top) + 1
            var product = count.multipliedFullWidth(by: next32())
            if product.low < count {
                let threshold = (0 &- count) % count
                while product.low < threshold { product = count.multipliedFullWidth(by: next32()) }
            }
            return UInt64(product.high)
        }
        if top == UInt64(UInt32.max) { return UInt64(next32()) }
        if top == .max { return next() }
        let count = top + 1
        var product = count.multipliedFullWidth(by: next())
        if product.low < count {
            let threshold = (0 &- count) % count
            while product.low < threshold { product = count.multipliedFullWidth(by: next()) }
        }
        return product.high
    }
}
