import Diagnostics
import Execution
import Figures
import Language
import Notes

extension Notebook {
    /// What running a note came to, and whatever else one likes to know about its runs.
    ///
    /// Questions are put in the words of the note's language, as if they stood at its end: `fit.loss`,
    /// `max(width.accuracy)`, `fits.learned.layer[1].weights`, `predictions(xor)`. A name that is not known throws a
    /// ``Failure`` that says which one might be meant.
    public struct Results: Sendable {
        /// The note's claims, in its order.
        public let expectations: [Expectation]
        /// What was found while reading, checking and running: claims that do not hold and runs that diverge among it.
        public let diagnostics: [Message]
        let note: Note
        let finished: FinishedProgram

        init(_ note: Note, _ finished: FinishedProgram) {
            self.note = note
            self.finished = finished
            let evaluated = EvaluatedNote(note, finished.results)
            diagnostics = evaluated.diagnostics.map { Message($0, in: note.source) }
            expectations = zip(note.program.cells, finished.results.cells).flatMap { cell, outcomes in
                zip(cell.statements, outcomes).compactMap { Expectation($0, $1, in: note.source) }
            }
        }

        /// Throws where the note has an error: a claim does not hold, a run diverges.
        ///
        /// - Throws: what `nnbook render` would print.
        public func verify() throws(Failure) {
            let errors = diagnostics.filter(\.isError)
            guard errors.isEmpty else { throw Failure(errors) }
        }

        /// The number an expression comes to; `stopped` of a run that was never stopped is infinite.
        public func value(_ expression: String) throws(Failure) -> Double { try value(expression, as: Double.self) }

        /// What an expression comes to, as a type of Swift's: `Double`, `Int`, `Bool`, `String`, an array of them
        /// (a matrix is an array of its rows), or ``Value``, which is any of these.
        public func value<Wanted: Answer>(_ expression: String, as type: Wanted.Type) throws(Failure) -> Wanted {
            guard case .value(let checked) = try question(expression, .value) else {
                preconditionFailure("a value was asked for")
            }
            let value = Value(try answer(expression) { () throws(Unavailable) in try finished.value(of: checked) })
            guard let wanted = Wanted(value) else {
                throw refusal(
                    expression, "type-mismatch", "this is \(value.kind), and was asked for as `\(Wanted.self)`")
            }
            return wanted
        }

        /// A metric of a run at every recorded step: `fit.loss`, `fits.learned.test.accuracy`.
        public func series(_ metric: String) throws(Failure) -> Series {
            guard case .value(.quantity(.run(let run), .metric(let name, let part, atStart: false))) =
                try question(metric, .value)
            else {
                throw refusal(
                    metric, "type-mismatch", "a metric of a run is expected here, such as `fit.loss`",
                    hint: "of other expressions only `value` is to be had")
            }
            let history = try answer(metric) { () throws(Unavailable) in try finished.history(of: run) }
            return Series(history, name, part)
        }

        /// What `table` shows: of the view that is named, such as `fits` or `predictions(xor)`, or in the block of the
        /// note that has this label.
        public func table(_ view: String) throws(Failure) -> Table {
            let exhibit = try exhibit(view, .table)
            guard case .table(let content) = exhibit else { preconditionFailure("a table was asked for") }
            return Table(content)
        }

        /// The series that `plot` draws: of the view that is named, such as `loss(fits)` or `boundary(fits)`, or in the
        /// block of the note that has this label.
        public func figure(_ view: String) throws(Failure) -> Figure {
            let exhibit = try exhibit(view, .plot)
            guard case .figure(let figure) = exhibit else { preconditionFailure("a figure was asked for") }
            return Figure(figure)
        }
    }
}
