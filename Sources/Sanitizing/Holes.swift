/// What holds the place of a safe piece while the author's are read.
struct Holes {
    private let mark: String
    private let element: String

    /// Among blocks a hole is a block, so that it ends a paragraph that was left open.
    init(unlike pieces: [Piece], isRunningText: Bool) {
        let written = pieces.compactMap { $0.html?.lowercased() }
        var number = 0
        while written.contains(where: { $0.contains("hole-\(number)") }) { number += 1 }
        mark = "hole-\(number)"
        element = isRunningText ? "x-hole" : "div"
    }

    func text(_ number: Int) -> String { "<\(element) \(mark)=\(number)></\(element)>" }

    /// The number of the hole that an element is.
    func number(_ name: String, _ attributes: [(name: String, value: String)]) -> Int? {
        guard name == element, attributes.count == 1, attributes[0].name == mark else { return nil }
        return Int(attributes[0].value)
    }
}
