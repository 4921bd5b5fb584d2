import DelimitedText
import SampleGeneration

/// A made-up file in memory, with its records as the reader gives them.
struct MadeFile {
  let bytes: [UInt8]
  private(set) var header: [String] = []
  private(set) var records: [[String]] = []

  init(_ settings: SampleSettings) throws {
    var made: [UInt8] = []
    TidySample(settings: settings).write { piece in
      // SAFETY: the piece is copied within the call that lends it.
      unsafe piece.withUnsafeBufferPointer { unsafe made.append(contentsOf: $0) }
    }
    bytes = made
    var reader = try DelimitedReader(source: ByteSource(bytes: made))
    header = reader.header.names
    while let record = try reader.next() {
      records.append((0..<record.count).map { record.string(at: $0) })
    }
  }

  /// The lines as written, the header first.
  var lines: [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The records of authorities.
  var local: [[String]] { records.filter { $0[Column.level] == "Local authority" } }

  /// The combinations that are groups, one for each record of an authority.
  var groups: [[String]] {
    local.map { record in Column.group.map { record[$0] } }
  }
}

/// Where columns stand.
enum Column {
  static let year = 0
  static let level = 2
  static let region = 5
  static let authorityName = 8
  static let authorityCode = 9
  static let breakdown = 11
  static let count = 12
  static let percent = 13
  static let group = [year, authorityCode, 10, breakdown]
}
