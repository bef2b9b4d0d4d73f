import Testing

@testable import Language

@Suite struct SyntaxExpressionTests {
    @Test(arguments: [
        ("-2^2", "(- (^ 2.0 2.0))"),
        ("2^-1", "(^ 2.0 (- 1.0))"),
        ("2^3^2", "(^ 2.0 (^ 3.0 2.0))"),
        ("2^-3^2", "(^ 2.0 (- (^ 3.0 2.0)))"),
        ("-x*y", "(* (- x) y)"),
        ("a - b - c", "(- (- a b) c)"),
        ("a + b*c == d..e", "(== (+ a (* b c)) (.. d e))"),
        ("-6..6", "(.. (- 6.0) 6.0)"),
        ("a + 1..b*2", "(.. (+ a 1.0) (* b 2.0))"),
        ("a -> b < c -> d on e", "(on (-> a (< b c) d) e)"),
        ("w[1][2].mean", "(field (index (index w 1.0) 2.0) mean)"),
        ("f''(x)^2", "(^ (call (' (' f)) x) 2.0)"),
        ("f(g)'[1]", "(index (' (call f g)) 1.0)"),
        ("f (x)", "(call f x)"),
        ("fit.train.on", "(field (field fit train) on)"),
        ("each(and=1, on=2,)", "(call each and=1.0 on=2.0)"),
        ("a ≈ b", "(≈ a b)"), ("a ~= b", "(≈ a b)"),
        ("(a -> b) -> c", "(-> (group (-> a b)) c)"),
        ("[]", "[]"), ("f()", "(call f)"),
    ])
    func precedence(_ text: String, _ tree: String) {
        #expect(expression(text) == tree)
    }

    @Test(arguments: [
        ("2_000", "2000.0"), ("1e-3", "0.001"), ("1E3", "1000.0"), ("0.1e+1", "1.0"), ("1..2", "(.. 1.0 2.0)"),
        ("0.5..1.5", "(.. 0.5 1.5)"), ("007", "7.0"), ("5e-324", "5e-324"), ("0e999", "0.0"), ("1.x", "(field 1.0 x)"),
    ])
    func numbers(_ text: String, _ tree: String) {
        #expect(expression(text) == tree)
    }

    @Test(arguments: [
        ("\"a b\"", "a b"), (#""\"\\\n\t\u{3C6}""#, "\"\\\n\tφ"), ("\"it's # no -> comment\"", "it's # no -> comment"),
        ("\"\"", ""),
    ])
    func strings(_ text: String, _ value: String) {
        #expect(expression(text) == value.debugDescription)
    }

    @Test(arguments: ["φ", "η2", "_x", "학습률", "x_1", "données", "π"])
    func names(_ text: String) {
        #expect(expression(text) == text)
    }

    @Test func inlineTextMayRunOverLines() {
        #expect(expression("a\n+ b # a comment\n\n.c") == "(+ a (field b c))")
    }

    @Test func statementsKeepTheirParts() {
        #expect(
            dump("train t = a on b, steps=5, stop=loss < 0.1\nlet f(x, y) = x\nlet v = f\nplot loss(t), y=log")
                == """
                (train t (on a b) steps=5.0 stop=(< loss 0.1))
                (let (f x y) x)
                (let v f)
                (plot (call loss t) y=log)
                """)
    }

    @Test func optionLinesGiveTheirValues() {
        let text = """
            #| label: fig-a

            #| caption: "Loss: \\"slow\\" # 1"
            # a comment
            #| alt: 'it''s flat'
            #| echo:
            #|include:false
            show 1
            """
        #expect(codes(text) == [])
        #expect(
            dump(text) == """
                (option label "fig-a")
                (option caption "Loss: \\"slow\\" # 1")
                (option alt "it\\'s flat")
                (option echo "")
                (option include "false")
                (show 1.0)
                """)
    }
}
