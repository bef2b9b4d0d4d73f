import Diagnostics

extension Notebook {
    /// What is wrong or doubtful, and where: in the note, or in what it was asked.
    public struct Message: Sendable, Hashable, CustomStringConvertible {
        /// A stable name of the kind of mistake, which `nnbook explain` explains.
        public let code: String
        /// A warning otherwise.
        public let isError: Bool
        /// One sentence without a full stop.
        public let text: String
        /// What to do about it.
        public let hint: String?
        /// From 1; `nil` where the whole is meant.
        public let line: Int?
        /// With the place and the line in question, as the command line prints it.
        public let description: String

        init(_ diagnostic: Diagnostic, in source: SourceText, alsoAt places: [String] = []) {
            code = diagnostic.code
            isError = diagnostic.severity == .error
            text = diagnostic.message
            hint = diagnostic.hint
            line = diagnostic.range.map { source.line(at: $0.lowerBound) }
            description =
                TextRendering().text(diagnostic, in: source) + places.map { " = note: \($0)\n" }.joined()
        }
    }

    /// Why there is no notebook, or no answer.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// All that was found, by place.
        public let messages: [Message]

        init(_ messages: [Message]) { self.messages = messages }

        init(_ diagnostics: [Diagnostic], in source: SourceText) {
            messages = diagnostics.map { Message($0, in: source) }
        }

        /// The messages as the command line prints them.
        public var description: String { "\n" + messages.map(\.description).joined() }
    }
}
