/// TeX to be typeset, without its delimiters.
public struct FormulaRequest: Hashable, Sendable {
    public var tex: String
    /// Centred on lines of its own, in display style.
    public var isDisplay: Bool
    /// Commands that the formula may use beside KaTeX's own.
    public var macros: [TeXMacro]

    public init(tex: String, isDisplay: Bool, macros: [TeXMacro] = []) {
        self.tex = tex
        self.isDisplay = isDisplay
        self.macros = macros
    }
}

/// A command of the author's.
public struct TeXMacro: Hashable, Sendable {
    /// With its backslash, such as `\R`.
    public var name: String
    /// What it stands for; `#1` is its first argument.
    public var body: String

    public init(name: String, body: String) {
        self.name = name
        self.body = body
    }
}

/// Why a formula could not be typeset.
public enum FormulaError: Error, Hashable, Sendable {
    /// KaTeX does not take it. The offset counts bytes of the TeX; `nil` where KaTeX names no place.
    case refused(message: String, offset: Int?)
    case tooLong(bytes: Int, limit: Int)
    case nestedTooDeeply
    /// What it comes to is longer than a page should hold.
    case tooLarge(bytes: Int, limit: Int)
    case tooSlow(seconds: Double)
    case unavailable(MissingLibrary)
    /// The library itself failed; its own words.
    case failed(String)

    /// One sentence without a full stop.
    public var message: String {
        switch self {
        case .refused(let message, _): message
        case .tooLong(let bytes, let limit): "the formula has \(bytes) bytes, the limit is \(limit)"
        case .nestedTooDeeply: "the formula is nested too deeply"
        case .tooLarge(let bytes, let limit): "the typeset formula has \(bytes) bytes, the limit is \(limit)"
        case .tooSlow(let seconds): "the formula takes more than \(seconds) s to typeset"
        case .unavailable(let library): library.message
        case .failed(let reason): "the formula could not be typeset: \(reason)"
        }
    }

    /// Where in the TeX, in bytes, if that is known.
    public var offset: Int? {
        if case .refused(_, let offset) = self { offset } else { nil }
    }
}

/// Program text to be coloured.
public struct CodeRequest: Hashable, Sendable {
    public var code: String
    /// A language's name or alias, such as `python` or `py`; `nn` for the notebook's own.
    public var language: String

    public init(code: String, language: String) {
        self.code = code
        self.language = language
    }
}

/// Why code stays without colours. None of these is a mistake in the note.
public enum CodeError: Error, Hashable, Sendable {
    case unknownLanguage(String)
    case tooLong(bytes: Int, limit: Int)
    case tooSlow(seconds: Double)
    case unavailable(MissingLibrary)
    case failed(String)

    /// One sentence without a full stop.
    public var message: String {
        switch self {
        case .unknownLanguage(let name): "highlight.js knows no language `\(name)`"
        case .tooLong(let bytes, let limit): "the code has \(bytes) bytes, more than \(limit) are not coloured"
        case .tooSlow(let seconds): "the code takes more than \(seconds) s to colour"
        case .unavailable(let library): library.message
        case .failed(let reason): "the code could not be coloured: \(reason)"
        }
    }
}
