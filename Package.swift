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

    // Debian's libssl-dev: SHA-256.
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),

    // Debian's zlib1g-dev: gzip files.
    // The part of the C library that gives memory back.
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

    // Debian's libexpat1-dev: the XML form of a return.
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

    // Debian's libxlsxwriter-dev: workbooks.
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

    // Debian's libzip-dev: the archive of a run's files.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

    // Debian's libcurl4-openssl-dev: downloads.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    // Separators, 64 bytes at a time.
    .target(name: "CByteScan"),

    .target(name: "DelimitedText", dependencies: ["CByteScan", "CLibCSV", "CZlib"]),
    .target(name: "StreamingAggregation", dependencies: ["CByteScan", "CZlib", "DelimitedText"]),
    .target(name: "CareStatistics"),
    .target(name: "StatisticalMethods", dependencies: ["CRMath"]),
    .target(name: "PartnerReturns", dependencies: ["CExpat", "CareStatistics", "DelimitedText"]),
    .target(
      name: "PublishedStatistics", dependencies: ["CareStatistics", "DelimitedText", "Yams"]),
    .target(name: "PublishedDownloads", dependencies: ["CCurl", "DelimitedText"]),
    .target(name: "TrendAnalysis", dependencies: ["CareStatistics", "StatisticalMethods"]),
    .target(
      name: "Warehouse",
      dependencies: ["CareStatistics", .product(name: "GRDB", package: "GRDB.swift")],
      resources: [
        .embedInCode("Schema/schema.sql"), .embedInCode("Schema/local.sql"),
        .embedInCode("Schema/history.sql"), .embedInCode("Schema/readings.sql"),
      ]),
    .target(name: "SampleGeneration", dependencies: ["CareStatistics"]),
    .target(name: "Charts"),
    .target(name: "PackagedFiles", dependencies: ["CXlsxWriter", "CZip"]),
    .target(
      name: "Publishing",
      dependencies: [
        "CareStatistics", "TrendAnalysis", "Charts", "PackagedFiles",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        .embedInCode("Resources/page.css"), .embedInCode("Resources/page.js"),
        .embedInCode("Resources/page.mustache"),
        .embedInCode("Resources/browser_checks.txt"), .embedInCode("Resources/simulation.csv"),
      ]),
    .target(
      name: "Pipeline",
      dependencies: [
        "CCrypto", "CMalloc", "CareStatistics", "DelimitedText", "PackagedFiles", "PartnerReturns",
        "PublishedDownloads", "PublishedStatistics", "Publishing", "StatisticalMethods",
        "TrendAnalysis", "Warehouse",
      ]),
    .executableTarget(
      name: "carenumbers",
      dependencies: [
        "CareStatistics", "DelimitedText", "PartnerReturns", "Pipeline", "PublishedDownloads",
        "SampleGeneration", "StreamingAggregation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    // Reads archives and workbooks back, apart from the code that writes them.
    .target(name: "PackageReading", dependencies: ["CZip"], path: "Tests/PackageReading"),
    // Made-up countries for the rule of StatisticalMethods and its rivals.
    .target(
      name: "Simulation", dependencies: ["StatisticalMethods"], path: "Tests/Simulation",
      exclude: ["Command", "README.md", "run"]),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation", "StatisticalMethods"]),
    .testTarget(
      name: "DelimitedTextTests", dependencies: ["CByteScan", "DelimitedText", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "StreamingAggregationTests",
      dependencies: ["DelimitedText", "StreamingAggregation", "TestSupport"]),
    .testTarget(name: "CareStatisticsTests", dependencies: ["CareStatistics", "TestSupport"]),
    .testTarget(
      name: "StatisticalMethodsTests", dependencies: ["StatisticalMethods", "TestSupport"],
      exclude: ["Oracles"]),
    .testTarget(
      name: "PublishedStatisticsTests",
      dependencies: ["CareStatistics", "PublishedStatistics", "TestSupport"]),
    .testTarget(
      name: "PublishedDownloadsTests",
      dependencies: ["Pipeline", "PublishedDownloads", "TestSupport", "carenumbers"]),
    .testTarget(
      name: "PartnerReturnsTests",
      dependencies: [
        "CareStatistics", "DelimitedText", "PartnerReturns", "SampleGeneration", "TestSupport",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "TrendAnalysisTests",
      dependencies: ["CareStatistics", "TrendAnalysis", "TestSupport"]),
    .testTarget(
      name: "WarehouseTests",
      dependencies: [
        "Warehouse", "CareStatistics", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "SampleGenerationTests",
      dependencies: ["SampleGeneration", "DelimitedText", "TestSupport"]),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "TestSupport"], exclude: ["Snapshots"]),
    .testTarget(
      name: "PackagedFilesTests",
      dependencies: ["PackagedFiles", "PackageReading", "TestSupport"]),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Publishing", "CareStatistics", "TrendAnalysis", "Charts", "PackagedFiles",
        "PackageReading", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Pipeline", "carenumbers", "CareStatistics", "PackageReading", "PublishedStatistics",
        "Publishing", "TestSupport", "Warehouse",
      ],
      exclude: ["SmallCountry"]),
  ]
)

// The core by itself, without the packages it does not need: for the tools that build everything anew
// with an instrument in it. `tests` is for Tests/sanitize, `fuzzing` for Tests/fuzz,
// `simulation` for Tests/Simulation/run.
if let part = Context.environment["CARENUMBERS_CORE"] {
  var core: Set = ["CByteScan", "CLibCSV", "CZlib", "DelimitedText", "StreamingAggregation"]
  if part == "fuzzing" {
    // A library, since the program's `main` is libFuzzer's.
    package.products = [.library(name: "Fuzzing", type: .static, targets: ["Fuzzing"])]
    package.targets.append(
      .target(
        name: "Fuzzing", dependencies: ["DelimitedText"], path: "Tests/Fuzzing",
        exclude: ["Corpus"]))
    core.insert("Fuzzing")
  } else if part == "benchmark" {
    package.targets.append(
      .executableTarget(
        name: "CoreBenchmark", dependencies: ["DelimitedText", "StreamingAggregation"],
        path: "Tests/Benchmarks/Core"))
    core.insert("CoreBenchmark")
  } else if part == "simulation" {
    package.targets.append(
      .executableTarget(
        name: "SimulateRules", dependencies: ["Simulation", "StatisticalMethods"],
        path: "Tests/Simulation/Command"))
    core = ["CRMath", "StatisticalMethods", "Simulation", "SimulateRules"]
  } else {
    core.formUnion(["TestSupport", "DelimitedTextTests", "StreamingAggregationTests"])
  }
  package.targets.removeAll { !core.contains($0.name) }
  package.dependencies.removeAll()
}

// One list of settings for every Swift target. Generic code called across modules runs up to ninety
// times slower without cross-module optimisation, hence the one unsafe flag.
for target in package.targets where target.type != .system && target.name != "CByteScan" {
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

// For Tests/run, whose nights take four times as long unoptimised as it takes to optimise what they run.
// The tests themselves are left as they are, since nearly all of their time would be the compiler's.
if Context.environment["CARENUMBERS_OPTIMISED"] != nil {
  for target in package.targets where target.path == nil && target.name != "CByteScan" {
    guard target.type == .regular || target.type == .executable else { continue }
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
  }
}
