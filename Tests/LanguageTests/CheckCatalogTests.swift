import Testing

@testable import Language

@Suite struct CheckCatalogTests {
    @Test func everyEntryIsDescribedOnce() {
        for entry in Catalog.entries {
            #expect(!entry.meaning.isEmpty && !entry.example.isEmpty)
            let names = entry.parameters.map(\.name)
            #expect(Set(names).count == names.count, "\(entry.name)")
        }
        let keys = Catalog.entries.map { "\($0.category) \($0.name)" }
        #expect(Set(keys).count == keys.count)
    }

    /// The examples of the manual are right: each is checked where it would stand, on data with or without a split.
    @Test(arguments: Catalog.entries.map { Example(entry: $0) })
    func examplesAreRight(_ example: Example) {
        let whole = checked(Example.before + "data d = circles()\n" + Example.after, example.cell)
        let split = checked(
            Example.before + "data d = circles(test=0.2, validation=0.2)\n" + Example.after, example.cell)
        #expect(whole.brief == [] || split.brief == [])
    }

    @Test func signaturesShowDefaults() {
        #expect(Catalog.entry("momentum", in: .optimizer)?.signature == "momentum(lr, beta=0.9)")
        #expect(Catalog.entry("relu", in: .activation)?.signature == "relu")
        #expect(Catalog.entry("curve", in: .view)?.signature == "curve(f, …, over=)")
    }
}

/// A built-in's example as a cell.
struct Example: CustomTestStringConvertible, Sendable {
    var entry: CatalogEntry

    static let before = """
        let x = 2
        let f(x) = x^2
        let g(x) = x^3

        """
    static let after = """
        model net = dense(4, tanh) -> dense(1, sigmoid)
        train fit = net on d, optimizer=sgd(lr=1), steps=100
        train curved = dense(1) on sample(f, over=0..1), steps=0
        train fits = net on d, optimizer=each(sgd(lr=1), adam), steps=100

        """

    var testDescription: String { entry.example }

    var cell: String {
        let example = entry.example.replacing("curve(sin, fit,", with: "curve(sin, curved,")
        if entry.name == "patience" { return example.replacing(" fit =", with: " fresh =") }
        switch entry.category {
        case .dataSource: return "data fresh = \(example)"
        case .layer, .activation: return "model fresh = \(example)"
        case .initialization, .loss: return "train fresh = net on d, steps=0, \(example)"
        case .optimizer: return "train fresh = net on d, steps=1, \(example)"
        case .function, .runField, .layerField, .statistic, .dataField: return "show \(example)"
        case .constant:
            return example.hasPrefix("expect")
                ? example
                : example.contains("bias")
                    ? "model m = dense(1, \(example))"
                    : "show \(example)"
        case .cellOption: return example + (entry.name == "error" ? "\nshow missing" : "\nlet fresh = 1")
        case .view: return example
        case .keyword, .statement:
            if entry.name == "each" { return "model fresh = \(example)" }
            // A declaration in the manual uses names that stand before it here.
            for name in ["fit =", "net =", "d =", "f(x) ="] where example.contains(" \(name)") {
                return example.replacing(" \(name)", with: name == "f(x) =" ? " fresh(x) =" : " fresh =")
            }
            return example
        }
    }
}
