/// What is wrong with a file, where, and what was found there.
///
/// The same type serves reading and writing, so that a command prints every such failure alike:
/// `description` on one line, `remedy` on the next.
public struct DelimitedFault: Error, Equatable, Sendable {
  /// The rule that was broken, with the facts of the case.
  public let kind: Kind

  /// The path as it was given, or the name of a source without one.
  public let file: String

  /// The physical line, from 1; 0 where the fault is the file's and no line's.
  ///
  /// A fault of quoting names the line of the offending quote, any other the record's first line.
  public let line: Int

  /// The column's header name, or its ordinal such as `#3` where it has none; `nil` for a fault of
  /// the whole record or file.
  public let column: String?

  /// What stood there, shortened and with control characters made visible.
  public let found: String

  /// A fault at a place.
  public init(_ kind: Kind, file: String, line: Int = 0, column: String? = nil, found: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.found = found
  }

  /// The rules a file can break.
  public enum Kind: Equatable, Sendable {
    /// No file at the path.
    case missingFile
    /// The path names a directory.
    case directory
    /// The path names a pipe or a device where only a file will do.
    case notRegular
    /// The file exists, but may not be opened.
    case permissionDenied
    /// The system refused to open the file for another reason, given as its `errno`.
    case cannotOpen(code: Int32)
    /// Reading failed after the file was opened.
    case readFailed(code: Int32)
    /// Writing failed.
    case writeFailed(code: Int32)
    /// The file's size or time of change is another at the end than when it was opened.
    case changedWhileRead
    /// A gzip archive ends before its end.
    case archiveCutShort
    /// A gzip archive that zlib refuses, or whose checksum does not agree.
    case damagedArchive
    /// A partial state that is not as it was written.
    case damagedState
    /// A partial state made by another plan.
    case otherPlan

    /// Nothing in the file, or a byte-order mark and nothing else.
    case emptyFile
    /// Blank lines and nothing else.
    case missingHeader
    /// The file begins with the byte-order mark of UTF-16.
    case utf16
    /// The file is not text; `format` names what its first bytes say it is, where they say it.
    case binary(format: String?)

    /// Two columns have the same name; ordinals count from 1.
    case duplicateColumn(first: Int, second: Int)
    /// A column that the caller needs is not in the header.
    case missingColumn(name: String, available: [String], nearest: String?)

    /// A record with more or fewer fields than the header.
    case wrongFieldCount(expected: Int, found: Int)
    /// The last record has too few fields and no line end.
    case cutShort(expected: Int, found: Int)
    /// A quote inside a field that did not begin with one.
    case strayQuote
    /// Text between a closing quote and the next separator.
    case textAfterQuote
    /// A quote that is never closed.
    case unterminatedQuote
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A byte of value zero, which no text holds.
    case nulByte

    /// A field longer than `ReadingLimits.fieldBytes`.
    case fieldTooLong(limit: Int)
    /// A record longer than `ReadingLimits.recordBytes`.
    case recordTooLong(limit: Int)
    /// A record with more fields than `ReadingLimits.columns`.
    case tooManyColumns(limit: Int)
    /// More blank lines and faulty records than any table has.
    case tooManyIdleLines(limit: Int)
    /// A number with more digits than are kept exactly.
    case tooManyDigits(limit: Int)

    /// Whether nothing after the fault can be trusted, so that no policy reads on.
    public var stopsReading: Bool {
      switch self {
      case .wrongFieldCount, .cutShort, .strayQuote, .textAfterQuote, .invalidUTF8: false
      default: true
      }
    }
  }
}
