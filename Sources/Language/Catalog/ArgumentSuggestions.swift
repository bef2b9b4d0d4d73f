extension ArgumentType {
    /// Built-ins that can stand here, for suggestions.
    var categories: [CatalogEntry.Category] {
        switch self {
        case .activation: [.activation]
        case .initialization: [.initialization]
        case .loss: [.loss]
        case .optimizer: [.optimizer]
        case .layer: [.layer, .activation]
        case .part: [.dataSource]
        case .formula, .curve, .curves: [.function, .activation]
        case .condition: [.runField]
        default: []
        }
    }
}
