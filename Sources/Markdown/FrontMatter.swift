import Diagnostics

/// The YAML between `---` lines at the top of a note.
public struct FrontMatter: Sendable {
    public var title: String?
    public var subtitle: String?
    public var date: Date?
    public var authors: [String]?
    public var categories: [String]?
    public var tags: [String]?
    public var description: String?
    /// A language tag such as `en` or `ko`.
    public var lang: String?
    /// Whether dollars are math; where `false`, no formula is read.
    public var mathjax: Bool?
    /// Whether straight quotes, dashes of hyphens and three dots become those of print.
    public var smart: Bool?
    /// Whether the page shows its contents.
    public var toc: Bool?
    /// `number-sections`.
    public var numbersSections: Bool?
    public var draft: Bool?
    /// Commands for the note's formulas.
    public var macros: [Macro]?
    /// `nn`: what holds for all `nn` text that does not say otherwise.
    public var defaults = Defaults()
    /// All keys in the order written, those above included.
    public var entries: [Entry] = []
    /// From the opening `---` to the end of the closing one, as bytes of the file; `nil` where there is none.
    public var range: Range<Int>?

    public init() {}

    /// A command for formulas.
    public struct Macro: Sendable, Hashable {
        /// Without its backslash.
        public var name: String
        /// TeX; `#1` is its first argument.
        public var body: String
    }

    public struct Defaults: Sendable, Hashable {
        public enum Precision: String, Sendable, CaseIterable { case float32, float64 }
        public enum Echo: String, Sendable, CaseIterable {
            case shown = "true"
            case hidden = "false"
            case folded = "fold"
        }

        public var seed: Int?
        public var precision: Precision?
        public var echo: Echo?

        public init() {}
    }

    public struct Entry: Sendable {
        public var key: String
        public var value: Value
        /// Of the key, as bytes of the file.
        public var keyRange: Range<Int>
        /// Where the value starts: its first line, as bytes of the file.
        public var valueRange: Range<Int>
    }

    /// Takes over what a course says of all its notes, where the note does not say it itself.
    public mutating func adopt(lang: String?, macros: [Macro]) {
        self.lang = self.lang ?? lang
        // Of two macros with one name the later counts.
        if !macros.isEmpty { self.macros = macros + (self.macros ?? []) }
    }

    /// A YAML value.
    public indirect enum Value: Sendable, Equatable {
        case null
        case bool(Bool)
        /// A number, as it is written.
        case number(String)
        case string(String)
        case list([Value])
        /// Keys in the order written.
        case map([Member])
    }

    public struct Member: Sendable, Equatable {
        public var key: String
        public var value: Value

        public init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// A day, and the time of day as written if there is one.
    public struct Date: Sendable, Hashable {
        public var year: Int
        public var month: Int
        public var day: Int
        /// Such as `15:22:00`, with a zone if one is given.
        public var time: String?

        public init(year: Int, month: Int, day: Int, time: String? = nil) {
            self.year = year
            self.month = month
            self.day = day
            self.time = time
        }

        /// Reads `2025-01-09`, alone or followed by a time after a space or `T`; `nil` where it is no day.
        public init?(_ text: String) {
            let bytes = Array(text.utf8)
            guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
                let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
                let day = Self.number(bytes[8..<10]), (1...12).contains(month),
                (1...Self.days(in: month, of: year)).contains(day)
            else { return nil }
            var time: String?
            if bytes.count > 10 {
                guard bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"), bytes.count > 11,
                    LineText.isDigit(bytes[11])
                else { return nil }
                time = String(decoding: bytes[11...], as: UTF8.self)
            }
            self.init(year: year, month: month, day: day, time: time)
        }

        private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
            digits.allSatisfy(LineText.isDigit) ? Int(String(decoding: digits, as: UTF8.self)) : nil
        }

        private static func days(in month: Int, of year: Int) -> Int {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }
    }

    /// The value of a key, if it is there.
    public subscript(key: String) -> Value? { entries.first { $0.key == key }?.value }
}
