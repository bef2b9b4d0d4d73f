/// The theme has eight series colours.
func seriesIndex(_ color: Int) -> Int {
    precondition(color >= 0, "a series colour is counted from 0")
    return color % 8
}

/// Curves whose colour is another's again are told apart by their dashes; the first eight have none.
func repeatDash(_ color: Int) -> String? {
    switch color / 8 {
    case 0: nil
    case 1: "8 3 2 3"
    case 2: "2 3"
    default: "12 4"
    }
}
