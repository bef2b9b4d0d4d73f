/// Which nnbook this is.
public enum Release {
    public static let version = "0.1.0"
    /// As pages and `--version` say it.
    public static let name = "nnbook \(version)"
}
