/// Which of the things beyond CommonMark are read. All are, unless told otherwise.
public struct ReadingOptions: Sendable {
    /// TeX between dollars and its other delimiters.
    public var math = true
    /// YAML between `---` lines at the top.
    public var frontMatter = true
    /// Fenced `nn` blocks and inline `nn` values; where not, they are code like any other.
    public var cells = true
    /// The passes over the tree, in order.
    public var passes: [TreePass] = TreePass.all

    public init(
        math: Bool = true, frontMatter: Bool = true, cells: Bool = true, passes: [TreePass] = TreePass.all
    ) {
        self.math = math
        self.frontMatter = frontMatter
        self.cells = cells
        self.passes = passes
    }

    /// CommonMark and nothing else.
    public static let commonMark = ReadingOptions(math: false, frontMatter: false, cells: false, passes: [])
}
