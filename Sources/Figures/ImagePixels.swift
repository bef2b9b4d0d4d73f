import Execution
import Plotting

/// Inputs as greyscale pictures.
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

    /// The largest value of all is ink, 0 (or the smallest, where it is below 0) is paper.
    static func images(_ all: [ExampleImage]) -> [PixelImage] {
        let images = all.prefix(count(of: all.count, pixels: all.map(\.pixels)))
        let values = images.flatMap(\.pixels).filter(\.isFinite)
        let low = min(0, values.min() ?? 0)
        let span = (values.max() ?? 1) - low
        return images.map { image in
            PixelImage(
                width: image.width, height: image.height,
                pixels: image.pixels.map { span > 0 ? ($0 - low) / span : 0 }, caption: image.label)
        }
    }
}
