// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "carenumbers",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Debian's libcsv: the authority on what a delimited record means.
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    // Debian's r-mathlib: the distribution functions that R itself uses.
    .systemLibrary(name: "CRMath", pkgConfig: "libRmath", providers: [.apt(["r-mathlib"])]),

    .target(name: "DelimitedText", dependencies: ["CLibCSV"]),
    .target(name: "CareStatistics"),
    .target(name: "StatisticalMethods", dependencies: ["CRMath"]),
    .target(name: "TrendAnalysis", dependencies: ["CareStatistics", "StatisticalMethods"]),
    .target(name: "Charts"),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "DelimitedTextTests", dependencies: ["DelimitedText", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "StatisticalMethodsTests", dependencies: ["StatisticalMethods", "TestSupport"],
      exclude: ["Oracles"]),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "TestSupport"], exclude: ["Snapshots"]),
  ]
)

// One list of settings for every Swift target. Generic code called across modules runs up to ninety
// times slower without cross-module optimisation, hence the one unsafe flag.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
  ]
}
