import DelimitedText
import Foundation
import TestSupport

/// Everything a reading gives, in a form that two readings can be compared in.
struct Reading: Equatable {
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  /// The faults kept, then the one thrown.
  var faults: [DelimitedFault] = []
  var thrown: DelimitedFault?
  var summary = ReadingSummary()

  /// Reads bytes to their end or to the first fault thrown.
  init(
    _ bytes: [UInt8], name: String = "memory", dialect: Dialect = .comma, chunkSize: Int = 65536,
    limits: ReadingLimits = ReadingLimits(), onFault: FaultPolicy = .stop, slices: Bool = true
  ) {
    do {
      var reader = try DelimitedReader(
        source: ByteSource(bytes: bytes, name: name), dialect: dialect,
        options: ReadingOptions(
          chunkSize: chunkSize, limits: limits, onFault: onFault, slicesSimpleRecords: slices))
      header = reader.header.names
      defer {
        faults = reader.faults
        summary = reader.summary
      }
      while let record = try reader.next() {
        rows.append((0..<record.count).map { record.string(at: $0) })
        lines.append(record.line)
      }
    } catch {
      thrown = error
    }
  }

  /// Reads text.
  init(_ text: String, chunkSize: Int = 65536, onFault: FaultPolicy = .stop) {
    self.init(Array(text.utf8), chunkSize: chunkSize, onFault: onFault)
  }

  /// The same bytes read in every way that must make no difference: at each chunk size, by libcsv
  /// alone and with simple records sliced.
  static func inEveryWay(
    _ bytes: [UInt8], dialect: Dialect = .comma, limits: ReadingLimits = ReadingLimits(),
    onFault: FaultPolicy = .stop
  ) -> [(way: String, reading: Reading)] {
    [1, 2, 3, 7, 64, 65536].flatMap { size in
      [false, true].map { slices in
        (
          way: "chunk size \(size), \(slices ? "sliced" : "libcsv alone")",
          reading: Reading(
            bytes, dialect: dialect, chunkSize: size, limits: limits, onFault: onFault,
            slices: slices)
        )
      }
    }
  }
}

/// The small files of this target, one for each thing that can be in a file.
enum Fixture {
  static let folder = packageRoot.appending(path: "Tests/DelimitedTextTests/Fixtures")

  /// The names, without `.csv`, of the files in a folder, sorted.
  static func names(in kind: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)
      .map { String($0.dropLast(4)) }.sorted()
  }

  /// The bytes of a file.
  static func bytes(_ kind: String, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: "\(kind)/\(name).csv")))
  }
}
