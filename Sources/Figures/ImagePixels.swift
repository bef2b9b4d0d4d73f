import Execution
import Plotting

/// Inputs as pictures: in colour where they have three channels, else in shades of ink.
enum ImagePixels {
    /// More pixels than this are not drawn, save in the first images.
    private static let mostPixels = 12_000
    private static let fewestImages = 10

    /// How many images are drawn: fewer where they are large.
    static func count(of images: Int, pixels: [[Double]]) -> Int {
        var drawn = 0
        for (index, image) in pixels.prefix(images).enumerated() {
            drawn += image.count { $0 != 0 }
            if drawn > mostPixels, index >= fewestImages { return index }
        }
        return min(images, pixels.count)
    }

    /// The largest value of all is ink, 0 (or the smallest, where it is below 0) is paper. In colours, as everywhere,
    /// the largest is light and the other dark.
    static func images(_ all: [ExampleImage]) -> [PixelImage] {
        let images = all.prefix(count(of: all.count, pixels: all.map(\.pixels)))
        let values = images.flatMap { $0.colors.isEmpty ? $0.pixels : $0.colors }.filter(\.isFinite)
        let low = min(0, values.min() ?? 0)
        let span = (values.max() ?? 1) - low
        func scaled(_ values: [Double]) -> [Double] { values.map { span > 0 ? ($0 - low) / span : 0 } }
        return images.map { image in
            PixelImage(
                width: image.width, height: image.height, pixels: scaled(image.pixels), colors: scaled(image.colors),
                caption: image.label)
        }
    }
}
