import Language
import Plotting

extension NumberText {
    /// A number in the form its author asks for.
    static func text(_ value: Double, _ format: NumberFormat) -> String {
        switch format {
        case .plain: plain(value)
        case .percent: percent(value)
        case .rounded(let digits): rounded(value, digits: digits)
        }
    }
}
