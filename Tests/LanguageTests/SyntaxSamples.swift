import Diagnostics

@testable import Language

/// Programs as they stand in notes.
let sampleCells: [String] = [
    """
    data  rings   = circles(n=200, noise=0.1)
    model lifted  = features(1, x1, x2, x1^2, x2^2) -> dense(1, sigmoid, bias=false)
    model learned = dense(4, tanh) -> dense(1, sigmoid)

    train fits = each(lifted, learned) on rings, optimizer=sgd(lr=1), steps=5000
    plot  boundary(fits)
    table fits
    expect fits.lifted.accuracy  > 0.95
    """,
    """
    #| label: fig-deep
    #| caption: "Fifty layers: \\"deep\\" indeed"
    data  one  = points([[1, 1]], [1])
    model deep = repeat(49, dense(2, weights=each(exploding=[[1.5, 0], [0, 1.5]],
                                                  vanishing=[[0.5, 0], [0, 0.5]])))
                 -> dense(1, weights=[[1, 1]])
    train start = deep on one, steps=0
    plot  activations(start), y=log
    expect start.exploding.layer[49].a.max ≈ 1.5^49
    """,
    """
    let   target(x) = sin(3*x) + x^2/4   # 목표 함수
    data  표본 = sample(target, over=-3..3, n=1_00)
    train nets = dense(each(1, 2, 4), tanh) → dense(1) on 표본,
                 # how fast
                 optimizer=adam(lr=1e-2), steps=5000, stop=patience(3)
    let   η = 0.5
    plot  curve(sigmoid', tanh'', relu', over=-6..6), x=0..1
    show  (-2)^2 - -2^-1
    expect distance(target, nets[3],
        over=-3..3) ~= 0.2
    """,
]

func diagnostics(_ text: String) -> [Diagnostic] { parseCell(EmbeddedText(text)).1 }

func codes(_ text: String) -> [String] { diagnostics(text).map(\.code) }

func dump(_ text: String) -> String { SyntaxDump.dump(parseCell(EmbeddedText(text)).0) }

/// The dump of an expression that has nothing wrong with it; otherwise its codes.
func expression(_ text: String) -> String {
    let (syntax, problems) = parseInline(EmbeddedText(text))
    return problems.isEmpty ? SyntaxDump.dump(syntax) : problems.map(\.code).joined(separator: " ")
}
