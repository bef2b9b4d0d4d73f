import Diagnostics
import Execution
import Figures
import Language

extension Notebook {
    /// A claim of the note (`expect CONDITION`) and whether it holds.
    public struct Expectation: Sendable, Hashable {
        /// One condition, or one member of a family's.
        public struct Member: Sendable, Hashable {
            /// The member's name; empty where the claim is about no family.
            public let name: String
            public let holds: Bool
            /// The two sides where the condition is a comparison.
            public let left: Value?
            public let right: Value?
        }

        /// The condition as written.
        public let condition: String
        /// Of the Markdown file, from 1.
        public let line: Int
        public let members: [Member]
        /// Why it cannot be judged, where a run that it is about has failed.
        public let unavailable: String?

        /// Whether it holds, for every member of a family.
        public var holds: Bool { unavailable == nil && members.allSatisfy(\.holds) }

        /// `nil` for a statement that claims nothing.
        init?(_ statement: Statement, _ outcome: Outcome, in source: SourceText) {
            guard case .expect(let expectation) = statement.kind else { return nil }
            condition = expectation.text
            line = source.line(at: statement.range.lowerBound)
            switch outcome {
            case .expected(let judged):
                members = judged.members.map {
                    Member(name: $0.label, holds: $0.holds, left: $0.left.map { Value($0) }, right: $0.right.map { Value($0) })
                }
                unavailable = nil
            case .unavailable(let reason): (members, unavailable) = ([], reason)
            case .declared, .trained, .observed, .shown: preconditionFailure("a claim is judged")
            }
        }
    }

    /// A metric of a run over its training.
    public struct Series: Sendable, Hashable {
        /// The numbers of updates made at each record, from 0 on.
        public let steps: [Int]
        /// The passes over the training data begun at each record.
        public let epochs: [Int]
        /// The metric at each record; not finite where the run has diverged.
        public let values: [Double]

        init(_ history: RunHistory, _ metric: Metric, _ part: DataPart) {
            steps = history.step
            epochs = history.epoch
            values = history.step.indices.map { history.value(of: metric, in: part, at: $0) }
        }
    }

    /// A table at full precision.
    public struct Table: Sendable, Hashable {
        public let columns: [String]
        /// A value for each column; `nil` where the table has none.
        public let rows: [[Value?]]

        init(_ content: TableContent) {
            columns = content.columns.map(\.title)
            rows = content.rows.map { row in
                row.map { cell in
                    switch cell {
                    case .text(let text): .text(text)
                    case .number(let number, _): .number(number)
                    case .value(let value, _): Value(value)
                    case .empty: nil
                    }
                }
            }
        }

        /// The values of the column with that title.
        ///
        /// - Throws: where there is none; what the columns are called.
        public func column(_ title: String) throws(Failure) -> [Value?] {
            guard let index = columns.firstIndex(of: title) else {
                let hint =
                    nearestName(to: title, among: columns).map { "did you mean `\($0)`?" }
                    ?? "the columns are \(columns.map { "`\($0)`" }.joined(separator: ", "))"
                let diagnostic = Diagnostic(
                    "unknown-name", "the table has no column `\(title)`", at: 0..<title.utf8.count, hint: hint)
                throw Failure([diagnostic], in: SourceText(name: "asked of a table", text: title))
            }
            return rows.map { $0[index] }
        }
    }

    /// What is drawn, at full precision.
    public struct Figure: Sendable, Hashable {
        public struct Series: Sendable, Hashable {
            /// As the figure's legend has it; empty where there is one series only.
            public let label: String
            public let x: [Double]
            public let y: [Double]
        }

        public let series: [Series]

        init(_ figure: Figures.Figure) {
            series = figure.series.map { Series(label: $0.label, x: $0.x, y: $0.y) }
        }
    }
}
