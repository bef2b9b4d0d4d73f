import Diagnostics
import Execution
import Figures
import Language
import Notes

// How questions are checked and answered, in the note's own words.

extension Notebook.Results {
    func question(_ text: String, _ form: Question.Form) throws(Notebook.Failure) -> Question {
        let checked = note.checkQuestion(text, as: form)
        if let question = checked.question { return question }
        let source = SourceText(name: "asked of \(note.path)", text: text)
        let places = checked.placesInNote.map { place in
            "\(place.message): \(note.path):\(note.source.line(at: place.range.lowerBound))"
        }
        throw Notebook.Failure(
            checked.diagnostics.enumerated().map { index, diagnostic in
                Notebook.Message(
                    diagnostic, in: source, alsoAt: index == checked.diagnostics.count - 1 ? places : [])
            })
    }

    func answer<Answer>(
        _ question: String, _ work: () throws(Unavailable) -> Answer
    ) throws(Notebook.Failure) -> Answer {
        do throws(Unavailable) {
            return try work()
        } catch {
            throw refusal(question, "value-unavailable", "this cannot be had: \(error.reason)")
        }
    }

    func refusal(_ question: String, _ code: String, _ message: String, hint: String? = nil) -> Notebook.Failure {
        let diagnostic = Diagnostic(code, message, at: 0..<question.utf8.count, hint: hint)
        return Notebook.Failure([diagnostic], in: SourceText(name: "asked of \(note.path)", text: question))
    }

    /// What stands in the block with that label, else what a statement with that view would show.
    func exhibit(_ view: String, _ form: Question.Form) throws(Notebook.Failure) -> Exhibit {
        if let cell = note.program.cells.firstIndex(where: { $0.options.label == view }) {
            return try exhibit(in: cell, labelled: view, form)
        }
        let asked: View
        switch try question(view, form) {
        case .table(let view), .plot(let view): asked = view
        case .value: preconditionFailure("a view was asked for")
        }
        let observation = try answer(view) { () throws(Unavailable) in try finished.observation(of: asked) }
        guard let exhibit = Exhibit.of(.observed(observation, asked.options), isTable: form == .table) else {
            preconditionFailure("a view shows something")
        }
        return exhibit
    }

    private func exhibit(
        in cell: Int, labelled label: String, _ form: Question.Form
    ) throws(Notebook.Failure) -> Exhibit {
        let shown = zip(note.program.cells[cell].statements, finished.results.cells[cell]).filter {
            switch $0.0.kind {
            case .table: form == .table
            case .plot: form == .plot
            default: false
            }
        }
        guard shown.count == 1, let exhibit = Exhibit.of(shown[0].1, isTable: form == .table) else {
            throw refusal(
                label, "type-mismatch",
                "the block of this label has \(shown.isEmpty ? "no" : "\(shown.count)") `\(form.rawValue)` statements",
                hint: "ask for a view, such as `\(form == .table ? "predictions(fit)" : "loss(fit)")`")
        }
        if case .unavailable(let reason) = exhibit {
            throw refusal(label, "value-unavailable", "this cannot be had: \(reason)")
        }
        return exhibit
    }
}
