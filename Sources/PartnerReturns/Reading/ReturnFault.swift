package import CareStatistics
internal import DelimitedText

/// What makes a partner's return unusable: what, where and what to do.
///
/// The text of a field is never part of it, since fields of a return are about single children.
package struct ReturnFault: Error, Equatable, Sendable {
  /// A stable name of the rule, for example `return-unknown-table`.
  package let rule: String
  /// The path below the folder of returns.
  package let file: String
  /// The line, from 1; `nil` where it is not about one.
  package let line: Int?
  /// The column's name; `nil` where it is not about one.
  package let column: String?
  /// What is wrong, in one sentence without a full stop.
  package let message: String
  /// What to do, in one sentence.
  package let remedy: String

  /// A fault from its parts.
  package init(
    _ rule: String, file: String, line: Int? = nil, column: String? = nil, _ message: String,
    remedy: String
  ) {
    (self.rule, self.file, self.line, self.column) = (rule, file, line, column)
    (self.message, self.remedy) = (message, remedy)
  }

  /// A fault of the file's text, without what stood there.
  init(_ fault: DelimitedFault, file: String) {
    self.init(
      "return-unreadable", file: file, line: fault.line > 0 ? fault.line : nil,
      column: ReturnTable.allCases.contains { $0.columns.contains(fault.column ?? "") }
        ? fault.column : nil,
      "the file cannot be read: \(fault.kind.summary)",
      remedy: "Save the file again from its source; it has to be whole, UTF-8 and comma-separated.")
  }
}

extension ReturnFault {
  /// The fault as a finding of severity error.
  package func finding(_ area: AreaKey? = nil) -> Finding {
    Finding(
      rule: rule, severity: .error, message: message, remedy: remedy, file: file, line: line,
      column: column, area: area)
  }
}

extension DelimitedFault.Kind {
  /// The kind of fault in a few words that hold nothing of the file.
  fileprivate var summary: String {
    switch self {
    case .missingFile: "there is no such file"
    case .directory: "it is a folder"
    case .notRegular: "it is a pipe or a device"
    case .permissionDenied: "permission denied"
    case .cannotOpen, .readFailed, .writeFailed: "the system refused"
    case .changedWhileRead: "it changed while it was read"
    case .archiveCutShort: "the archive is cut short"
    case .damagedArchive: "the archive is damaged"
    case .damagedState, .otherPlan: "it is no table"
    case .emptyFile, .missingHeader: "it is empty"
    case .utf16: "it is UTF-16"
    case .binary: "it is not text"
    case .duplicateColumn: "two columns have the same name"
    case .missingColumn: "a column is missing"
    case .wrongFieldCount(let expected, let found):
      "a record has \(found) fields and the header \(expected)"
    case .cutShort: "the last record is cut short"
    case .strayQuote, .textAfterQuote: "a quote stands where none may"
    case .unterminatedQuote: "a quote is never closed"
    case .invalidUTF8: "it is not UTF-8"
    case .nulByte: "it holds a zero byte"
    case .tooManyIdleLines: "it has too many lines without a record"
    case .fieldTooLong, .recordTooLong, .tooManyColumns, .tooManyDigits: "a record is too long"
    }
  }
}
