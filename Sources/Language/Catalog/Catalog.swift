import Diagnostics

/// All built-ins of the language. Checking, suggestions and the manual are driven by it; a built-in stands here only
/// if a `Program` can say it.
public enum Catalog {
    public static let entries: [CatalogEntry] =
        dataSources + layers + activations + initializations + losses + optimizers + views + functions + constants
        + keywords + statements + runFields + layerFields + statistics + dataFields + cellOptions

    private static let byName = Dictionary(grouping: entries, by: \.name)

    public static func entries(named name: String) -> [CatalogEntry] { byName[name] ?? [] }

    public static func entry(_ name: String, in category: CatalogEntry.Category) -> CatalogEntry? {
        byName[name]?.first { $0.category == category }
    }

    public static func entries(in category: CatalogEntry.Category) -> [CatalogEntry] {
        entries.filter { $0.category == category }
    }

    static func names(in categories: some Sequence<CatalogEntry.Category>) -> [String] {
        categories.flatMap { category in entries(in: category).map(\.name) }
    }

    /// The built-in that keeps a note from declaring `name`, if there is one.
    static func reserved(_ name: String) -> CatalogEntry? {
        byName[name]?.first { $0.category.reservesNames }
    }

    /// An entry that is known to exist; a name that does not is a mistake of ours.
    static func known(_ name: String, in category: CatalogEntry.Category) -> CatalogEntry {
        guard let found = entry(name, in: category) else { preconditionFailure("no \(category.rawValue) \(name)") }
        return found
    }

    static let runFieldNames = Set(names(in: [.runField]))

    /// Names that stand for a field of a run or of a data set, and so cannot call a member of a family.
    static let memberFieldNames = Set(names(in: [.runField, .dataField]))
}
