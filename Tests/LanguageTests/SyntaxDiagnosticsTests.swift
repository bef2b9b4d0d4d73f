import Diagnostics
import Testing

@testable import Language

/// One mistake, one diagnostic; what was meant is read wherever it is clear.
@Suite struct SyntaxDiagnosticsTests {
    @Test(arguments: [
        ("show x ** 2", "foreign-operator", "(show (^ x 2.0))"),
        ("show a − b", "look-alike", "(show (- a b))"),
        ("show 2×x", "look-alike", "(show (* 2.0 x))"),
        ("show x·y", "look-alike", "(show (* x y))"),
        ("show x²", "look-alike", "(show (^ x 2.0))"),
        ("show x⁻¹²", "look-alike", "(show (^ x (- 12.0)))"),
        ("show x₁₂", "look-alike", "(show x12)"),
        ("show f（x，y）", "look-alike look-alike look-alike", "(show (call f x y))"),
        ("show f’", "look-alike", "(show (' f))"),
        ("show gate('xor')", "single-quotes", "(show (call gate \"xor\"))"),
        ("show gate(“xor”)", "look-alike", "(show (call gate \"xor\"))"),
        ("show dense(1, bias=False)", "look-alike", "(show (call dense 1.0 bias=false))"),
        ("show dense(units: 1)", "look-alike", "(show (call dense units=1.0))"),
        ("expect a = b", "equals-for-comparison", "(expect (== a b))"),
        ("expect if(a = b, 1, 2) > 0", "equals-for-comparison", "(expect (> (call if (== a b) 1.0 2.0) 0.0))"),
        ("expect a === b", "foreign-operator", "(expect (== a b))"),
        ("expect a ≤ b", "look-alike", "(expect (<= a b))"),
        ("let a := 3", "foreign-operator", "(let a 3.0)"),
        ("let a <- 3", "expected-equals", "(let a 3.0)"),
        ("let a 3", "expected-equals", "(let a 3.0)"),
        ("show .5", "bare-point", "(show 0.5)"),
        ("show 5.", "bare-point", "(show 5.0)"),
        ("show fits.2.loss", "numbered-field", "(show (field (index fits 2.0) loss))"),
        ("show w[1, 2]", "index-list", "(show (index (index w 1.0) 2.0))"),
        ("show f(1 2)", "missing-comma", "(show (call f 1.0 2.0))"),
        ("show f(1 2 3 4)", "missing-comma", "(show (call f 1.0 2.0 3.0 4.0))"),
        ("data d = points([1, 1]], [1])", "unopened-bracket", "(data d (call points [1.0 1.0] [1.0]))"),
        ("show [[1, 2] [3, 4]]", "missing-comma", "(show [[1.0 2.0] [3.0 4.0]])"),
        ("show 3 (x + 1)", "missing-operator", "(show (* 3.0 (group (+ x 1.0))))"),
        ("show a // b", "comment-sign", "(show a)"),
        ("show \"C:\\data\"", "unknown-escape", "(show <missing>)"),
        ("show\ta", "odd-space", "(show a)"),
        ("plot a, y=log,", "dangling-comma", "(plot a y=log)"),
        ("plot a,", "dangling-comma", "(plot a)"),
    ])
    func readsWhatWasMeant(_ text: String, _ expected: String, _ tree: String) {
        #expect(codes(text).joined(separator: " ") == expected)
        #expect(dump(text) == tree)
    }

    @Test(arguments: [
        ("show 2x", "number-with-letter"), ("show 0x1F", "number-with-letter"), ("show 1.2.3", "malformed-number"),
        ("show 1__0", "malformed-number"), ("show 1e999", "number-out-of-range"),
        ("show 1e-999", "number-out-of-range"),
        ("expect 0 < a < 1", "chained-comparison"), ("expect a == b == c == d", "chained-comparison"),
        ("show 1..2..3", "chained-interval"), ("train t = a on b on c, steps=1", "repeated-on"),
        ("expect a > 0 and b > 0", "no-logical-operator"), ("expect a > 0 && b > 0", "no-logical-operator"),
        ("expect not a", "no-logical-operator"), ("let v = if x > 0 then 1 else 2", "if-is-a-function"),
        ("let v = a if b else c", "if-is-a-function"), ("let v = lambda x: x^2", "no-lambda"),
        ("show {a: 1, b: [2, 3]}", "curly-bracket"), ("show [1 0; 0 1]", "semicolon"),
        ("show (1, 2)", "unexpected-token"),
        ("show w[1:3]", "unexpected-token"), ("show a b", "unexpected-token"), ("let a = b = 3", "unexpected-token"),
        ("show a, b", "unexpected-token"), ("plot a, b", "option-without-name"),
        ("show a + * b", "expected-expression"),
        ("show f(1,, 2)", "expected-expression"), ("show", "expected-expression"), ("let a =", "expected-expression"),
        ("data d = (n=2, noise=1)", "unexpected-token"), ("model m = dense1, sigmoid)", "unopened-bracket"),
        ("show f(=2)", "expected-expression"), ("train t = a on b, =2, steps=1", "expected-expression"),
        ("expect a << b", "expected-expression"),
        ("train t = on d, steps=1", "expected-expression"), ("show x.", "expected-field"), ("let", "expected-name"),
        ("data = circles()", "keyword-as-name"), ("table = 3", "keyword-as-name"), ("let plot = 3", "keyword-as-name"),
        ("let my name = 3", "expected-equals"),
        ("let f() = 1", "expected-parameter"), ("let f(x=1) = x", "expected-parameter"),
        ("model m(x) = dense(1)", "unexpected-parameters"), ("show a @ b", "unreadable-character"),
        ("x += 1", "no-assignment"), ("import numpy as np", "unknown-statement"), ("for i in x", "unknown-statement"),
        ("fits.accuracy", "missing-keyword"), ("\"text\"", "missing-keyword"),
        ("-> dense(1)", "operator-at-line-start"),
        ("@", "unreadable-character"), ("#| broken", "malformed-option"), ("show 1\n#| echo: false", "late-option"),
    ])
    func says(_ text: String, _ expected: String) {
        #expect(codes(text) == [expected])
        #expect(SyntaxDiagnosticCode(rawValue: expected) != nil)
    }

