import Foundation

@testable import PartnerReturns

/// Reads one file of a return from its bytes.
enum TableText {
  /// What was read of a file.
  struct Read {
    let annual: AnnualReturn
    let children: ChildNumbers
    let fault: ReturnFault?
  }

  static func read(
    _ text: String, year: Int = 2018, dates: DateStyle = .dayMonthYear,
    chunkSize: Int = TableFile.chunkSize
  ) throws -> Read {
    try read(Array(text.utf8), year: year, dates: dates, chunkSize: chunkSize)
  }

  static func read(
    _ bytes: [UInt8], name: String = "table.csv", year: Int = 2018,
    dates: DateStyle = .dayMonthYear, chunkSize: Int = TableFile.chunkSize
  ) throws -> Read {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString)-\(name)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    var builder = AnnualReturnBuilder(year: year, children: ChildNumbers(), dates: dates)
    var found: ReturnFault?
    do throws(ReturnFault) {
      try TableFile.read(
        path: file.path, name: name, into: &builder,
        chunkSize: chunkSize)
    } catch {
      found = error
    }
    return Read(annual: builder.annual, children: builder.children, fault: found)
  }

  static let episodeColumns = ReturnTable.episodes.columns.joined(separator: ",")

  /// A row of the Episodes table that is all right.
  static func episode(_ child: String, _ began: String = "05/06/2017") -> String {
    "\(child),\(began),S,C2,N1,U4,PR1,,,,,,"
  }

  /// The bytes packed by the rules of gzip, as they are and without compression.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    let pieces = stride(from: 0, to: max(bytes.count, 1), by: 65_535).map {
      bytes[$0..<min($0 + 65_535, bytes.count)]
    }
    for (index, piece) in pieces.enumerated() {
      packed.append(index == pieces.count - 1 ? 1 : 0)
      packed += little(UInt32(piece.count), 2) + little(~UInt32(piece.count), 2) + piece
    }
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return packed + little(~sum, 4) + little(UInt32(bytes.count), 4)
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
