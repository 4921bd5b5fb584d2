/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  /// Worth knowing; nothing is wrong.
  case information
  /// Readable but suspicious; the figure is used as it stands.
  case warning
  /// Wrong enough that nothing is published from it.
  case error

  private var order: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Information comes before warning, warning before error.
  public static func < (a: Self, b: Self) -> Bool { a.order < b.order }
}

/// Something about the data that a person should know: what, where and what to do.
public struct Finding: Hashable, Sendable {
  /// A stable name of the rule, for example `unknown-symbol`.
  public let rule: String
  /// How much it matters.
  public let severity: Severity
  /// What was found, in one sentence.
  public let message: String
  /// What to do about it, in one sentence.
  public let remedy: String
  /// The file's name; empty when the finding is not about one file.
  public let file: String
  /// The line, counted from 1; `nil` when it is not about one line.
  public let line: Int?
  /// The column's name; `nil` when it is not about one column.
  public let column: String?
  /// The area; `nil` when it is not about one area.
  public let area: AreaKey?
  /// The measure's id; `nil` when it is not about one measure.
  public let measure: String?
  /// The year; `nil` when it is not about one year.
  public let year: Int?

  /// A finding from its parts.
  public init(
    rule: String, severity: Severity, message: String, remedy: String, file: String = "",
    line: Int? = nil, column: String? = nil, area: AreaKey? = nil, measure: String? = nil,
    year: Int? = nil
  ) {
    (self.rule, self.severity, self.message, self.remedy) = (rule, severity, message, remedy)
    (self.file, self.line, self.column) = (file, line, column)
    (self.area, self.measure, self.year) = (area, measure, year)
  }

  /// The order in which findings are listed: by weight, then rule, then place.
  public static func listedBefore(_ a: Finding, _ b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    if a.rule != b.rule { return a.rule < b.rule }
    if a.file != b.file { return a.file < b.file }
    if a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
    if a.measure != b.measure { return (a.measure ?? "") < (b.measure ?? "") }
    if a.area != b.area { return (a.area?.rawValue ?? "") < (b.area?.rawValue ?? "") }
    if a.year != b.year { return (a.year ?? 0) < (b.year ?? 0) }
    return a.message < b.message
  }
}
