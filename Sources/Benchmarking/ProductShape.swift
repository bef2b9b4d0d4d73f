/// A matrix product C[m,n] = op(A)[m,k] · op(B)[k,n].
struct ProductShape: Sendable {
    var m: Int
    var n: Int
    var k: Int
    var transposesA = false
    var transposesB = false

    /// Distances between the starts of rows as they are stored.
    var strideOfA: Int { transposesA ? m : k }
    var strideOfB: Int { transposesB ? k : n }

    /// `512x512x512/nt`: m, n and k; `t` where an operand is stored transposed.
    var name: String { "\(m)x\(n)x\(k)/\(transposesA ? "t" : "n")\(transposesB ? "t" : "n")" }

    /// As layers use them: z = X·Wᵀ, then for the inputs' gradient ∂z·W, for the weights' ∂zᵀ·X.
    static func transpositions(_ m: Int, _ n: Int, _ k: Int) -> [ProductShape] {
        [
            ProductShape(m: m, n: n, k: k, transposesB: true), ProductShape(m: m, n: n, k: k),
            ProductShape(m: m, n: n, k: k, transposesA: true),
        ]
    }

    static let all: [ProductShape] =
        [64, 128, 256, 512, 1024].flatMap { transpositions($0, $0, $0) }
        + [(128, 128, 784), (128, 512, 512), (784, 128, 128)].flatMap { transpositions($0, $1, $2) }
        + [(32, 16, 16), (32, 10, 128), (128, 10, 128), (4, 512, 512)].flatMap { transpositions($0, $1, $2) }
}
