internal import DelimitedText

/// Reads one CSV table of a return.
enum TableFile {
  /// Reads a file whose table is known by its column names.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: Its path below the folder of returns, for messages.
  /// - Throws: `ReturnFault` for a file that cannot be read whole, or is no table of the year.
  static func read(
    path: String, name: String, into builder: inout AnnualReturnBuilder
  ) throws(ReturnFault) {
    var reader: DelimitedReader
    do {
      reader = try DelimitedReader(path: path)
    } catch {
      throw ReturnFault(error, file: name)
    }
    let table = try table(of: reader.header, name: name, year: builder.annual.year)
    try builder.begin(table, file: name)
    guard let arrival = builder.arrival(of: table) else { return }
    let columns = places(of: table, in: reader.header)
    while true {
      let record: Record?
      do {
        record = try reader.next()
      } catch {
        throw ReturnFault(error, file: name)
      }
      guard let record else { return }
      try builder.take(TableRecord(record: record, columns: columns), of: table, arrival: arrival)
    }
  }

  private static func table(
    of header: Header, name: String, year: Int
  ) throws(ReturnFault) -> ReturnTable {
    guard let table = ReturnTable.table(columns: header.names) else {
      throw ReturnFault(
        "return-unknown-table", file: name, line: header.line,
        "the columns are those of no table of the return\(nearest(to: header.names))",
        remedy: "Give the file exactly the columns of its table, in any order, or move it away.")
    }
    guard table.firstYear <= year else {
      throw ReturnFault(
        "return-unknown-table", file: name, line: header.line,
        "the \(table.rawValue) table is part of the return from \(table.firstYear) on",
        remedy: "Check the year of the folder.")
    }
    return table
  }

  /// The table with the most of the columns, and what is missing or too many; names only.
  private static func nearest(to names: [String]) -> String {
    let found = Set(names.map { $0.uppercased() })
    let shared = ReturnTable.allCases.map { ($0, found.intersection($0.columns).count) }
    guard let best = shared.max(by: { $0.1 < $1.1 }), best.1 >= 2 else { return "" }
    let missing = best.0.columns.filter { !found.contains($0) }
    let extra = found.count - best.1
    var parts: [String] = []
    if !missing.isEmpty { parts.append("lacks \(missing.joined(separator: ", "))") }
    // A name that is not in the specification may be anything, so that it is not repeated.
    if extra > 0 { parts.append("has \(extra) more") }
    if parts.isEmpty { parts.append("repeats a column") }
    return "; beside \(best.0.rawValue) it \(parts.joined(separator: " and "))"
  }

  private static func places(of table: ReturnTable, in header: Header) -> [Int] {
    let names = header.names.map { $0.uppercased() }
    return table.columns.map { names.firstIndex(of: $0) ?? 0 }
  }
}

/// A record of a CSV table.
private struct TableRecord: ReturnRecord {
  let record: Record
  let columns: [Int]

  var line: Int { record.line }

  @inline(__always)
  func withField<Result>(_ column: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    record.withBytes(at: columns[column], body)
  }
}
