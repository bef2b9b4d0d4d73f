/// Small greyscale images in rows, each with its caption.
struct ImageGrid {
    let images: [PixelImage]
    let width: Double
    let em: Double

    /// Shades of ink: the eye tells no more apart in so small a picture.
    private static let shades = 15
    private static let gap = 0.6
    /// More images than this are drawn smaller.
    private static let manyImages = 12

    private var columns: Int {
        let widest = images.map { TextMetrics.width($0.caption, size: em) }.max() ?? 0
        let tile = max((images.count > Self.manyImages ? 2.3 : 4.2) * em, widest) + Self.gap * em
        let most = min(max(1, images.count), max(1, Int((width + Self.gap * em) / tile)))
        // Two rows of five rather than six and four.
        let rows = (max(1, images.count) + most - 1) / most
        return (max(1, images.count) + rows - 1) / rows
    }

    private var tile: Double {
        let gaps = Double(columns - 1) * Self.gap * em
        return min((width - gaps) / Double(columns), 7.5 * em)
    }

    private var rowHeight: Double {
        tile + (images.contains { !$0.caption.isEmpty } ? 1.5 * em : Self.gap * em)
    }

    var height: Double {
        Double((images.count + columns - 1) / columns) * rowHeight
    }

    func markup(top: Double) -> String {
        let slot = (width - Double(columns - 1) * Self.gap * em) / Double(columns) + Self.gap * em
        return images.enumerated().map { index, image in
            let x = Double(index % columns) * min(slot, tile + Self.gap * em)
            let y = top + Double(index / columns) * rowHeight
            return draw(image, x: x, y: y)
        }.joined()
    }

    private func draw(_ image: PixelImage, x: Double, y: Double) -> String {
        precondition(image.pixels.count == image.width * image.height, "an image has width times height pixels")
        let scale = tile / Double(max(1, image.width, image.height))
        let left = x + (tile - Double(image.width) * scale) / 2
        let top = y + (tile - Double(image.height) * scale) / 2
        let shades = ((image.isSigned ? -Self.shades : 1)...Self.shades).filter { $0 != 0 }.map { shade in
            let path = runs(of: shade, image)
            let className = image.isSigned ? "region series-\(shade < 0 ? 0 : 1)" : "pixel"
            let opacity = coordinate(Double(shade.magnitude) / Double(Self.shades))
            return path.isEmpty
                ? "" : element("path", ["class": className, "fill-opacity": opacity, "d": path.text])
        }.joined()
        let picture = element(
            "g",
            [
                "transform": "translate(\(coordinate(left)) \(coordinate(top))) scale(\(factor(scale)))",
                "shape-rendering": "crispEdges",
            ], shades)
        let frame = element(
            "rect",
            [
                "class": "frame", "x": coordinate(x), "y": coordinate(y), "width": coordinate(tile),
                "height": coordinate(tile),
            ])
        let caption =
            image.caption.isEmpty
            ? ""
            : element(
                "text",
                [
                    "class": "image-caption", "x": coordinate(x + tile / 2), "y": coordinate(y + tile), "dy": "1.05em",
                    "text-anchor": "middle",
                ], escaped(image.caption))
        return (shades.isEmpty ? "" : picture) + frame + caption
    }

    /// Horizontal runs of one shade, in pixels.
    private func runs(of shade: Int, _ image: PixelImage) -> PathData {
        var path = PathData()
        for row in 0..<image.height {
            var column = 0
            while column < image.width {
                let start = column
                while column < image.width, Self.shade(image.pixels[row * image.width + column], image) == shade {
                    column += 1
                }
                if column > start {
                    let (left, right, top) = (Double(start), Double(column), Double(row))
                    path.polyline(
                        [
                            Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: top + 1),
                            Point(x: left, y: top + 1),
                        ], isClosed: true)
                } else {
                    column += 1
                }
            }
        }
        return path
    }

    private static func shade(_ pixel: Double, _ image: PixelImage) -> Int {
        guard pixel > 0 || image.isSigned, !pixel.isNaN else { return 0 }
        return Int((max(-1, min(1, pixel)) * Double(shades)).rounded())
    }
}
