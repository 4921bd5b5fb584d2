internal import ArgumentParser
internal import DelimitedText
internal import Pipeline
internal import SampleGeneration
internal import StreamingAggregation

/// `carenumbers aggregate`: groups of any delimited file.
struct AggregateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregate", abstract: "Group the records of delimited files of any size.",
    discussion: """
      Prints the key columns, then rows, then for each summed column C_sum (blank where no value was \
      a number) and C_symbols (how many values were no number), then C_min, C_max and C_distinct, \
      sorted by the keys byte by byte. Sums are exact, decimals too. The result does not depend on \
      threads, memory or the order of the input.

      Memory grows with the groups, not with the file. With --memory, groups beyond it go to \
      temporary files, which costs time. A gzip file is decompressed.

      Counts come out as they are in the input: this is for figures that are published already, \
      and suppresses nothing.

      EXAMPLE
        carenumbers aggregate download.csv --by time_period,new_la_code \\
          --where 'geographic_level=Local authority' --sum children_count
        carenumbers aggregate folder --pattern '*.csv' --by la_name --partial folder.state
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]

  @Option(help: ArgumentHelp("Columns to group by; may be repeated.", valueName: "A,B"))
  var by: [String]

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Take records whose column is one of the texts; may be repeated.", valueName: "COL=V1|V2"))
  var conditions: [String] = []

  @Option(help: ArgumentHelp("Columns to add up.", valueName: "A,B"))
  var sum: [String] = []

  @Option(help: ArgumentHelp("Columns whose least number is wanted.", valueName: "A,B"))
  var min: [String] = []

  @Option(help: ArgumentHelp("Columns whose greatest number is wanted.", valueName: "A,B"))
  var max: [String] = []

  @Option(
    help: ArgumentHelp("Columns whose different texts are counted, blank apart.", valueName: "A,B"))
  var distinct: [String] = []

  @Option(help: "comma, tab, semicolon or pipe.")
  var delimiter: Separator = .comma

  @Option(help: "The files of a folder to read; * and ? stand for any text and any character.")
  var pattern = "*.csv"

  @Option(help: "Threads that read; one for each core when not given.")
  var threads: Int?

  @Option(help: "The most memory for groups, such as 256MB.")
  var memory: ByteSize?

  @OptionGroup var result: ResultOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Name a file, a folder or -.") }
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
    if let threads, threads > 1024 { throw ValidationError("--threads must be at most 1024.") }
    if paths.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
    try result.validate(inputs: paths)
    _ = try plan()
  }

  private func plan() throws -> AggregationPlan {
    func names(_ lists: [String]) -> [String] {
      lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
    let filters = try conditions.map { condition in
      guard let sign = condition.firstIndex(of: "=") else {
        throw ValidationError("--where needs COL=V1|V2, found \(condition).")
      }
      let values = condition[condition.index(after: sign)...]
      return AggregationPlan.Filter(
        column: String(condition[..<sign]),
        values: values.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
    }
    do {
      return try AggregationPlan(
        keys: names(by), filters: filters, sums: names(sum), minima: names(min),
        maxima: names(max), distincts: names(distinct))
    } catch { throw ValidationError(error.description) }
  }

  func run() async throws {
    try await ending {
      var settings = Aggregation.Settings(threads: threads)
      settings.memory = memory.map { AggregationMemory.groups(of: $0.bytes) }
      let aggregation = Aggregation(try plan(), settings: settings)
      let dialect = Dialect(delimiter: delimiter.delimiter)
      for path in paths {
        if path == "-" {
          try aggregation.read(
            ByteSource(descriptor: 0, name: "standard input"), dialect: dialect)
          continue
        }
        for file in try InputFiles(path, pattern: pattern).paths {
          try aggregation.read(ByteSource(path: file), dialect: dialect)
        }
      }
      try result.write(aggregation.groups())
      return .done
    }
  }

  enum Separator: String, ExpressibleByArgument, CaseIterable {
    case comma
    case tab
    case semicolon
    case pipe

    var delimiter: Dialect.Delimiter {
      switch self {
      case .comma: .comma
      case .tab: .tab
      case .semicolon: .semicolon
      case .pipe: .pipe
      }
    }
  }
}

/// What a limit on memory leaves for groups.
enum AggregationMemory {
  /// What the program takes without any group, in bytes.
  private static let floor = 32 << 20

  /// The bytes for groups; at least a few, so that work goes on under any limit.
  static func groups(of limit: Int) -> Int { Swift.max(limit - floor, 8 << 20) }
}
