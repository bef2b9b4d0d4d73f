import World

/// The outside libraries that typesetting needs, and where each may lie.
///
/// Of several candidates the first that exists is taken.
public struct ScriptLibraries: Sendable {
    public var katexScript: [String]
    public var katexStylesheet: [String]
    /// Folders with `KaTeX_Main-Regular.woff2` and its kin.
    public var katexFonts: [String]
    public var highlightScript: [String]

    public init(
        katexScript: [String], katexStylesheet: [String], katexFonts: [String], highlightScript: [String]
    ) {
        self.katexScript = katexScript
        self.katexStylesheet = katexStylesheet
        self.katexFonts = katexFonts
        self.highlightScript = highlightScript
    }

    /// Where Debian's packages put them, then npm's global folders on macOS.
    public static let standard = ScriptLibraries(
        katexScript: ["/usr/share/javascript/katex/katex.min.js"] + npm("katex/dist/katex.min.js"),
        katexStylesheet: ["/usr/share/javascript/katex/katex.min.css"] + npm("katex/dist/katex.min.css"),
        katexFonts: ["/usr/share/fonts/truetype/katex"] + npm("katex/dist/fonts"),
        highlightScript: ["/usr/share/javascript/highlight.js/highlight.min.js"]
            + npm("@highlightjs/cdn-assets/highlight.min.js"))

    private static func npm(_ path: String) -> [String] {
        ["/opt/homebrew/lib/node_modules/", "/usr/local/lib/node_modules/"].map { $0 + path }
    }
}

/// A library that is not on this machine, or cannot be read.
public struct MissingLibrary: Error, Hashable, Sendable {
    public enum Part: String, Sendable, CaseIterable {
        case katexScript, katexStylesheet, katexFonts, highlightScript
    }

    public var part: Part
    /// Where it was looked for.
    public var candidates: [String]

    public init(part: Part, candidates: [String]) {
        self.part = part
        self.candidates = candidates
    }

    /// The Debian package that brings it.
    public var debianPackage: String {
        switch part {
        case .katexScript, .katexStylesheet: "libjs-katex"
        case .katexFonts: "fonts-katex"
        case .highlightScript: "libjs-highlight.js"
        }
    }

    /// The npm package that brings it elsewhere; Homebrew has no formula of its own, only `node`, which has npm.
    public var npmPackage: String {
        part == .highlightScript ? "@highlightjs/cdn-assets" : "katex"
    }

    /// One sentence without a full stop.
    public var message: String {
        let what =
            switch part {
            case .katexScript: "KaTeX, which typesets formulas,"
            case .katexStylesheet: "KaTeX's style sheet"
            case .katexFonts: "a font of KaTeX"
            case .highlightScript: "highlight.js, which colours code,"
            }
        return "\(what) was not found at \(candidates.map { "`\($0)`" }.joined(separator: ", "))"
    }

    public var hint: String {
        "install it: `apt install \(debianPackage)` on Debian and Ubuntu; "
            + "`brew install node && npm install --global \(npmPackage)` on macOS"
    }
}

extension ScriptLibraries {
    func candidates(_ part: MissingLibrary.Part) -> [String] {
        switch part {
        case .katexScript: katexScript
        case .katexStylesheet: katexStylesheet
        case .katexFonts: katexFonts
        case .highlightScript: highlightScript
        }
    }

    /// A library's bytes; for fonts, those of one file of the folder.
    func bytes(_ part: MissingLibrary.Part, file: String? = nil, in world: any World) throws(MissingLibrary) -> [UInt8]
    {
        let paths = candidates(part).map { folder in file.map { Paths.join(folder, $0) } ?? folder }
        for path in paths {
            if let bytes = try? world.read(path, within: nil, limit: 16 << 20) { return bytes }
        }
        throw MissingLibrary(part: part, candidates: paths)
    }
}
