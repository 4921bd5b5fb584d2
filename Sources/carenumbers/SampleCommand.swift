internal import ArgumentParser
internal import Pipeline
internal import SampleGeneration

/// `carenumbers sample`: made-up files to try programs on.
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Make made-up files of any size, to try programs on.",
    discussion: """
      EXAMPLE
        carenumbers sample tidy --rows 1000
        carenumbers sample returns made-up --authorities 5
      """,
    subcommands: [Tidy.self, Returns.self])

  /// `carenumbers sample tidy`: a made-up tidy file.
  struct Tidy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tidy", abstract: "Make a file in the layout of the placements publication.",
      discussion: """
        The columns, regions and breakdowns are those of the Department for Education's file on \
        placements. The authorities (Authority 0017, E06100017) and all figures are made up. The \
        same options give the same bytes on every machine, in memory that does not grow.

        About 7 % of the rows are of England or a region, and about 5 % have a symbol (c, z, x, :, \
        low) in place of the figures.

        EXAMPLE
          carenumbers sample tidy --rows 1000
          carenumbers sample tidy --size 1.2GB --order shuffled --output sample.csv
        """)

    @Option(help: "The number of rows, the header not counted.")
    var rows: Int?

    @Option(
      help: ArgumentHelp(
        "The size instead, such as 64KB, 256MB or 1.2GB; the first row at or beyond it is the last."
      ))
    var size: ByteSize?

    @Option(help: "What the figures and the shuffled order follow from.")
    var seed: UInt64 = 1

    @Option(
      help: ArgumentHelp(
        "Distinct combinations of time_period, new_la_code, characteristic and breakdown.",
        valueName: "number"))
    var groups = SampleSettings.publishedGroups

    @Option(help: "ordered (as published) or shuffled (the same rows in the seed's order).")
    var order: SampleSettings.Order = .ordered

    @Option(
      help: """
        none; some (names with a comma, 3 % of rows); all (every text, as R does); doubled (some, \
        and a doubled quote in every row).
        """)
    var quoting: SampleSettings.Quoting = .whereNeeded

    @Option(help: ArgumentHelp("Write to this file, over an old one.", valueName: "file"))
    var output: String?

    func validate() throws {
      guard (rows == nil) != (size == nil) else {
        throw ValidationError("Give either --rows or --size.")
      }
      if let rows, rows < 0 { throw ValidationError("--rows must not be negative.") }
      guard SampleSettings.groupRange.contains(groups) else {
        let range = SampleSettings.groupRange
        throw ValidationError("--groups must be from \(range.lowerBound) to \(range.upperBound).")
      }
      if output?.isEmpty == true { throw ValidationError("--output names no file.") }
    }

    func run() async throws {
      try await ending {
        let extent = size.map { SampleSettings.Extent.size($0) } ?? .rows(rows ?? 0)
        let sample = TidySample(
          settings: SampleSettings(
            extent: extent, seed: seed, groups: groups, order: order, quoting: quoting))
        var file = try StreamedOutput(path: output)
        try sample.write { piece throws(PipelineFault) in try file.write(piece) }
        try file.finish()
        return .done
      }
    }
  }
}
