import Testing

/// A mistake after declarations that are right, and what is said of it: code and text under the caret.
struct Mistake: CustomTestStringConvertible, Sendable {
    var text: String
    var said: [String]

    init(_ text: String, _ said: String...) {
        self.text = text
        self.said = said
    }

    var testDescription: String { text }

    static let before = """
        data d = circles(n=200, noise=0.1)
        data parts = moons(n=100, test=0.2)
        data line = sample(sin, over=-3..3)
        model net = dense(4, tanh) -> dense(1, sigmoid)
        train fit = net on d, optimizer=sgd(lr=1), steps=10
        train fits = net on d, optimizer=each(sgd(lr=1), adam(lr=0.1)), steps=10
        train split = net on parts, optimizer=sgd(lr=1), epochs=10
        train curved = dense(4, tanh) -> dense(1) on line, optimizer=adam, steps=10
        let two = 2
        let f(x) = x^2
        let g(x, y) = x*y

        """
}
