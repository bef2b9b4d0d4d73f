/// What each column of a CSV file is for.
struct CSVRoles {
    /// For each column of the file its place among the inputs, or −1 − its place among the targets, or `skipped`.
    private(set) var role: [Int]
    private(set) var inputNames: [String] = []
    private(set) var targetNames: [String] = []
    private(set) var readsInputs = true

    static let skipped = Int.max

    init(columns: Int) {
        role = [Int](repeating: Self.skipped, count: columns)
    }

    mutating func addInput(at column: Int, named name: String) {
        guard role[column] == Self.skipped else { return }
        role[column] = inputNames.count
        inputNames.append(name)
    }

    mutating func addTarget(at column: Int, named name: String) {
        guard role[column] == Self.skipped else { return }
        role[column] = -1 - targetNames.count
        targetNames.append(name)
    }

    mutating func skipInputs() {
        for column in role.indices where role[column] >= 0 { role[column] = Self.skipped }
        readsInputs = false
    }
}
