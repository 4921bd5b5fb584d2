import DelimitedText
import StreamingAggregation

/// The core without the command line around it, for counting instructions and timing one part.
///
///     CoreBenchmark aggregate FILE    the grouping that Tests/Benchmarks/compare asks for, one thread
///     CoreBenchmark slice FILE        reads every record, simple ones sliced
///     CoreBenchmark libcsv FILE       reads every record by libcsv alone
@main
enum CoreBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: CoreBenchmark aggregate|slice|libcsv FILE")
      return
    }
    let source = try ByteSource(path: arguments[2])
    switch arguments[1] {
    case "aggregate": print(try groups(of: source), "bytes of groups")
    case "slice": print(try records(in: source, slices: true), "records")
    case "libcsv": print(try records(in: source, slices: false), "records")
    default: print("unknown part: \(arguments[1])")
    }
  }

  private static func groups(of source: consuming ByteSource) throws -> Int {
    let plan = try AggregationPlan(
      keys: ["time_period", "new_la_code", "characteristic", "breakdown"],
      filters: [.init(column: "geographic_level", values: ["Local authority"])],
      sums: ["children_count"])
    let aggregation = Aggregation(plan, settings: .init(threads: 1))
    try aggregation.read(source)
    var count = 0
    try aggregation.groups().writeResult { piece in count += piece.count }
    return count
  }

  private static func records(in source: consuming ByteSource, slices: Bool) throws -> Int {
    var reader = try DelimitedReader(
      source: source, options: ReadingOptions(slicesSimpleRecords: slices))
    var count = 0
    while try reader.next() != nil { count += 1 }
    return count
  }
}
