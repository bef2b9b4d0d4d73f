import Diagnostics
import Testing

@testable import Language

@Suite struct ShowMessages {
    @Test func messages() {
        for mistake in Mistake.names + Mistake.arguments + Mistake.values + Mistake.families + Mistake.models + Mistake.training + Mistake.views {
            let note = checked(Mistake.before + mistake.text)
            print("~", mistake.text.replacing("\n", with: " ⏎ "))
            for d in note.diagnostics {
                print("~   [\(note.text(of: d))] \(d.code): \(d.message)" + (d.hint.map { "  HINT \($0)" } ?? "") + (d.notes.isEmpty ? "" : " NOTES \(d.notes.map(\.message))"))
            }
        }
    }
}
