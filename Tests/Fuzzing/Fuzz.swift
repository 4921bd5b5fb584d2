// The comparison of all ways to read a file, on whatever bytes libFuzzer thinks of
//
// The first byte of an input says how to read (`WayOfReading`), the rest is the file. It is read by
// libcsv alone, record by record with simple records sliced, and by several threads; the limits are
// so low that an input can reach them. Where the three do not agree, the process ends, and libFuzzer
// keeps the input. Tests/fuzz builds and runs this.

import DelimitedText

/// What one way of reading makes of a file: rows sorted and only where no fault is thrown, since
/// several threads promise no order, nor which rows they take before a fault.
private struct Outcome: Equatable {
  var header: [String] = []
  var rows: [[String]] = []
  var fault: DelimitedFault?
}

/// Keeps the records that one thread was given.
private final class Keeper: BatchConsumer {
  private(set) var rows: [[String]] = []

  func take(_ batch: RecordBatch) -> RefusedValue? {
    for row in 0..<batch.rows {
      rows.append(
        (0..<batch.columns).map {
          String(decoding: batch.field(row: row, column: $0), as: UTF8.self)
        })
    }
    return nil
  }
}

/// How a file is read, as an input's first byte says.
private struct WayOfReading {
  let dialect: Dialect
  let threads: Int
  let chunkSize: Int
  let limits = ReadingLimits(fieldBytes: 50, recordBytes: 120, columns: 8)

  /// The upper two bits are the delimiter, the lower six the chunk size; 64 and 3 have no common
  /// factor, so that every chunk size meets every number of threads.
  init(_ byte: UInt8) {
    dialect = Dialect(delimiter: Dialect.Delimiter.allCases[Int(byte >> 6)])
    threads = 1 + Int(byte) % 3
    chunkSize = 1 + Int(byte & 63)
  }

  func recordByRecord(_ bytes: [UInt8], slices: Bool) -> Outcome {
    var outcome = Outcome()
    do {
      var reader = try DelimitedReader(
        source: ByteSource(bytes: bytes), dialect: dialect,
        options: ReadingOptions(
          chunkSize: chunkSize, limits: limits, onFault: .stop, slicesSimpleRecords: slices))
      outcome.header = reader.header.names
      while let record = try reader.next() {
        outcome.rows.append((0..<record.count).map { record.string(at: $0) })
      }
      outcome.rows.sort { $0.lexicographicallyPrecedes($1) }
    } catch {
      outcome.rows = []
      outcome.fault = error
    }
    return outcome
  }

  func byThreads(_ bytes: [UInt8]) -> Outcome {
    var outcome = Outcome()
    let keepers = (0..<threads).map { _ in Keeper() }
    do {
      let reading = try BatchReading(
        source: ByteSource(bytes: bytes), dialect: dialect, limits: limits, chunkSize: chunkSize)
      outcome.header = reading.header.names
      try reading.read(into: keepers)
      outcome.rows = keepers.flatMap(\.rows).sorted { $0.lexicographicallyPrecedes($1) }
    } catch let fault as DelimitedFault {
      outcome.fault = fault
    } catch {
      fatalError("no fault of the file: \(error)")
    }
    return outcome
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  // SAFETY: libFuzzer lends `count` bytes for the time of the call.
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = input.first else { return 0 }
  let way = WayOfReading(first)
  let file = Array(input.dropFirst())
  let expected = way.recordByRecord(file, slices: false)
  compare(expected, way.recordByRecord(file, slices: true), "sliced", way, file)
  compare(expected, way.byThreads(file), "by \(way.threads) threads", way, file)
  return 0
}

private func compare(
  _ expected: Outcome, _ found: Outcome, _ name: String, _ way: WayOfReading, _ file: [UInt8]
) {
  guard found != expected else { return }
  fatalError(
    """
    two readings differ
    file: \(String(reflecting: String(decoding: file, as: UTF8.self)))
    delimiter: \(way.dialect.delimiter), chunk size: \(way.chunkSize)
    by libcsv alone: \(expected)
    \(name): \(found)
    """)
}
