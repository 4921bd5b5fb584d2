internal import DelimitedText

/// Reads one CSV table of a return.
enum TableFile {
  /// Reads a file whose table is known by its column names.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: Its path below the folder of returns, for messages.
  ///   - chunkSize: The bytes read at a time, from 1; the result does not depend on it.
  /// - Throws: `ReturnFault` for a file that cannot be read whole, or is no table of the year.
  static func read(
    path: String, name: String, into builder: inout AnnualReturnBuilder,
    chunkSize: Int = Self.chunkSize
  ) throws(ReturnFault) {
    let reading: BatchReading
    do {
      reading = try BatchReading(source: ByteSource(path: path), chunkSize: chunkSize)
    } catch {
      throw ReturnFault(error, file: name)
    }
    let table = try table(of: reading.header, name: name, year: builder.annual.year)
    try builder.begin(table, file: name)
    guard builder.extent.tables.contains(table) else { return }
    // The builder moves into the consumer and back: a second copy would have to be made whole.
    let (dates, extent) = (builder.dates, builder.extent)
    let consumer = TableConsumer(builder, table, places(of: table, in: reading.header))
    builder = AnnualReturnBuilder(dates: dates, extent: extent)
    defer { if let filled = consumer.takeBuilder() { builder = filled } }
    do {
      try reading.read(into: [consumer])
    } catch let fault as DelimitedFault {
      throw ReturnFault(fault, file: name)
    } catch let fault as ReturnFault {
      throw fault
    } catch {
      preconditionFailure("reading throws faults of the text and of the return")
    }
  }

  /// A return's tables are small, a few hundred rows to some ten thousand.
  static let chunkSize = 64 << 10

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

/// Takes the records of one table, in the order of its file.
private final class TableConsumer: BatchConsumer {
  private var builder: AnnualReturnBuilder?
  private let table: ReturnTable
  private let columns: [Int]

  init(_ builder: AnnualReturnBuilder, _ table: ReturnTable, _ columns: [Int]) {
    (self.builder, self.table, self.columns) = (builder, table, columns)
  }

  /// Gives the builder back.
  func takeBuilder() -> AnnualReturnBuilder? { builder.take() }

  func take(_ batch: RecordBatch) throws -> RefusedValue? {
    // Out of the object, so that nothing is looked up or checked there for each record.
    guard var builder = builder.take() else { return nil }
    let outcome = Result { () throws(ReturnFault) in try take(batch, into: &builder) }
    self.builder = builder
    try outcome.get()
    return nil
  }

  private func take(
    _ batch: RecordBatch, into builder: inout AnnualReturnBuilder
  ) throws(ReturnFault) {
    let fields = columns.map { FieldColumn(batch, $0) }
    var line = batch.firstLine
    for row in 0..<batch.rows {
      try builder.take(BatchRecord(fields: fields, row: UInt32(row), line: line), of: table)
      if row + 1 < batch.rows { line = batch.lineAfter(row: row, on: line) }
    }
  }
}

/// A record of a batch.
@safe private struct BatchRecord: ReturnRecord {
  let fields: [FieldColumn]
  let row: UInt32
  let line: Int

  @inline(__always)
  func withField<Result>(_ column: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    // SAFETY: the record is one of the batch, whose bytes are lent for longer than this call.
    let (start, count) = unsafe fields[column].field(row)
    return body(unsafe Span(_unsafeStart: start, count: count))
  }
}