    @Test(arguments: [
        ("modle n = dense(1)", "model", "(model n (call dense 1.0))"), ("Plot loss(a)", "plot", "(plot (call loss a))"),
        ("def f(x) = x", "let", "(let (f x) x)"), ("print(a)", "show", "(show (group a))"),
        ("assert a > 1", "expect", "(expect (> a 1.0))"), ("x = 3", "let", "(let x 3.0)"),
        ("x <- 3", "let", "(let x 3.0)"), ("d <- moons()", "data", "(data d (call moons))"),
        ("f(x) = x^2", "let", "(let (f x) (^ x 2.0))"),
        ("n = dense(2) -> dense(1)", "model", "(model n (-> (call dense 2.0) (call dense 1.0)))"),
        ("d = gate(\"or\")", "data", "(data d (call gate \"or\"))"),
        ("t = n on d, steps=1", "train", "(train t (on n d) steps=1.0)"),
    ])
    func findsTheKeyword(_ text: String, _ keyword: String, _ tree: String) throws {
        let problems = diagnostics(text)
        #expect(problems.count == 1)
        #expect(try #require(problems.first?.hint).contains("`\(keyword)"))
        #expect(dump(text) == tree)
    }

    @Test func eachArgumentHasItsOwnMistake() {
        #expect(
            codes("show f(1 +, g(2x), [@], b)\nshow a")
                == ["expected-expression", "number-with-letter", "unreadable-character"])
    }

    @Test func theSameLookAlikeIsNamedOnceWithAllItsPlaces() throws {
        let problems = diagnostics("show a − b − c\nshow − d")
        #expect(problems.count == 1)
        #expect(problems.first?.notes.count == 2)
    }

    @Test func whatFollowsAMistakeIsMarked() {
        let (cell, _) = parseCell(EmbeddedText("train t = dense(1 on d, steps=5\nshow x²\nlet a = @"))
        #expect(cell.statements.map(\.isFaulty) == [true, false, true])
    }

    @Test(arguments: sampleCells)
    func aMissingTokenIsOneMistakeAtMost(_ text: String) {
        var lexer = Lexer(EmbeddedText(text), allowsOptions: true)
        lexer.run()
        let followers = lexer.tokens.dropFirst().map(\.kind) + [.comma]
        // Without the name before them, primes are the quotation marks of a string.
        for (token, next) in zip(lexer.tokens, followers) where next != .prime {
            var bytes = Array(text.utf8)
            bytes.removeSubrange(token.range)
            let found = codes(String(decoding: bytes, as: UTF8.self))
            #expect(found.count <= 1, "\(found) without \(token)")
        }
    }

    @Test func inlineTextIsOneValue() {
        #expect(expression("") == "expected-expression")
        #expect(expression("show x") == "statement-inline")
        #expect(expression("a, b") == "unexpected-token")
        #expect(expression("percent(x") == "unclosed-bracket")
    }

    @Test(arguments: [
        String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000),
        String(repeating: "f([", count: 5000) + String(repeating: "])", count: 5000),
        String(repeating: "-", count: 5000) + "1", Array(repeating: "2", count: 5000).joined(separator: "^"),
        Array(repeating: "2", count: 5000).joined(separator: " + "), "f" + String(repeating: "'", count: 5000),
        "f" + String(repeating: ".a", count: 5000), "f" + String(repeating: "(1)", count: 5000),
        "w[" + Array(repeating: "1", count: 5000).joined(separator: ", ") + "]",
    ])
    func depthIsLimited(_ text: String) {
        let found = Set(codes("show " + text))
        #expect(found.contains("nesting-too-deep"))
        #expect(found.isSubset(of: ["nesting-too-deep", "index-list"]))
    }

    @Test func aLongChainOrListIsNotDeep() {
        #expect(codes("show " + Array(repeating: "a", count: 5000).joined(separator: " -> ")) == [])
        #expect(codes("show [" + Array(repeating: "-1", count: 5000).joined(separator: ", ") + "]") == [])
        #expect(codes("show " + String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90)) == [])
    }
}
