/// Writes records as delimited text into memory, quoting a field only where RFC 4180 needs it.
///
/// What it writes, `DelimitedReader` reads back field by field, with one addition to the RFC: a
/// record of one empty field is written as `""`, since a blank line is no record.
public struct DelimitedWriter: Sendable {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []

  private let delimiter: UInt8
  private let lineEnd: [UInt8]

  /// A writer of an empty text.
  public init(dialect: Dialect = .comma, lineEnd: LineEnd = .lf) {
    delimiter = dialect.delimiter.rawValue
    self.lineEnd =
      switch lineEnd {
      case .lf: [Byte.lineFeed]
      case .crlf: [Byte.carriageReturn, Byte.lineFeed]
      case .cr: [Byte.carriageReturn]
      }
  }

  /// Adds one record and its line end.
  ///
  /// - Precondition: the record has at least one field.
  public mutating func write(_ fields: some Collection<String>) {
    precondition(!fields.isEmpty, "a record has at least one field")
    var isFirst = true
    for field in fields {
      if !isFirst { bytes.append(delimiter) }
      isFirst = false
      Self.append(field.utf8, delimiter: delimiter, alone: fields.count == 1, to: &bytes)
    }
    bytes += lineEnd
  }

  /// Gives away the text so far and goes on with an empty one, to write a long text in parts.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Appends one field to a text, in quotes where it needs them.
  ///
  /// - Parameter alone: Whether it is the record's only field.
  package static func append(
    _ field: some Collection<UInt8>, delimiter: UInt8 = Dialect.Delimiter.comma.rawValue,
    alone: Bool = false, to bytes: inout [UInt8]
  ) {
    let needsQuotes =
      field.isEmpty
      ? alone
      : field.contains {
        $0 == delimiter || $0 == Byte.quote || $0 == Byte.lineFeed || $0 == Byte.carriageReturn
      }
    guard needsQuotes else {
      bytes += field
      return
    }
    bytes.append(Byte.quote)
    for byte in field {
      if byte == Byte.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(Byte.quote)
  }
}
