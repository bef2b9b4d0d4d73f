import Markup

/// Grid, baselines, ticks and titles of a panel.
struct Axes {
    let panel: Panel
    let layout: PanelLayout
    let em: Double

    private var frame: Rectangle { layout.frame }
    /// A field covers the grid, so it has a frame and outward ticks instead.
    private var isCovered: Bool { layout.extent.field != nil }

    /// What lies under the marks.
    func grid() -> String {
        guard !isCovered else { return "" }
        var path = PathData()
        for y in positions(layout.y) where (y - frame.bottom).magnitude > 0.5 {
            path.polyline([Point(x: frame.left, y: y), Point(x: frame.right, y: y)])
        }
        for x in positions(layout.x) where (x - frame.left).magnitude > 0.5 {
            path.polyline([Point(x: x, y: frame.top), Point(x: x, y: frame.bottom)])
        }
        return path.isEmpty ? "" : element("g", ["class": "grid"], element("path", ["d": path.text]))
    }

    /// What lies over them.
    func markup() -> String {
        var result = ""
        if isCovered {
            result += element(
                "rect",
                [
                    "class": "frame", "x": coordinate(frame.left), "y": coordinate(frame.top),
                    "width": coordinate(frame.width), "height": coordinate(frame.height),
                ])
        }
        result += element(
            "g", ["class": "axis"],
            lines() + xTicks() + yTicks()
                + title(panel.x.label, x: (frame.left + frame.right) / 2, y: frame.bottom, dy: "2.5em", "middle")
                + title(panel.y.label, x: 0, y: frame.top, dy: "-.95em", "start"))
        if let title = panel.heading {
            let dy = panel.y.label.isEmpty ? "-.95em" : "-2.4em"
            result += element(
                "text", ["class": "panel-title", "x": "0", "y": coordinate(frame.top), "dy": dy], escapedForXML(title))
        }
        return result
    }

    private func title(_ text: String, x: Double, y: Double, dy: String, _ anchor: String) -> String {
        guard !text.isEmpty else { return "" }
        return element(
            "text",
            [
                "class": "title", "x": coordinate(x), "y": coordinate(y), "dy": dy,
                "text-anchor": anchor == "start" ? nil : anchor,
            ], escapedForXML(text))
    }

    private func positions(_ scale: Scale) -> [Double] {
        scale.ticks.compactMap { scale.position($0.value) }
    }

    private func lines() -> String {
        var path = PathData()
        if isCovered {
            for x in positions(layout.x) {
                path.polyline([Point(x: x, y: frame.bottom), Point(x: x, y: frame.bottom + 0.28 * em)])
            }
            for y in positions(layout.y) {
                path.polyline([Point(x: frame.left - 0.28 * em, y: y), Point(x: frame.left, y: y)])
            }
        } else {
            // The baseline is zero where zero is in view, and so is the upright one.
            let base = zero(layout.y) ?? frame.bottom
            path.polyline([Point(x: frame.left, y: base), Point(x: frame.right, y: base)])
            if let upright = zero(layout.x), upright > frame.left + 0.5, layout.categories.isEmpty, !panel.x.isInteger {
                path.polyline([Point(x: upright, y: frame.top), Point(x: upright, y: frame.bottom)])
            }
        }
        return path.isEmpty ? "" : element("path", ["d": path.text])
    }

    private func zero(_ scale: Scale) -> Double? {
        scale.kind == .linear && scale.contains(0) ? scale.position(0) : nil
    }

    private func xTicks() -> String {
        let y = coordinate(frame.bottom)
        var labels = layout.x.ticks.compactMap { tick -> (Double, String)? in
            layout.x.position(tick.value).map { ($0, tick.label) }
        }
        if !layout.categories.isEmpty {
            let step = frame.width / Double(layout.categories.count)
            let widest = layout.categories.map { TextMetrics.width($0, size: em) }.max() ?? 0
            // Where names would touch, only every second, third, … is written.
            var stride = 1
            while widest + 0.4 * em > step * Double(stride), stride < layout.categories.count { stride += 1 }
            labels = layout.categories.enumerated().filter { $0.offset % stride == 0 }
                .map { (frame.left + step * (Double($0.offset) + 0.5), $0.element) }
        }
        let texts = labels.map { x, label in
            element("text", ["x": coordinate(x), "y": y, "dy": isCovered ? "1.4em" : "1.3em"], raised(label))
        }
        return texts.isEmpty
            ? "" : element("g", ["class": "tick", "text-anchor": "middle"], texts.joined())
    }

    private func yTicks() -> String {
        let x = coordinate(frame.left - 0.45 * em)
        let texts = layout.y.ticks.compactMap { tick in
            layout.y.position(tick.value).map {
                element("text", ["x": x, "y": coordinate($0), "dy": ".32em"], raised(tick.label))
            }
        }
        return texts.isEmpty ? "" : element("g", ["class": "tick", "text-anchor": "end"], texts.joined())
    }

    /// A straight line across the frame with its words.
    func rule(_ direction: RuleDirection, at value: Double, label: String) -> String {
        let scale = direction == .horizontal ? layout.y : layout.x
        guard scale.contains(value), let place = scale.position(value) else { return "" }
        let at = coordinate(place)
        switch direction {
        case .horizontal:
            let line = element(
                "line", ["x1": coordinate(frame.left), "x2": coordinate(frame.right), "y1": at, "y2": at])
            let isHigh = place < frame.top + 1.3 * em
            let text = element(
                "text",
                [
                    "x": coordinate(frame.right - 0.3 * em), "y": at, "dy": isHigh ? "1.1em" : "-.4em",
                    "text-anchor": "end",
                ], escapedForXML(label))
            return element("g", ["class": "rule"], label.isEmpty ? line : line + text)
        case .vertical:
            let line = element(
                "line", ["x1": at, "x2": at, "y1": coordinate(frame.top), "y2": coordinate(frame.bottom)])
            let isRight = place + TextMetrics.width(label, size: em) > frame.right
            let text = element(
                "text",
                [
                    "x": coordinate(place + (isRight ? -0.35 : 0.35) * em), "y": coordinate(frame.top), "dy": "1em",
                    "text-anchor": isRight ? "end" : nil,
                ], escapedForXML(label))
            return element("g", ["class": "rule"], label.isEmpty ? line : line + text)
        }
    }
}
