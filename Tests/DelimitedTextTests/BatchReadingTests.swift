import DelimitedText
import Foundation
import TestSupport
import Testing

/// Keeps the records that one thread was given.
private final class Keeper: BatchConsumer {
  var rows: [[String]] = []
  /// A text that is refused wherever it stands.
  let refused: String?

  init(refusing refused: String? = nil) { self.refused = refused }

  func take(_ batch: RecordBatch) throws -> RefusedValue? {
    for row in 0..<batch.rows {
      let fields = (0..<batch.columns).map {
        String(decoding: batch.field(row: row, column: $0), as: UTF8.self)
      }
      if let column = fields.firstIndex(where: { $0 == refused }) {
        return RefusedValue(row: row, column: column, kind: .tooManyDigits(limit: 18))
      }
      rows.append(fields)
    }
    return nil
  }
}

/// What a reading by several threads gives: rows sorted, since their order is nobody's promise.
private struct BatchedReading: Equatable {
  var header: [String] = []
  var rows: [[String]] = []
  var thrown: DelimitedFault?

  init(
    _ source: consuming ByteSource, threads: Int, chunkSize: Int, dialect: Dialect = .comma,
    limits: ReadingLimits = ReadingLimits(), refusing refused: String? = nil
  ) {
    let keepers = (0..<threads).map { _ in Keeper(refusing: refused) }
    do {
      let reading = try BatchReading(
        source: source, dialect: dialect, limits: limits, chunkSize: chunkSize)
      header = reading.header.names
      try reading.read(into: keepers)
      rows = keepers.flatMap(\.rows).sorted { $0.lexicographicallyPrecedes($1) }
    } catch let fault as DelimitedFault {
      thrown = fault
    } catch {
      Issue.record(error)
    }
  }

  /// What a reading record by record gives, with its rows in the same order.
  init(_ reading: Reading) {
    header = reading.header
    thrown = reading.thrown
    rows = thrown == nil ? reading.rows.sorted { $0.lexicographicallyPrecedes($1) } : []
  }
}

/// Threads and chunk sizes at which the same file must read alike.
private let ways: [(threads: Int, chunkSize: Int)] = [
  (1, 1), (1, 5), (2, 3), (3, 16), (2, 37), (2, 64), (3, 129), (1, 65536), (2, 65536),
]

@Suite("Reading by several threads") struct BatchReadingTests {
  private func expectAlike(
    _ bytes: [UInt8], _ name: String, dialect: Dialect = .comma,
    limits: ReadingLimits = ReadingLimits()
  ) -> DelimitedFault? {
    let expected = BatchedReading(
      Reading(bytes, name: "memory", dialect: dialect, limits: limits, slices: false))
    for (threads, chunkSize) in ways {
      let found = BatchedReading(
        ByteSource(bytes: bytes), threads: threads, chunkSize: chunkSize, dialect: dialect,
        limits: limits)
      #expect(found == expected, "\(name), \(threads) threads, chunk size \(chunkSize)")
    }
    return expected.thrown
  }

  @Test(arguments: try Fixture.names(in: "pass"))
  func `every file reads as by libcsv alone`(name: String) throws {
    #expect(expectAlike(try Fixture.bytes("pass", name), name) == nil)
  }

  @Test(arguments: try Fixture.names(in: "fail"))
  func `every faulty file has the fault that libcsv alone finds first`(name: String) throws {
    let bytes = try Fixture.bytes("fail", name)
    #expect(expectAlike(bytes, name, limits: FailingFileTests.limits) != nil)
  }

  @Test(arguments: Dialect.Delimiter.allCases)
  func `random files read as by libcsv alone`(delimiter: Dialect.Delimiter) {
    let dialect = Dialect(delimiter: delimiter)
    for seed in 0..<60 as Range<UInt64> {
      let file = RandomFile(seed: seed, dialect: dialect)
      #expect(expectAlike(file.text, "seed \(seed)", dialect: dialect) == nil)
    }
  }

  @Test func `damaged files have the fault that libcsv alone finds first`() {
    let limits = ReadingLimits(fieldBytes: 9, recordBytes: 30, columns: 5)
    var faults = 0
    for seed in 0..<150 as Range<UInt64> {
      let bytes = RandomFile(seed: seed, dialect: .comma).damaged
      faults += expectAlike(bytes, "seed \(seed)", limits: limits) == nil ? 0 : 1
    }
    #expect(faults > 50)
  }

