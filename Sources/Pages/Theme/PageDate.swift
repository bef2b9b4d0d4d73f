import Markdown

/// A day, as machines and as people read it.
public struct PageDate: Sendable, Hashable {
    private let year: Int
    private let month: Int
    private let day: Int

    init(_ date: FrontMatter.Date) { (year, month, day) = (date.year, date.month, date.day) }

    /// Such as `2025-01-09`.
    private var iso: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    func context(_ words: PageWords) -> [String: Any] { ["iso": iso, "text": words.date(year, month, day)] }
}
