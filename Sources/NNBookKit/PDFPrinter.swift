import World

/// Prints pages as PDF with the Chromium that is installed.
///
/// Its version decides how lines break, and the file names the time it was made: of all that nnbook writes, a PDF alone
/// is not the same on every machine.
public struct PDFPrinter {
    private let browser: String
    private let world: any World

    /// Longer than any page takes.
    private static let timeLimit = 120.0
    private static let largestFile = 1 << 30

    /// Why there is no PDF.
    public enum Problem: Error, Sendable {
        case noBrowser
        /// The browser ended without one.
        case failed(browser: String)
        case world(WorldError)

        /// One sentence without a full stop.
        public var message: String {
            switch self {
            case .noBrowser:
                "a PDF is printed by Chromium, which is not installed; install it (`apt-get install chromium`), or say "
                    + "with NNBOOK_CHROMIUM where it is"
            case .failed(let browser): "`\(browser)` printed no PDF"
            case .world(let error): error.message
            }
        }
    }

    /// Looks for the browser: what `NNBOOK_CHROMIUM` names, else one on the `PATH`.
    public init(world: some World) throws(Problem) {
        self.world = world
        if let named = world.environment("NNBOOK_CHROMIUM"), !named.isEmpty {
            guard world.kind(of: named) == .file else { throw .world(.missing(named)) }
            browser = named
            return
        }
        let folders = (world.environment("PATH") ?? "").split(separator: ":").map(String.init)
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
        let candidates = names.flatMap { name in folders.map { Paths.join($0, name) } } + Self.applications
        guard let found = candidates.first(where: { world.kind(of: $0) == .file }) else { throw .noBrowser }
        browser = found
    }

    /// Where macOS has them.
    private static let applications = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]

    /// A page as it prints.
    public func pdf(of html: [UInt8]) throws(Problem) -> [UInt8] {
        let temporary = world.environment("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        let folder = Paths.join(temporary, "nnbook-pdf-\(UInt64.random(in: .min ... .max))")
        defer { try? world.removeFolder(folder) }
        do {
            try world.write(html, to: folder + "/page.html")
            let file = folder + "/page.pdf"
            // A browser that runs as root refuses its sandbox; what it is given is our own page.
            let arguments = (world.isAdministrator ? ["--no-sandbox"] : []) + [
                "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--no-pdf-header-footer",
                "--user-data-dir=\(folder)/profile", "--print-to-pdf=\(file)", "file://\(folder)/page.html",
            ]
            _ = try world.run(browser, arguments, limit: Self.timeLimit)
            guard world.kind(of: file) == .file else { throw Problem.failed(browser: browser) }
            return try world.read(file, within: nil, limit: Self.largestFile)
        } catch let error as WorldError {
            throw .world(error)
        } catch {
            throw .failed(browser: browser)
        }
    }
}
