import Testing

@testable import Expressions

@Suite struct TeXTests {
    @Test(
        arguments: [
            (sigmoid(x).derivative, #"\sigma(x)(1 - \sigma(x))"#),
            (tanh(x).derivative, #"1 - \tanh^2(x)"#),
            (tanh(x).derivative.derivative, #"-2\tanh(x)(1 - \tanh^2(x))"#),
            (call(.relu, x).derivative, #"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#),
            (
                call(.leakyRelu, x, 0.01).derivative,
                #"\begin{cases} 1 & \text{if } x > 0 \\ 0.01 & \text{otherwise} \end{cases}"#
            ),
            (call(.softplus, x).derivative, #"\sigma(x)"#),
            ((x * sigmoid(x)).derivative, #"\sigma(x)(1 + x(1 - \sigma(x)))"#),
            (exp(-x.to(2)).derivative, #"-2x e^{-x^2}"#),
            (exp(-x.to(2) / 2).derivative, #"-x e^{-x^2/2}"#),
            (call(.log, x).derivative, #"\frac{1}{x}"#),
            (call(.sqrt, x).derivative, #"\frac{1}{2\sqrt{x}}"#),
            (x.to(x).derivative, #"x^x + x^x\log(x)"#),
            ((1 / (1 + exp(-x))).derivative, #"\frac{e^{-x}}{(1 + e^{-x})^2}"#),
            ((0.1 * x.to(3)).derivative, #"0.3x^2"#),
            ((x.to(3) / 3).derivative, #"x^2"#),
            (
                call(.max, 0.1 * x, x).derivative,
                #"\begin{cases} 0.1 & \text{if } 0.1x \ge x \\ 1 & \text{otherwise} \end{cases}"#
            ),
        ] as [(ScalarExpression, String)])
    func derivatives(_ derivative: ScalarExpression, _ tex: String) {
        #expect(derivative.simplified().tex() == tex)
    }

    @Test(
        arguments: [
            (2 * sigmoid(2 * x) - 1, #"2\sigma(2x) - 1"#),
            (sin(3 * x) + x.to(2) / 4, #"\sin(3x) + \frac{x^2}{4}"#),
            (x - (y - 1), #"x - (y - 1)"#),
            (x - (y * 2), #"x - y \cdot 2"#),
            (x + -y, #"x + (-y)"#),
            (-(x + y), #"-(x + y)"#),
            (-x * y, "-x y"),
            ((-x).to(2), #"(-x)^2"#),
            (-x.to(2), #"-x^2"#),
            (x.to(y.to(2)), #"x^{y^2}"#),
            (x.to(y).to(2), #"(x^y)^2"#),
            ((x / y).to(2), #"\left(\frac{x}{y}\right)^2"#),
            (x.to(1 / y), #"x^{1/y}"#),
            (x.to(1 / (2 * y)), #"x^{1/(2y)}"#),
            (2 * (3 * x), #"2 \cdot 3x"#),
            (2 * (x / 2), #"2 \cdot \frac{x}{2}"#),
            (sigmoid(x / 2), #"\sigma\!\left(\frac{x}{2}\right)"#),
            (exp(exp(x)), #"e^{e^{x}}"#),
            (exp(x).to(2), #"(e^{x})^2"#),
            (sin(x).to(-1), #"\sin(x)^{-1}"#),
            (sin(x).to(12), #"\sin^{12}(x)"#),
            (call(.abs, x / 2), #"\left\lvert \frac{x}{2} \right\rvert"#),
            (call(.min, x, 0, y), #"\min(x, 0, y)"#),
            (x * call(.step, x), #"x\mathbf{1}[x > 0]"#),
            (call(.leakyRelu, x, 0.2), #"\operatorname{LReLU}_{0.2}(x)"#),
            (1e-7 * x, #"10^{-7}x"#),
            (x * 2.5e20, #"x \cdot 2.5 \cdot 10^{20}"#),
            (ScalarExpression(-3) * x, #"-3x"#),
            (x.to(-3), #"x^{-3}"#),
            (2 * .pi * x, #"2\pi x"#),
            (.variable("rate") * x, #"\mathrm{rate}\,x"#),
            (
                1 + .conditional(.less, x, 0, then: 0, otherwise: .conditional(.equal, x, 1, then: 1, otherwise: x)),
                #"1 + \left(\begin{cases} 0 & \text{if } x < 0 \\ 1 & \text{if } x = 1 \\ "#
                    + #"x & \text{otherwise} \end{cases}\right)"#
            ),
        ] as [(ScalarExpression, String)])
    func asWritten(_ formula: ScalarExpression, _ tex: String) {
        #expect(formula.tex() == tex)
    }

    @Test(arguments: [
        ("x", "x"), ("x1", "x_1"), ("x12", "x_{12}"), ("w_1", "w_1"), ("x_max", #"x_{\mathrm{max}}"#),
        ("alpha", #"\alpha"#), ("η", #"\eta"#), ("beta2", #"\beta_2"#), ("Δ", #"\Delta"#), ("y_hat", #"\hat{y}"#),
        ("theta_bar", #"\bar{\theta}"#), ("rate", #"\mathrm{rate}"#), ("learning_rate", #"\mathrm{learning\_rate}"#),
        ("loss2", #"\mathrm{loss}_2"#), ("f'", "f'"), ("g''", "g''"), ("a_1_2", "a_{1,2}"), ("값", #"\text{값}"#),
        ("_x", #"\mathrm{\_x}"#), ("x_", #"\mathrm{x\_}"#), ("squash'", #"\mathrm{squash}'"#),
    ])
    func names(_ name: String, _ tex: String) {
        #expect(texName(name) == tex)
    }

    @Test func givenNames() {
        #expect((x * y).tex(names: ["x": "z^{(1)}"]) == "z^{(1)}y")
    }
}

@Suite struct DescriptionTests {
    @Test(
        arguments: [
            (2 * sigmoid(2 * x) - 1, "2*sigmoid(2*x) - 1"), ((-x).to(2), "(-x)^2"), (-x.to(2), "-x^2"),
            (x - (y - 1), "x - (y - 1)"), (x / (y / 2), "x/(y/2)"), (x.to(y).to(2), "(x^y)^2"),
            (x.to(y.to(2)), "x^y^2"),
            (x * -1.5, "x*-1.5"), (-(x + 1), "-(x + 1)"), (x.to(-1), "x^(-1)"),
            (.conditional(.lessOrEqual, x, 0, then: .pi, otherwise: 1e-7), "if(x <= 0, π, 1e-07)"),
        ] as [(ScalarExpression, String)])
    func inTheLanguage(_ formula: ScalarExpression, _ text: String) {
        #expect(formula.description == text)
    }
}
