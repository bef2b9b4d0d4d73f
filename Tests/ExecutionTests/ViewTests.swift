import Execution
import Language
import Testing

/// Views of runs, each on a network small enough to know the numbers.
@Suite struct ViewTests {
    /// a = softmax(x), so the larger input is the class.
    static let largerOfTwo = """
        data d = points([[2, 0], [0, 2], [3, 1], [1, 5]], [0, 1, 1, 1])
        train t = dense(2, softmax, weights=[[1, 0], [0, 1]]) on d, steps=0

        """

    @Test func confusionCountsTruthsInRows() throws {
        let done = try execute(Self.largerOfTwo + "table confusion(t)")
        guard case .confusions(let confusions)? = done.observation else {
            Issue.record("no confusion")
            return
        }
        #expect(confusions[0].counts == [[1, 0], [1, 2]])
        #expect(confusions[0].classes == ["0", "1"])
        #expect(confusions[0].right == 3 && confusions[0].total == 4 && confusions[0].part == .train)
    }

    @Test func confusionIsOfTheTestPartAndOfTwoClassesByName() throws {
        let done = try execute(
            """
            data d = points([[1], [2]], ["cat", "dog"], test=points([[-1], [3], [-2]], ["cat", "dog", "dog"]))
            train t = dense(1, sigmoid, weights=[[1]]) on d, steps=0
            table confusion(t)
            """)
        guard case .confusions(let confusions)? = done.observation else {
            Issue.record("no confusion")
            return
        }
        #expect(confusions[0].classes == ["cat", "dog"])
        #expect(confusions[0].part == .test)
        #expect(confusions[0].counts == [[1, 0], [1, 1]])
    }

    @Test func onlyWrongPredictions() throws {
        let done = try execute(Self.largerOfTwo + "table predictions(t, wrong=true)")
        guard case .predictions(let predictions, _)? = done.observation else {
            Issue.record("no predictions")
            return
        }
        #expect(predictions[0].inputs == [[3, 1]])
        #expect(predictions[0].targets == [["1"]] && predictions[0].predictions == [["0"]])
        #expect(predictions[0].total == 4)
    }

    @Test func aThresholdMovesPredictions() throws {
        let text = """
            data d = points([[-1], [1]], [0, 1])
            train t = dense(1, sigmoid, weights=[[1]]) on d, steps=0

            """
        let thresholds: [(String, [[String]])] = [
            ("0.2", [["1"], ["1"]]), ("0.5", [["0"], ["1"]]), ("0.8", [["0"], ["0"]]),
        ]
        for (threshold, answers) in thresholds {
            let done = try execute(text + "table predictions(t, threshold=\(threshold))")
            guard case .predictions(let predictions, let used)? = done.observation else {
                Issue.record("no predictions")
                return
            }
            #expect(predictions[0].predictions == answers)
            #expect(used == Double(threshold))
        }
    }

    @Test func weightsByLayer() throws {
        let text = """
            data d = moons(n=10)
            train t = features(1, x1*x2, x2) -> dense(2, tanh, weights=[[1, 2, 3], [4, 5, 6]]) -> dense(1, sigmoid) on d, steps=0

            """
        guard case .weights(let all)? = try execute(text + "plot weights(t)").observation,
            case .weights(let second)? = try execute(text + "plot weights(t, layer=2)").observation
        else {
            Issue.record("no weights")
            return
        }
        #expect(all[0].layers.map(\.number) == [1, 2])
        #expect(all[0].layers[0].weights == [[1, 2, 3], [4, 5, 6]])
        #expect(all[0].layers[0].biases == [0, 0])
        #expect(all[0].layers[0].inputNames == ["1", "x1*x2", "x2"])
        #expect(second[0].layers.map(\.number) == [2])
        #expect(second[0].layers[0].weights[0].count == 2)
    }

    @Test func weightsOfImagesKnowTheirShape() throws {
        let text = "data d = points([[1, 2, 3, 4, 5, 6]], [1])\ntrain t = input(2, 3) -> dense(1) on d, steps=0\n"
        guard case .weights(let runs)? = try execute(text + "plot weights(t)").observation else {
            Issue.record("no weights")
            return
        }
        #expect(runs[0].layers[0].imageShape == [2, 3])
    }

    /// z₁ = (2, −2), a₁ = relu(z₁) = (2, 0), z₂ = 3·2 + 1 = 7, ℓ = (7 − 5)² = 4.
    @Test func aTraceHasEveryNumber() throws {
        let done = try execute(
            """
            data d = points([[1]], [0])
            train t = dense(2, relu, weights=[[2], [-2]]) -> dense(1, weights=[[3, 4]], biases=[1]) on d, steps=0
            table trace(t, 1, 5)
            """)
        guard case .trace(let trace)? = done.observation else {
            Issue.record("no trace")
            return
        }
        let expected: [String: [Double]] = [
            "x": [1], "z₁": [2, -2], "a₁": [2, 0], "z₂": [7], "a₂": [7], "y": [5], "ℓ": [4], "∂ℓ/∂a₂": [4],
            "∂a₂/∂z₂": [1], "∂ℓ/∂z₂": [4], "∂ℓ/∂W₂": [8, 0], "∂ℓ/∂b₂": [4], "∂z₂/∂a₁": [3, 4], "∂ℓ/∂a₁": [12, 16],
            "∂a₁/∂z₁": [1, 0, 0, 0], "∂ℓ/∂z₁": [12, 0], "∂ℓ/∂W₁": [12, 0], "∂ℓ/∂b₁": [12, 0],
        ]
        #expect(Dictionary(uniqueKeysWithValues: trace.steps.map { ($0.quantity, $0.values) }) == expected)
        #expect(trace.steps.first { $0.quantity == "∂z₂/∂a₁" }?.shape == [2, 1])
        #expect(trace.steps.first { $0.quantity == "∂ℓ/∂W₁" }?.shape == [2, 1])
        #expect(trace.loss == 4 && trace.target == "5")
    }

