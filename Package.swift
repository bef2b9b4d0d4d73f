// swift-tools-version: 6.1
import PackageDescription

// One target a room; arrows point down only. `Sources/README.md` draws the picture.

let package = Package(
    name: "nnbook",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "nnbook", targets: ["Command"]),
        .library(name: "NNBookKit", targets: ["NNBookKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CHarfBuzz", pkgConfig: "harfbuzz-subset", providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CJavaScriptCore"),
        .target(name: "ParserMemory"),
        .target(name: "World"),
        .target(name: "JSON"),
        .target(name: "Markup"),
        .target(name: "Diagnostics", dependencies: ["JSON"]),
        .target(
            name: "Kernels",
            cSettings: [.define("NNBOOK_BUILDING_KERNELS")],
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        .target(
            name: "Theme", path: "site", exclude: ["script", "style", "templates"], sources: ["theme.c"],
            publicHeadersPath: "include"),
        .target(name: "YAML", dependencies: ["Diagnostics", .product(name: "Yams", package: "Yams")]),
        .target(
            name: "Markdown",
            dependencies: [
                "CCMark", "Diagnostics", "ParserMemory", "World", "YAML", .product(name: "Yams", package: "Yams"),
            ]),
        .target(name: "Sanitizing", dependencies: ["CGumbo", "Diagnostics", "Markdown", "Markup"]),
        .target(name: "Expressions", dependencies: ["Kernels"]),
        .target(name: "Random", dependencies: ["Kernels"]),
        .target(name: "Datasets", dependencies: ["CZlib", "Kernels", "Random"]),
        .target(name: "Plotting", dependencies: ["Kernels", "Markup"]),
        .target(
            name: "Typesetting", dependencies: ["CHarfBuzz", "CJavaScriptCore", "CZlib", "Markup", "World"]),
        .target(name: "Language", dependencies: ["Diagnostics", "Expressions"]),
        .target(name: "Engine", dependencies: ["Kernels", "Expressions", "Datasets", "Random"]),
        .target(name: "MachineLimits"),
        .target(
            name: "Benchmarking",
            dependencies: ["Datasets", "Engine", "JSON", "Kernels", "MachineLimits", "Random", "World"]),
        .target(
            name: "Execution",
            dependencies: [
                "Datasets", "Diagnostics", "Engine", "Expressions", "Kernels", "Language", "Random", "World",
            ],
            plugins: ["SourceVersion"]),
        .executableTarget(name: "SourceDigest"),
        .plugin(name: "SourceVersion", capability: .buildTool(), dependencies: ["SourceDigest"]),
        .target(name: "Figures", dependencies: ["Execution", "Expressions", "Language", "Plotting"]),
        .target(
            name: "Notes",
            dependencies: [
                "Datasets", "Diagnostics", "Execution", "Figures", "Language", "Markdown", "Sanitizing", "World", "YAML",
                .product(name: "Yams", package: "Yams"),
            ]),
        .target(
            name: "Records",
            dependencies: [
                "Diagnostics", "Execution", "Figures", "JSON", "Language", "Markdown", "Markup", "Notes", "Pages",
                "Plotting", "World",
            ]),
        .target(
            name: "Pages",
            dependencies: [
                "Diagnostics", "Execution", "Figures", "Language", "Markdown", "Markup", "Notes", "Plotting", "Sanitizing",
                "Theme", "Typesetting", "World", .product(name: "Mustache", package: "swift-mustache"),
            ],
            plugins: ["SourceVersion"]),
        .target(name: "Manual", dependencies: ["Diagnostics", "Language", "Markdown"]),
        .target(
            name: "Course",
            dependencies: [
                "Diagnostics", "Execution", "Markdown", "Notes", "Pages", "Typesetting", "World",
            ]),
        .target(
            name: "NNBookKit",
            dependencies: [
                "Diagnostics", "Execution", "Figures", "JSON", "Language", "Notes", "Pages", "Records", "Typesetting",
                "World",
            ]),
        .executableTarget(
            name: "Command",
            dependencies: [
                "Benchmarking", "Course", "Diagnostics", "Execution", "JSON", "Kernels", "Manual", "NNBookKit", "Notes",
                "Pages", "Records", "Typesetting", "World",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "WorldTests", dependencies: ["World"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "JSON"]),
        .target(name: "SeededNumbers", path: "Tests/SeededNumbers"),
        .testTarget(name: "KernelsTests", dependencies: ["Kernels", "SeededNumbers"]),
        .testTarget(name: "RandomTests", dependencies: ["Random"]),
        .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "Random"]),
        .testTarget(name: "ExpressionsTests", dependencies: ["Expressions", "Kernels"]),
        .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Diagnostics"]),
        .testTarget(name: "SanitizingTests", dependencies: ["Diagnostics", "Markdown", "Pages", "Sanitizing", "SeededNumbers"]),
        .testTarget(name: "TypesettingTests", dependencies: ["Typesetting", "World"]),
        .testTarget(
            name: "LanguageTests",
            dependencies: ["Language", "Diagnostics", "Expressions", "Markdown", "SeededNumbers"]),
        .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
        .testTarget(
            name: "EngineTests",
            dependencies: ["AllocationCounter", "Engine", "Datasets", "Expressions", "Kernels", "Random"]),
        .testTarget(name: "BenchmarkingTests", dependencies: ["Benchmarking", "JSON", "World"]),
        .testTarget(
            name: "ExecutionTests", dependencies: ["Execution", "Diagnostics", "Language", "Datasets", "World"]),
        .testTarget(
            name: "ManualTests",
            dependencies: [
                "Course", "Diagnostics", "Execution", "JSON", "Language", "Manual", "NNBookKit", "Notes", "Pages",
                "Typesetting", "World",
            ]),
        .testTarget(name: "FiguresTests", dependencies: ["Figures", "Execution", "Language", "Plotting"]),
        .testTarget(name: "PagesTests", dependencies: ["Diagnostics", "Markdown", "Pages", "Typesetting"]),
        .testTarget(name: "NNBookKitTests", dependencies: ["NNBookKit", "World"]),
        .testTarget(
            name: "RecordsTests",
            dependencies: ["Execution", "JSON", "Notes", "Records", "World"]),
        .testTarget(name: "CommandTests", dependencies: ["Command", "JSON", "World"]),
        .testTarget(
            name: "NotesTests",
            dependencies: ["NNBookKit", "Notes", "Records", "Pages", "Course", "Typesetting", "Diagnostics", "JSON", "World"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
