/// The kind of a field's values, named as in a Data Package descriptor.
public enum TidyFieldKind: String, Sendable, Hashable, CaseIterable {
  case string
  case integer
  case number
  case boolean
  case date
}

/// One column of a tidy file, as the writer, the README and the descriptors know it.
public struct TidyField: Sendable, Hashable {
  /// The column's name in the header.
  public let name: String
  /// What its cells are.
  public let kind: TidyFieldKind
  /// What it says, in one plain sentence without a full stop.
  public let description: String

  /// A field from its parts.
  public init(name: String, kind: TidyFieldKind, description: String) {
    (self.name, self.kind, self.description) = (name, kind, description)
  }
}

/// For whom a file of the `data` folder is laid out.
public enum FileFamily: Sendable, Hashable {
  /// Programs: one value a row, UTF-8 without a byte order mark, lines ended by a line feed.
  case tidy
  /// Spreadsheet programs: one column a year, UTF-8 with a byte order mark, lines ended by carriage
  /// return and line feed, symbols in brackets.
  case spreadsheet

  /// What ends a line.
  var lineEnd: String { self == .tidy ? "\n" : "\r\n" }
}

/// One finished file of a run's `data` folder.
public struct TidyFile: Sendable, Hashable {
  /// The path inside the `data` folder, for example `tidy/observations.csv`.
  public let name: String
  /// A short title for readers.
  public let title: String
  /// What one row is, for example "One row per measure, area and year"; empty for a text.
  public let grain: String
  /// The fields in the order of the columns; empty for a text.
  public let fields: [TidyField]
  /// The fields that tell rows apart and that rows are sorted by; empty where rows have no key.
  public let key: [String]
  /// The content, in the encoding of its family; empty once it was let go.
  public private(set) var bytes: [UInt8]
  /// How many bytes the content has.
  public let size: Int
  /// Data rows, the header not counted; 0 for a text.
  public let rows: Int
  /// For whom it is laid out.
  public let family: FileFamily

  /// A file from its parts.
  public init(
    name: String, title: String, grain: String, fields: [TidyField], key: [String],
    bytes: [UInt8], rows: Int, family: FileFamily = .tidy
  ) {
    self.family = family
    (self.name, self.title, self.grain) = (name, title, grain)
    (self.fields, self.key, self.bytes, self.rows) = (fields, key, bytes, rows)
    size = bytes.count
  }

  /// What describes the file, without its content, for when that is on the disk.
  public var described: TidyFile {
    var file = self
    file.bytes = []
    return file
  }
}
