import Markup

/// Small images in rows, each with its caption.
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
        let shades = image.colors.isEmpty ? shades(image) : colors(image)
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
                ], escapedForXML(image.caption))
        return (shades.isEmpty ? "" : picture) + frame + caption
    }

    private func shades(_ image: PixelImage) -> String {
        let pixels = image.pixels.map { Self.shade($0, image) }
        return ((image.isSigned ? -Self.shades : 1)...Self.shades).filter { $0 != 0 }.map { shade in
            let path = runs(of: shade, pixels, width: image.width)
            let className = image.isSigned ? "region series-\(shade < 0 ? 0 : 1)" : "pixel"
            let opacity = coordinate(Double(shade.magnitude) / Double(Self.shades))
            return path.isEmpty
                ? "" : element("path", ["class": className, "fill-opacity": opacity, "d": path.text])
        }.joined()
    }

    /// The commonest colour fills the image, and the others are drawn over it.
    private func colors(_ image: PixelImage) -> String {
        precondition(image.colors.count == 3 * image.pixels.count, "a pixel has three colours")
        let pixels = image.pixels.indices.map { pixel in
            image.colors[3 * pixel..<3 * pixel + 3].reduce(0) { number, channel in
                number << 4 | (channel.isNaN ? 0 : Int((max(0, min(1, channel)) * 15).rounded()))
            }
        }
        let counts = pixels.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        let colors = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        return colors.enumerated().map { place, color in
            let digits = String(color + 0x1000, radix: 16).dropFirst()
            let path =
                place == 0
                ? "M0 0h\(image.width)v\(image.height)h-\(image.width)z"
                : runs(of: color, pixels, width: image.width).text
            return element("path", ["fill": "#\(digits)", "d": path])
        }.joined()
    }

    /// Horizontal runs of one shade or colour, in pixels.
    private func runs(of color: Int, _ pixels: [Int], width: Int) -> PathData {
        var path = PathData()
        for first in stride(from: 0, to: pixels.count, by: max(1, width)) {
            let (row, end) = (Double(first / width), first + width)
            var pixel = first
            while pixel < end {
                let start = pixel
                while pixel < end, pixels[pixel] == color { pixel += 1 }
                if pixel > start {
                    let (left, right) = (Double(start - first), Double(pixel - first))
                    path.polyline(
                        [
                            Point(x: left, y: row), Point(x: right, y: row), Point(x: right, y: row + 1),
                            Point(x: left, y: row + 1),
                        ], isClosed: true)
                } else {
                    pixel += 1
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
