import Diagnostics

@testable import Language

/// What data sources hold, by rule; files are those of a little made-up folder.
struct MadeUpSignatures: DataSignatures {
    func signature(of source: DataSource) throws(DataProblem) -> DataSignature {
        var signature = try whole(source)
        if let take = source.take { signature.train = min(signature.train, take) }
        let total = signature.train
        signature.test = try count(source.test, of: total)
        signature.validation = try count(source.validation, of: total)
        if case .fraction? = source.test { signature.train -= signature.test }
        if case .fraction? = source.validation { signature.train -= signature.validation }
        return signature
    }

    private func count(_ part: DataSource.Part?, of total: Int) throws(DataProblem) -> Int {
        switch part {
        case .fraction(let fraction): return Int((fraction * Double(total)).rounded(.up))
        case .source(let source): return try signature(of: source).train
        case nil: return 0
        }
    }

    private func whole(_ source: DataSource) throws(DataProblem) -> DataSignature {
        switch source.origin {
        case .gate: return make(4, 2, classes: ["0", "1"])
        case .moons(let n, _), .circles(let n, _, _): return make(n, 2, classes: ["0", "1"])
        case .blobs(let n, let centers, let features, _):
            return make(n, features, classes: (0..<centers).map { "\($0)" })
        case .digits(let n, let size, _, _): return make(n, size * size, classes: (0..<10).map { "\($0)" })
        case .spirals(let n, let classes, _): return make(n * classes, 2, classes: (0..<classes).map { "\($0)" })
        case .sample(_, _, let n, _): return make(n, 1, classes: nil)
        case .points(let rows, .numbers(let targets)):
            let distinct = Set(targets).sorted()
            return make(
                rows.count, rows[0].count, classes: distinct.count < 4 ? distinct.map { written($0) } : nil,
                isBinary: distinct.allSatisfy { $0 == 0 || $0 == 1 })
        case .points(let rows, .names(let names)):
            return make(rows.count, rows[0].count, classes: Set(names).sorted(), isBinary: false, isText: true)
        case .points(let rows, .labels(let labels)):
            var signature = make(
                rows.count, rows[0].count, classes: nil,
                isBinary: labels.allSatisfy { $0.allSatisfy { $0 == 0 || $0 == 1 } })
            signature.target.columns = labels[0].count
            return signature
        case .npz(let path, let inputs, _):
            guard path == "digits.npz" else {
                throw DataProblem(code: "missing-file", message: "there is no file `\(path)`", argument: "file")
            }
            guard inputs == "images" else {
                throw DataProblem(code: "missing-array", message: "there is no array `\(inputs)`", argument: "x")
            }
            return make(100, 64, classes: (0..<10).map { "\($0)" })
        case .idx(_, let labels):
            guard labels == "train-labels.gz" else {
                throw DataProblem(code: "missing-file", message: "there is no file `\(labels)`", argument: "labels")
            }
            return make(100, 784, classes: (0..<10).map { "\($0)" })
        case .csv(let path, let target, _):
            guard ["train.csv", "test.csv"].contains(path) else {
                throw DataProblem(code: "missing-file", message: "there is no file `\(path)`")
            }
            guard target == ["y"] else {
                throw DataProblem(code: "missing-column", message: "`\(path)` has no column `\(target[0])`")
            }
            var signature = make(path == "train.csv" ? 100 : 20, 3, classes: ["0", "1"])
            signature.columns = ["age", "income", "height"]
            return signature
        }
    }

    private func make(
        _ examples: Int, _ features: Int, classes: [String]?, isBinary: Bool? = nil, isText: Bool = false
    ) -> DataSignature {
        DataSignature(
            train: examples, validation: 0, test: 0, features: features, columns: nil,
            target: .init(
                columns: 1, distinct: classes?.count ?? examples, classes: classes,
                isBinary: isBinary ?? (classes == ["0", "1"]), isText: isText))
    }
}

struct Checked {
    var program: Program
    var diagnostics: [Diagnostic]
    var source: String

    /// Code and text under the caret of each diagnostic.
    var brief: [String] { diagnostics.map { "\($0.code): \(text(of: $0))" } }

    func text(of diagnostic: Diagnostic) -> String {
        guard let range = diagnostic.range else { return "" }
        return String(decoding: Array(source.utf8)[range], as: UTF8.self)
    }

    func declaration(_ name: String) -> Declaration.Meaning? {
        program.declarations.first { $0.name == name }?.meaning
    }

    func runs(_ name: String) -> Family<RunDescription>? {
        if case .run(let runs)? = declaration(name) { runs } else { nil }
    }

    func values(_ name: String) -> [Expression] {
        if case .value(let values)? = declaration(name) { values.members } else { [] }
    }

    func function(_ name: String) -> FunctionDefinition? {
        if case .function(let functions)? = declaration(name), case .formula(let formula) = functions.members[0] {
            formula
        } else {
            nil
        }
    }

    /// The statements of all cells that are no declarations.
    var statements: [Statement.Kind] {
        program.cells.flatMap(\.statements).map(\.kind).filter { if case .declaration = $0 { false } else { true } }
    }

    var expectations: [Expectation] {
        statements.compactMap { if case .expect(let expectation) = $0 { expectation } else { nil } }
    }

    var views: [View] {
        statements.compactMap {
            switch $0 {
            case .plot(let view), .table(let view): view
            default: nil
            }
        }
    }
}

/// Checks cells that stand one after another in a file, separated by a line `---`, and inline values.
func checked(_ cells: String..., inlines: [String] = []) -> Checked {
    var source = ""
    func embed(_ text: String) -> EmbeddedText {
        let embedded = EmbeddedText(text, fileOffset: source.utf8.count)
        source += text + "\n---\n"
        return embedded
    }
    let text = ProgramText(cells: cells.map(embed), inlines: inlines.map(embed))
    let (program, diagnostics) = check(text, signatures: MadeUpSignatures())
    return Checked(program: program, diagnostics: diagnostics, source: source)
}
