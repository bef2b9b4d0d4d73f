/// How many series colours the theme has.
let seriesColorCount = 8

func seriesIndex(_ color: Int) -> Int {
    precondition(color >= 0, "a series colour is counted from 0")
    return color % seriesColorCount
}

/// Curves whose colour is another's again are told apart by their dashes; the first eight have none.
func repeatDash(_ color: Int) -> String? {
    switch color / seriesColorCount {
    case 0: nil
    case 1: "8 3 2 3"
    case 2: "2 3"
    default: "12 4"
    }
}
