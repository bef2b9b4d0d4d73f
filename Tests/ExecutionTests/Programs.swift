import Diagnostics
import Execution
import Language
import World

/// A program that has been checked and run, on files in memory.
struct Executed {
    var program: Program
    var results: Results

    /// What became of each statement of the only cell.
    var outcomes: [Outcome] { results.cells[0] }

    /// What the program's last statement shows: a `plot` or `table`.
    var observation: Observation? {
        if case .observed(let observation, _)? = outcomes.last { observation } else { nil }
    }

    /// The values that `show` statements show, by their text.
    subscript(text: String) -> Value? {
        for case .shown(let shown) in outcomes where shown.text == text {
            if case .values(let values) = shown.kind, values.count == 1 { return values[0].value }
        }
        return nil
    }

    func number(_ text: String) -> Double? { if case .number(let number)? = self[text] { number } else { nil } }
}

/// Why a program did not run.
struct Refused: Error, CustomStringConvertible {
    var diagnostics: [Diagnostic]
    var description: String { diagnostics.map { "\($0.code): \($0.message)" }.joined(separator: "; ") }
}

/// Checks and runs the text of one cell; throws where it has mistakes.
func execute(_ text: String, files: [(path: String, bytes: [UInt8])] = []) throws -> Executed {
    let world = MemoryWorld()
    for file in files { try world.write(file.bytes, to: file.path) }
    let data = DataLoader(folder: ".", world: world)
    let (program, diagnostics) = check(ProgramText(cells: [EmbeddedText(text, fileOffset: 0)]), signatures: data)
    if !diagnostics.isEmpty { throw Refused(diagnostics: diagnostics) }
    return Executed(program: program, results: run(program, data: data, settings: RunSettings()))
}
