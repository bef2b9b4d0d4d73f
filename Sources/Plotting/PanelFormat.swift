/// How large panels are drawn, in the units of their view box.
///
/// The style sheet may set text smaller than `em`, never larger: a wide panel has text of 12.5 units on a screen that
/// shows it large, and of 15 on a phone, where it is drawn at three quarters of its size.
struct PanelFormat {
    var width: Double
    /// The size of the largest text that there must be room for.
    var em: Double
    /// The height of the frame, unless the panel has its units equal.
    var frameHeight: Double
    /// How much of the width direct labels may take.
    var labelShare: Double

    /// One panel by itself.
    static let wide = PanelFormat(width: 440, em: 15, frameHeight: 215, labelShare: 0.3)
    /// One panel whose units are equal.
    static let square = PanelFormat(width: 380, em: 14, frameHeight: 215, labelShare: 0.3)
    /// Panels that stand abreast.
    static let small = PanelFormat(width: 270, em: 13, frameHeight: 165, labelShare: 0.34)

    init(width: Double, em: Double, frameHeight: Double, labelShare: Double) {
        self.width = width
        self.em = em
        self.frameHeight = frameHeight
        self.labelShare = labelShare
    }

    init(_ chart: Chart) {
        let isSquare = chart.panels.allSatisfy(\.isEqualAspect)
        self = chart.panelsPerFrame > 1 ? .small : isSquare ? .square : .wide
    }

    func width(_ text: String) -> Double { TextMetrics.width(text, size: em) }
}
