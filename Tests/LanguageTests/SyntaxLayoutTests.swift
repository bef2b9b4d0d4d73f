import Testing

@testable import Language

@Suite struct SyntaxLayoutTests {
    @Test(arguments: [
        "train t = a\n  -> b on d,\n  steps=5",
        "train t = a   # comment\n\n  # another\n->b on d, steps=5",
        "train t = a -> # comment\n b on\nd,\n# only a comment\n steps=5",
        "train t =\na -> b on d, steps\n=5",
    ])
    func goesOn(_ text: String) {
        #expect(dump(text) == "(train t (on (-> a b) d) steps=5.0)")
    }

    @Test func lineBreaksInBracketsMeanNothing() {
        let text = "show f(1\n\n, # comment\n2\n)[\n1\n]"
        #expect(codes(text) == [])
        #expect(dump(text) == "(show (index (call f 1.0 2.0) 1.0))")
    }

    @Test func aLineEndsItsStatement() {
        #expect(dump("show a\nshow -b") == "(show a)\n(show (- b))")
        #expect(dump("show a\r\nshow b\r\n") == "(show a)\n(show b)")
    }

    @Test(arguments: [
        ("show a +\n\nshow b", ["expected-expression"], "(show (+ a <missing>))\n(show b)"),
        ("show a +\nshow b", ["expected-expression"], "(show (+ a <missing>))\n(show b)"),
        (
            "model m = a ->\n\nshow", ["expected-expression", "expected-expression"],
            "(model m (-> a <missing>))\n(show <missing>)"
        ),
        ("show a\n\n-> b", ["blank-line-in-statement"], "(show (-> a b))"),
        ("train t = a on b,\n\nsteps=5", ["blank-line-in-statement"], "(train t (on a b) steps=5.0)"),
        ("train t = a\non b, steps=5", ["operator-at-line-start"], "(train t (on a b) steps=5.0)"),
        ("train t = a on b\n  steps=5", ["missing-comma"], "(train t (on a b) steps=5.0)"),
        ("show t\n  .loss", ["operator-at-line-start"], "(show (field t loss))"),
        ("let a = 1; let b = 2;", ["semicolon", "semicolon"], "(let a 1.0)\n(let b 2.0)"),
        ("let a = 1 + \\\n 2", ["line-continuation"], "(let a (+ 1.0 2.0))"),
    ])
    func endsAndRepairs(_ text: String, _ expected: [String], _ tree: String) {
        #expect(codes(text) == expected)
        #expect(dump(text) == tree)
    }

    @Test(arguments: [
        "let a = f(1, 2\nlet b = 3", "let a = f(1, [2\n\nlet b = 3", "let a = (1 +\nlet b = 3",
        "let a = f(\nlet b = 3\n)",
    ])
    func anUnclosedBracketEndsAtTheNextStatement(_ text: String) {
        #expect(codes(text) == ["unclosed-bracket"])
        #expect(dump(text) == "(let a <missing>)\n(let b 3.0)")
    }

    @Test func aWordThatIsAlsoAKeywordDoesNotEndABracket() {
        let text = "show f(a,\n  table=1,\n  data,\n  show)"
        #expect(codes(text) == [])
        #expect(dump(text) == "(show (call f a table=1.0 data show))")
    }

    @Test func anUnclosedBracketPointsAtItsOpeningAndAtWhatFollows() throws {
        let text = "train t = dense(1 on d, steps=5\nplot loss(t)"
        let problem = try #require(diagnostics(text).first)
        #expect(problem.range == 15..<16)
        #expect(problem.notes.map(\.range) == [32..<36])
    }

    @Test func aBracketClosedByAnotherKindIsSeen() {
        #expect(codes("show f([1, 2)") == ["unclosed-bracket"])
        #expect(dump("show f([1, 2) + 3") == "(show (+ (call f <missing>) 3.0))")
        #expect(codes("show f(1]") == ["mismatched-bracket"])
        #expect(codes("show f(1))") == ["unopened-bracket"])
    }

    @Test func anUnterminatedStringSwallowsItsLineOnly() {
        let text = "data d = csv(\"a.csv, target=3)\nlet b = 3"
        #expect(codes(text) == ["unterminated-string"])
        #expect(dump(text) == "(data d <missing>)\n(let b 3.0)")
    }
}
