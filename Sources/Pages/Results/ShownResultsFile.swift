import Language

// The form in which shown results are kept: the pieces in their order, each a line with its place, its kind and its
// length in bytes, then its text.

extension ShownResults {
    private enum Kind: String {
        case html, equation, caption, value, failed
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func add(_ place: Int, _ kind: Kind, _ text: String) {
            bytes += Array("\(place) \(kind.rawValue) \(text.utf8.count)\n".utf8) + Array(text.utf8)
        }
        for (place, pieces) in cells.enumerated() {
            for piece in pieces {
                switch piece {
                case .html(let text): add(place, .html, text)
                case .equation(let tex): add(place, .equation, tex)
                case .caption: add(place, .caption, "")
                }
            }
        }
        for (place, inline) in inlines.enumerated() {
            switch inline {
            case .value(let text): add(place, .value, text)
            case .failed(let reason): add(place, .failed, reason)
            case nil: break
            }
        }
        return bytes
    }

    /// - Returns: `nil` where the bytes are not of this form, or of another program.
    init?(bytes: [UInt8], for program: Program) {
        self.init(
            cells: program.cells.map { _ in [] }, inlines: program.inlines.map { _ in nil })
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let end = rest.prefix(60).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard head.count == 3, let place = Int(head[0]), place >= 0, let kind = Kind(rawValue: String(head[1])),
                let length = Int(head[2]), length >= 0, length < rest.endIndex - end
            else { return nil }
            let text = String(decoding: rest[(end + 1)..<(end + 1 + length)], as: UTF8.self)
            rest = rest[(end + 1 + length)...]
            guard place < (kind == .value || kind == .failed ? inlines.count : cells.count) else { return nil }
            switch kind {
            case .html: cells[place].append(.html(text))
            case .equation: cells[place].append(.equation(text))
            case .caption: cells[place].append(.caption)
            case .value: inlines[place] = .value(text)
            case .failed: inlines[place] = .failed(text)
            }
        }
    }
}
