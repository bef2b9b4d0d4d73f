extension Panel {
    /// The title where there is one to be written.
    var heading: String? { title?.isEmpty == false ? title : nil }
}

/// The room around a panel's frame.
struct Margins {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0

    /// Panels that stand abreast have the same margins, so that their frames line up.
    func union(_ other: Margins) -> Margins {
        Margins(
            left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
            bottom: max(bottom, other.bottom))
    }
}

/// A panel's scales, and where its frame lies.
struct PanelLayout {
    let width: Double
    let height: Double
    let frame: Rectangle
    let x: Scale
    let y: Scale
    let extent: Extent
    /// The names of bars, in place of ticks.
    let categories: [String]

    /// What a panel needs around its frame.
    ///
    /// - Parameter labelWidth: the room for the names of curves at their ends.
    static func margins(of panel: Panel, _ format: PanelFormat, labelWidth: Double) -> Margins {
        let em = format.em
        let (x, y, _) = scales(panel, format, frameWidth: format.width * 0.7)
        let yLabels = y.ticks.map { format.width($0.label) }.max() ?? 0
        let lastX = x.ticks.last.map { format.width($0.label) / 2 } ?? 0
        let hasTop = panel.heading != nil || !panel.y.label.isEmpty
        return Margins(
            left: max(yLabels + 0.6 * em, 0.6 * em), right: max(labelWidth, lastX + 0.2 * em, 0.5 * em),
            top: (panel.heading == nil ? 0 : 1.45 * em) + (panel.y.label.isEmpty ? 0 : 1.45 * em)
                + (hasTop ? 0.45 : 0.6) * em,
            bottom: 1.5 * em + (panel.x.label.isEmpty ? 0 : 1.35 * em))
    }

    init(_ panel: Panel, _ format: PanelFormat, _ margins: Margins) {
        var frameWidth = format.width - margins.left - margins.right
        let scales = Self.scales(panel, format, frameWidth: frameWidth)
        var (x, y) = (scales.x, scales.y)
        categories = scales.categories
        extent = Extent(panel)
        var frameHeight = format.frameHeight
        // A panel far from square would be a strip if its units were equal.
        let ratio = y.domain.length / x.domain.length
        if panel.isEqualAspect, Self.squarish.contains(ratio) {
            frameHeight = min(frameWidth * ratio, 1.3 * frameWidth)
            frameWidth = frameHeight / ratio
        }
        frame = Rectangle(
            left: margins.left, top: margins.top, right: margins.left + frameWidth, bottom: margins.top + frameHeight)
        (x.start, x.end) = (frame.left, frame.right)
        (y.start, y.end) = (frame.bottom, frame.top)
        self.x = x
        self.y = y
        width = format.width
        height = frame.bottom + margins.bottom
    }

    private static let squarish = 0.3...3.3

    /// As many ticks as have room.
    private static func scales(
        _ panel: Panel, _ format: PanelFormat, frameWidth: Double
    ) -> (x: Scale, y: Scale, categories: [String]) {
        let extent = Extent(panel)
        let yCount = panel.isEqualAspect ? 5 : Int(format.frameHeight / (2.4 * format.em))
        var xCount = panel.isEqualAspect ? 5 : 8
        var (x, y) = extent.scales(panel, xTickCount: xCount, yTickCount: yCount)
        let categories = panel.marks.reduce([] as [String]) { longest, mark in
            if case .bars(let labels, _, _) = mark, labels.count > longest.count { labels } else { longest }
        }
        guard categories.isEmpty else {
            let domain = -0.5...Double(categories.count) - 0.5
            return (Scale(domain: domain), y, categories)
        }
        while xCount > 1, x.ticks.reduce(0, { $0 + format.width($1.label) + 1.3 * format.em }) > frameWidth {
            xCount -= 1
            (x, y) = extent.scales(panel, xTickCount: xCount, yTickCount: panel.isEqualAspect ? xCount : yCount)
        }
        return (x, y, [])
    }

    /// The drawing's point for a pair of values; `nil` where one has no place on its axis.
    func point(_ xValue: Double, _ yValue: Double) -> Point? {
        guard let px = x.position(xValue), let py = y.position(yValue) else { return nil }
        return Point(x: px, y: py)
    }
}