  @Test func `long files of every kind of quoting read as by libcsv alone`() {
    var generator = SeededGenerator(seed: 9)
    for pieces in [
      ["ab", "c"], ["ab", "\"x, y\""], ["\"a\"\"b\"", "\"\"\"\"", "c"], ["\"a\nb\""],
    ] {
      var text = Array("a,b,c\n".utf8)
      for _ in 0..<400 {
        let fields = (0..<3).map { _ in pieces.randomElement(using: &generator) ?? "" }
        text += Array((fields.joined(separator: ",") + "\n").utf8)
      }
      #expect(expectAlike(text, "\(pieces)") == nil)
    }
  }

  @Test func `the first refused value is named, whatever thread meets it`() {
    let rows = (0..<500).map { "\"a\n\($0)\",\($0 % 97 == 90 ? "bad" : "1"),\($0)" }
    let text = Array((["x,y,z"] + rows).joined(separator: "\n").utf8)
    for (threads, chunkSize) in ways {
      let found = BatchedReading(
        ByteSource(bytes: text, name: "f.csv"), threads: threads, chunkSize: chunkSize,
        refusing: "bad")
      #expect(
        found.thrown?.description
          == "f.csv:182: column y: a number with more than 18 digits before or after the point: "
          + "‘bad’")
    }
  }

  @Test func `a file is read by place, an archive and a pipe in turn, and alike`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "area,n\n" + (0..<5000).map { "\"Area, \($0)\",\($0)\n" }.joined()
    let path = folder.appending(path: "f.csv").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let halves = [text.prefix(30_000), text.dropFirst(30_000)]
    let packed = try halves.map { try gzip(Data($0.utf8), in: folder) }.reduce(Data(), +)
    let archive = folder.appending(path: "f.csv.gz").path
    try packed.write(to: URL(fileURLWithPath: archive))
    let expected = BatchedReading(Reading(Array(text.utf8)))
    for threads in 1...3 {
      for path in [path, archive] {
        let found = BatchedReading(try ByteSource(path: path), threads: threads, chunkSize: 999)
        #expect(found == expected, "\(path), \(threads) threads")
      }
    }
    try expectFaultsOfArchives(packed, folder)
  }

  private func expectFaultsOfArchives(_ packed: Data, _ folder: URL) throws {
    var damaged = packed
    damaged[packed.count - 6] ^= 0x55
    let cases: [(Data, DelimitedFault.Kind)] = [
      (packed.dropLast(9), .archiveCutShort), (damaged, .damagedArchive),
      (packed + Data("more".utf8), .damagedArchive),
    ]
    for (bytes, kind) in cases {
      let path = folder.appending(path: "damaged.gz").path
      try bytes.write(to: URL(fileURLWithPath: path))
      for threads in 1...2 {
        let found = BatchedReading(try ByteSource(path: path), threads: threads, chunkSize: 999)
        #expect(found.thrown?.kind == kind)
      }
    }
  }

  private func gzip(_ data: Data, in folder: URL) throws -> Data {
    let path = folder.appending(path: "piece")
    try data.write(to: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["--keep", "--force", path.path]
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: folder.appending(path: "piece.gz"))
  }

  @Test func `a file that grows or shrinks while it is read is a fault`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let row = Data("Leeds,1\n".utf8)
    for change in ["grows", "shrinks"] {
      var data = Data("area,n\n".utf8)
      for _ in 0..<20_000 { data += row }
      try data.write(to: URL(fileURLWithPath: path))
      let reading = try BatchReading(source: ByteSource(path: path), chunkSize: 4096)
      let handle = try #require(FileHandle(forUpdatingAtPath: path))
      if change == "grows" {
        try handle.seekToEnd()
        try handle.write(contentsOf: row)
      } else {
        try handle.truncate(atOffset: 80_007)
      }
      try handle.close()
      let fault = #expect(throws: DelimitedFault.self) {
        try reading.read(into: [Keeper(), Keeper()])
      }
      #expect(fault?.kind == .changedWhileRead, "\(change)")
    }
  }
}
