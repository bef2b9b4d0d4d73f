import Markdown

extension PageDate {
    init(_ date: FrontMatter.Date) {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ]
        self.init(
            iso: "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))",
            text: "\(date.day) \(months[date.month - 1]) \(date.year)")
    }
}
