/// A name of the language as TeX: `x1` is x₁, `alpha` and `α` are Greek, `y_hat` wears its hat, `rate` is upright.
public func texName(_ name: String) -> String {
    let primes = String(name.reversed().prefix { $0 == "'" || $0 == "′" }.map { _ in "'" as Character })
    let stem = String(name.dropLast(primes.count))
    var parts = stem.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    let digits = String(parts[0].reversed().prefix { $0.isASCIIDigit }.reversed())
    if !digits.isEmpty, digits.count < parts[0].count {
        parts[0].removeLast(digits.count)
        parts.insert(digits, at: 1)
    }
    let accent = parts.count > 1 ? accents[parts[parts.count - 1]] : nil
    if accent != nil { parts.removeLast() }
    let symbol = symbol(parts[0])
    let isDivided = parts.count == 1 || (parts.count == 2 && parts[1] == digits)
    guard !parts.contains(""), symbol != nil || (isDivided && accent == nil) else { return upright(stem) + primes }
    var result = symbol ?? upright(parts[0])
    if let accent { result = "\(accent){\(result)}" }
    guard parts.count > 1 else { return result + primes }
    let indices = parts.dropFirst().map { texSubscript($0) }.joined(separator: ",")
    return result + primes + (indices.count == 1 ? "_\(indices)" : "_{\(indices)}")
}

private func texSubscript(_ part: String) -> String {
    part.allSatisfy(\.isASCIIDigit) ? part : symbol(part) ?? upright(part)
}

/// One letter, Latin or Greek.
private func symbol(_ name: String) -> String? {
    if let command = greekLetters[name] { return "\\" + command }
    guard name.count == 1, let scalar = name.unicodeScalars.first, scalar.isASCII else { return nil }
    return name
}

private func upright(_ name: String) -> String {
    let escaped = name.map { specialCharacters[$0] ?? String($0) }.joined()
    return name.allSatisfy(\.isASCII) ? "\\mathrm{\(escaped)}" : "\\text{\(escaped)}"
}

private let accents = ["hat": "\\hat", "bar": "\\bar", "tilde": "\\tilde", "vec": "\\vec", "dot": "\\dot"]

private let specialCharacters: [Character: String] = [
    "_": "\\_", "%": "\\%", "&": "\\&", "#": "\\#", "$": "\\$", "{": "\\{", "}": "\\}",
    "\\": "\\backslash ", "^": "\\wedge ", "~": "\\sim ",
]

private let greekLetters: [String: String] = {
    let small: [(String, String)] = [
        ("α", "alpha"), ("β", "beta"), ("γ", "gamma"), ("δ", "delta"), ("ζ", "zeta"), ("η", "eta"), ("θ", "theta"),
        ("ι", "iota"), ("κ", "kappa"), ("λ", "lambda"), ("μ", "mu"), ("ν", "nu"), ("ξ", "xi"), ("π", "pi"),
        ("ρ", "rho"), ("σ", "sigma"), ("τ", "tau"), ("υ", "upsilon"), ("χ", "chi"), ("ψ", "psi"), ("ω", "omega"),
        ("ϕ", "phi"), ("ϵ", "epsilon"), ("ϑ", "vartheta"), ("φ", "varphi"), ("ε", "varepsilon"), ("ϱ", "varrho"),
        ("Γ", "Gamma"), ("Δ", "Delta"), ("Θ", "Theta"), ("Λ", "Lambda"), ("Ξ", "Xi"), ("Π", "Pi"), ("Σ", "Sigma"),
        ("Υ", "Upsilon"), ("Φ", "Phi"), ("Ψ", "Psi"), ("Ω", "Omega"), ("µ", "mu"),
    ]
    return Dictionary(small.flatMap { [($0.0, $0.1), ($0.1, $0.1)] }, uniquingKeysWith: { first, _ in first })
}()

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
