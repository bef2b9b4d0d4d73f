import SeededNumbers
import Testing

@testable import Language

/// Whatever is written, the checker answers: with a program or with diagnostics whose places lie in the text.
@Suite struct CheckRobustnessTests {
    private let statements = [
        "model m = repeat(2, dense(each(2, 4), tanh, weights=[[1, 0], [0, 1]])) -> dense(1, sigmoid)",
        "train t = each(net, net) on each(p=d, q=parts), optimizer=adam(lr=f), steps=5, stop=loss < 0.1",
        "train t = fits, steps=each(1, 2), l2=fit.loss, record=3",
        "data e = sample(f', over=-1..1, n=9, test=line, seed=3)",
        "data e = points([[1, 2], [3, 4]], [\"a\", \"b\"], take=1)",
        "let h(u) = if(u < two, f(u), g(u, 2)) + min(fits.loss) - [1, 2][1]",
        "let v = all(fits.layer[1].weights[2] == fit.layer[1].weights[2])",
        "plot curve(f, curved, sin', over=-3..3), x=log, y=0..1, title=\"curves\"",
        "plot boundary(fits.adam, fit, over=[-1..1, -1..1])",
        "table loss(split, every=10)",
        "show percent(split.start.test.accuracy/two)",
        "expect distance(f, sigmoid', over=0..1) ≈ fits[2].layer[1].gradient.rms",
    ]

    @Test func wordsInOddPlaces() {
        var random = SplitMix64(seed: 11)
        let words =
            statements.joined(separator: " ").split(separator: " ").map(String.init)
            + Catalog.entries.map(\.name) + ["()", "[]", "[1]", ".train", "'", "0", "-1", "1e300", "each(1, 2)", "x1"]
        var isSilent = 0
        for _ in 0..<120 {
            var tokens = tokenized(statements.randomElement(using: &random)!)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 3..<tokens.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: tokens.remove(at: place)
                case 1: tokens.insert(words.randomElement(using: &random)!, at: place)
                case 2: tokens[place] = tokens[Int.random(in: 3..<tokens.count, using: &random)]
                default: tokens[place] = words.randomElement(using: &random)!
                }
            }
            let note = checked(Mistake.before + tokens.joined(separator: " "), "show t\nshow h\nshow m\nshow e\nshow v")
            if note.diagnostics.isEmpty { isSilent += 1 }
            for diagnostic in note.diagnostics {
                guard let range = diagnostic.range else { continue }
                #expect(range.upperBound <= note.source.utf8.count, "\(diagnostic)")
                #expect(!diagnostic.message.hasSuffix("."), "\(diagnostic)")
            }
        }
        // The second cell asks for what is not there, so there is always something to say.
        #expect(isSilent == 0)
    }

    @Test func everyPrefixOfALine() {
        for statement in statements {
            let tokens = tokenized(statement)
            for count in stride(from: 3, through: tokens.count, by: 5) {
                _ = checked(Mistake.before + tokens.prefix(count).joined(separator: " "), "show t\nshow h")
            }
        }
    }

    private func tokenized(_ statement: String) -> [String] {
        var tokens: [String] = []
        for character in statement {
            if let last = tokens.last, let end = last.last,
                (end.isLetter || end.isNumber || end == "_") && (character.isLetter || character.isNumber)
            {
                tokens[tokens.count - 1].append(character)
            } else if character != " " {
                tokens.append(String(character))
            }
        }
        return tokens
    }
}
