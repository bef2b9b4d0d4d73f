import Diagnostics

/// The words a statement begins with.
enum StatementKeyword: String, CaseIterable, Sendable {
    case data, model, train, `let`, plot, table, show, expect

    /// Whether it binds a name.
    var isDeclaration: Bool {
        switch self {
        case .data, .model, .train, .let: true
        case .plot, .table, .show, .expect: false
        }
    }

    /// How its statements look, for hints.
    var form: String {
        switch self {
        case .data: "data NAME = SOURCE"
        case .model: "model NAME = LAYER -> LAYER"
        case .train: "train NAME = MODEL on DATA, option=…"
        case .let: "let NAME = VALUE"
        case .plot: "plot VIEW"
        case .table: "table VIEW"
        case .show: "show VALUE"
        case .expect: "expect CONDITION"
        }
    }

    /// The keyword a misspelt or foreign word stands for.
    init?(meantBy word: String) {
        if let keyword = Self.foreign[word.lowercased()] {
            self = keyword
        } else if let name = nearestName(to: word, among: Self.allCases.map(\.rawValue)) {
            self.init(rawValue: name)
        } else {
            return nil
        }
    }

    static var list: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: " ") }

    /// Words with which statements of other languages begin.
    private static let foreign: [String: StatementKeyword] = [
        "var": .let, "const": .let, "val": .let, "def": .let, "fn": .let, "func": .let, "function": .let, "set": .let,
        "define": .let, "print": .show, "println": .show, "display": .show, "return": .show, "assert": .expect,
        "check": .expect, "require": .expect, "test": .expect, "net": .model, "network": .model, "dataset": .data,
        "load": .data, "fit": .train, "learn": .train, "run": .train, "draw": .plot, "figure": .plot, "graph": .plot,
        "chart": .plot,
    ]
}
