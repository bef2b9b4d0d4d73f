/// A figure as data plus marks: what is drawn, without how.
///
/// Colours are never named: marks carry an index into the theme's series colours, which hold in light and dark.
public struct Chart: Sendable {
    /// The figure's accessible name.
    public var title: String
    /// One or two sentences for those who cannot see it.
    public var description: String
    /// The tag of the description's language, where it is not the page's.
    public var descriptionLanguage: String?
    public var panels: [Panel]
    /// Where the panels are shown a few at a time, the names of these frames: the first of them has the first
    /// panels, and all have equally many. Empty where all panels are shown.
    public var frames: [String]
    /// What the frames are, such as `step`.
    public var frameTitle: String

    public init(
        title: String, description: String, panels: [Panel], frames: [String] = [], frameTitle: String = ""
    ) {
        precondition(frames.isEmpty || panels.count % frames.count == 0, "all frames have as many panels")
        self.title = title
        self.description = description
        self.panels = panels
        self.frames = frames
        self.frameTitle = frameTitle
    }

    /// Panels in a frame, or all.
    var panelsPerFrame: Int { frames.isEmpty ? panels.count : panels.count / frames.count }
}

/// One coordinate system with its marks. Several panels stand side by side and wrap.
public struct Panel: Sendable {
    public var title: String?
    public var x: Axis
    public var y: Axis
    /// Drawn in order, the first lowest.
    public var marks: [Mark]
    /// One unit of x is as long as one of y.
    public var isEqualAspect: Bool

    public init(title: String? = nil, x: Axis, y: Axis, marks: [Mark], isEqualAspect: Bool = false) {
        self.title = title
        self.x = x
        self.y = y
        self.marks = marks
        self.isEqualAspect = isEqualAspect
    }
}

public struct Axis: Sendable {
    public enum Scale: Sendable { case linear, log }

    public var label: String
    public var scale: Scale
    /// What is shown; `nil` for what the marks need, rounded outwards to ticks (but x ends where curves end).
    public var domain: ClosedRange<Double>?
    /// Whole numbers only (steps, layers).
    public var isInteger: Bool

    public init(
        label: String, scale: Scale = .linear, domain: ClosedRange<Double>? = nil, isInteger: Bool = false
    ) {
        self.label = label
        self.scale = scale
        self.domain = domain
        self.isInteger = isInteger
    }
}

public enum Mark: Sendable {
    /// A curve through points; it breaks where a value is not finite (or not positive on a log axis).
    case line(Series, isDashed: Bool)
    /// Single points.
    case points(Series, shape: PointShape)
    /// The region between two curves over the same x, faint: a distribution.
    case band(x: [Double], low: [Double], high: [Double], color: Int)
    /// Values over a rectangle, as filled contour bands from low to high.
    case field(Field)
    /// A straight line across the panel at this x or y, with a few words.
    case rule(RuleDirection, at: Double, label: String)
    /// Vertical bars from zero.
    case bars(labels: [String], values: [Double], color: Int)
    /// Small greyscale images in a grid, such as digits; the panel has no axes.
    case images([PixelImage])
    /// The units of a network in columns, every unit joined to those of the next layer; the panel has no axes.
    case network([NetworkLayer])
    /// A matrix as coloured cells with the names of its rows and columns; the panel has no axes.
    case cells(CellGrid)
}

public enum PointShape: Sendable { case circle, square, triangle, diamond, cross, ring }
public enum RuleDirection: Sendable { case horizontal, vertical }

public struct Series: Sendable {
    /// What it is called, at its end or in a legend; empty for none.
    public var label: String
    public var x: [Double]
    public var y: [Double]
    /// Index into the theme's eight series colours; from 8 on they come again, curves with other dashes.
    public var color: Int

    public init(label: String, x: [Double], y: [Double], color: Int) {
        self.label = label
        self.x = x
        self.y = y
        self.color = color
    }
}

/// Values on a regular grid, row by row from the lowest y; the outermost lie on the rectangle's edges.
public struct Field: Sendable {
    public enum Meaning: Sendable {
        /// From 0 to 1, the colours of two classes meeting at one half, whose level line is drawn strongly.
        case probability(lowColor: Int, highColor: Int)
        /// A class index at each point, with the colours of the classes.
        case regions(colors: [Int])
        /// For each class, with its colour, how far it leads before the others at each point; it has what lies where
        /// that is positive, and is cut off where it passes 0 between two points.
        case leads(colors: [Int], leads: [[Double]])
    }

    public var columns: Int
    public var rows: Int
    public var x: ClosedRange<Double>
    public var y: ClosedRange<Double>
    public var values: [Double]
    public var meaning: Meaning

    public init(
        columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, values: [Double], meaning: Meaning
    ) {
        precondition(values.count == columns * rows && columns > 1 && rows > 1)
        self.columns = columns
        self.rows = rows
        self.x = x
        self.y = y
        self.values = values
        self.meaning = meaning
    }
}

/// A column of a network's diagram.
public struct NetworkLayer: Sendable, Equatable {
    /// Under the column: `input`, `tanh`, `softmax`.
    public var name: String
    /// Drawn as that many circles, or the first and last of them.
    public var units: Int
    /// What stands under the name in place of `12 units`.
    public var caption: String?
    /// What stands in each unit's circle, and under it; empty for nothing.
    public var values: [String]
    public var notes: [String]

    public init(
        name: String, units: Int, caption: String? = nil, values: [String] = [], notes: [String] = []
    ) {
        precondition(values.isEmpty || values.count == units, "each unit has a value")
        precondition(notes.isEmpty || notes.count == units, "each unit has a note")
        self.name = name
        self.units = units
        self.caption = caption
        self.values = values
        self.notes = notes
    }
}

public struct PixelImage: Sendable {
    public var width: Int
    public var height: Int
    /// From 0 (paper) to 1 (ink), row by row from the top. Signed ones go from −1 to 1 and have two colours.
    public var pixels: [Double]
    public var isSigned: Bool
    /// Red, green and blue of each pixel, from 0 (dark) to 1 (light); where there are any, they are drawn.
    public var colors: [Double]
    public var caption: String

    public init(
        width: Int, height: Int, pixels: [Double], isSigned: Bool = false, colors: [Double] = [], caption: String
    ) {
        self.width = width
        self.height = height
        self.pixels = pixels
        self.isSigned = isSigned
        self.colors = colors
        self.caption = caption
    }
}
