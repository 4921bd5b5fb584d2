internal import Foundation
internal import GRDB

/// What one published file gave, as the store keeps it for later runs.
public struct StoredReading: Sendable, Hashable {
  /// The source's id in the catalogue.
  public let source: String
  /// The file's name.
  public let name: String
  /// SHA-256 of the file, in lower-case hexadecimal digits.
  public let sha256: String
  /// The digest of everything else that the content rests on.
  public let rules: String
  /// The content, in a form that the store does not know.
  public let content: [UInt8]
  /// SHA-256 of the content, in lower-case hexadecimal digits.
  public let contentSHA256: String

  /// A reading from its parts.
  public init(
    source: String, name: String, sha256: String, rules: String, content: [UInt8],
    contentSHA256: String
  ) {
    (self.source, self.name, self.sha256) = (source, name, sha256)
    (self.rules, self.content, self.contentSHA256) = (rules, content, contentSHA256)
  }
}

/// The table `file_reading`.
enum ReadingRows: TableMapping {
  typealias Value = StoredReading

  static let table = "file_reading"
  static let columns = ["source_id", "name", "sha256", "rules", "content", "content_sha256"]
  static let order = "source_id, name"

  static func bind(_ value: StoredReading, at position: Int, to cells: inout CellBinder) {
    cells.bind(value.source)
    cells.bind(value.name)
    cells.bind(value.sha256)
    cells.bind(value.rules)
    cells.bind(value.content)
    cells.bind(value.contentSHA256)
  }

  static func value(from row: Row) throws -> StoredReading {
    let content: Data = row[4]
    return StoredReading(
      source: row[0], name: row[1], sha256: row[2], rules: row[3], content: Array(content),
      contentSHA256: row[5])
  }

  /// Puts readings in the place of those held; those held already are not written again.
  static func keep(_ readings: [StoredReading], in db: Database) throws {
    let held = try Row.fetchAll(
      db, sql: "SELECT source_id, name, sha256, rules, content_sha256 FROM \(table)"
    ).map { row in (0..<5).map { row[$0] as String } }
    let wanted = readings.map { [$0.source, $0.name, $0.sha256, $0.rules, $0.contentSHA256] }
    for row in held where !wanted.contains(row) {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE source_id = ? AND name = ?",
        arguments: [row[0], row[1]])
    }
    try insert(zip(readings, wanted).lazy.filter { !held.contains($1) }.map(\.0), into: db)
  }
}

extension Warehouse {
  /// What published files gave to earlier runs under some rules, by source and name.
  ///
  /// The store is not examined as a whole, which takes as long as reading the files: the caller holds
  /// each content against its digest.
  ///
  /// - Parameter path: The store's file.
  /// - Returns: Nothing where there is no store, or one that cannot be read as it stands.
  public static func readings(at path: String, rules: String) -> [StoredReading] {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration),
      let readings = try? queue.read({ db in
        try ReadingRows.values(in: db, where: "rules = ?", [rules])
      })
    else { return [] }
    return readings
  }
}