    /// Without biases the engine has no ∂ℓ/∂z; it is put together from what it has.
    @Test(arguments: [
        "dense(3, tanh) -> dense(3, softmax)", "dense(3, sigmoid, bias=false) -> dense(3, softmax, bias=false)",
        "minmax -> dense(3, bias=false) -> softplus -> dense(3, softmax)",
        "dense(3, tanh) -> dense(3, tanh) -> softmax", "dense(3) -> dense(3, tanh, bias=false) -> softmax",
    ])
    func tracesAgreeWithTheEngine(model: String) throws {
        let done = try execute(
            """
            data d = blobs(n=30, seed=1)
            train t = \(model) on d, optimizer=adam(lr=0.1), steps=20
            table trace(t, [1, -2], 2)
            """)
        guard case .trace(let trace)? = done.observation else {
            Issue.record("no trace")
            return
        }
        func values(_ quantity: String) -> [Double] { trace.steps.first { $0.quantity == quantity }?.values ?? [] }
        for layer in ["₁", "₂"] {
            // ∂ℓ/∂W = ∂ℓ/∂z · inputᵀ, and ∂ℓ/∂z = ∂a/∂z · ∂ℓ/∂a.
            let input = layer == "₂" ? values("a₁") : model.hasPrefix("minmax") ? values("φ(x)") : values("x")
            let errors = values("∂ℓ/∂z\(layer)")
            let products = errors.flatMap { error in input.map { error * $0 } }
            #expect(near(products, values("∂ℓ/∂W\(layer)")))
            let jacobian = values("∂a\(layer)/∂z\(layer)")
            let upstream = values("∂ℓ/∂a\(layer)")
            let chained = (0..<3).map { row in (0..<3).reduce(0) { $0 + jacobian[row * 3 + $1] * upstream[$1] } }
            #expect(near(chained, errors))
        }
    }

    private func near(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($0)) }
    }

    @Test func aPlaneThatIsTooWideIsNotDrawn() throws {
        let done = try execute(
            """
            data d = points([[1e308, -1e308], [0, 1]], [0, 1])
            train t = dense(1, sigmoid) on d, steps=0
            plot boundary(t)
            """)
        guard case .unavailable(let reason)? = done.outcomes.last else {
            Issue.record("it was drawn")
            return
        }
        #expect(reason.contains("too wide"))
    }

    @Test func gradientsAreChecked() throws {
        let done = try execute(
            """
            let gap(a, y) = (a - y)^4
            data d = sample(sin, over=-3..3, n=40)
            train t = dense(5, tanh) -> dense(4, softplus, bias=false) -> dense(1) on d, loss=gap, optimizer=adam, steps=50
            table gradient_check(t)
            """)
        guard case .gradientChecks(let checks)? = done.observation else {
            Issue.record("no check")
            return
        }
        #expect(checks[0].tensors.map(\.layer) == [1, 1, 2, 3, 3])
        #expect(checks[0].tensors.map(\.isBias) == [false, true, false, false, true])
        #expect(checks[0].tensors.allSatisfy { $0.relativeError < 1e-6 && $0.checked > 0 })
    }

    @Test func bareValuesHaveTheirNaturalForm() throws {
        let text = Self.largerOfTwo + "model net = dense(3, tanh) -> dense(1)\n"
        guard case .metrics? = try execute(text + "plot t").observation,
            case .models? = try execute(text + "plot net").observation,
            case .values(let values)? = try execute(text + "plot t.layer[1].weights").observation
        else {
            Issue.record("another form")
            return
        }
        #expect(values[0].value == .array([[1, 0], [0, 1]].map { row in .array(row.map { .number($0) }) }))
    }

    @Test func aClassLeadsByTheDifferenceOfLogits() throws {
        guard case .boundaries(let boundaries)? = try execute(Self.largerOfTwo + "plot boundary(t)").observation else {
            Issue.record("no boundary")
            return
        }
        let grid = boundaries[0].grid
        let step = (grid.x.upperBound - grid.x.lowerBound) / Double(grid.columns - 1)
        let rise = (grid.y.upperBound - grid.y.lowerBound) / Double(grid.rows - 1)
        for index in grid.values.indices {
            let x = grid.x.lowerBound + Double(index % grid.columns) * step
            let y = grid.y.lowerBound + Double(index / grid.columns) * rise
            #expect(abs(grid.leads[0][index] - (x - y)) < 1e-9)
            #expect(grid.leads[1][index] == -grid.leads[0][index])
        }
    }

    @Test func weightGradientsByLayer() throws {
        guard
            case .layers(.weightGradients, let runs)? =
                try execute(Self.largerOfTwo + "plot gradients(t, of=weights)").observation
        else {
            Issue.record("no gradients")
            return
        }
        #expect(runs[0].layers.map(\.number) == [1])
        #expect(runs[0].layers[0].rms > 0)
    }
}
