internal import CareStatistics

/// What a cell of a spreadsheet shows for a figure: a number, or the reason why there is none.
enum SheetValue: Sendable, Hashable {
  case number(Double)
  case missing(ValueStatus)

  /// A number where there is a finite one, else the reason.
  init(_ number: Double?, else status: ValueStatus) {
    if let number, number.isFinite { self = .number(number) } else { self = .missing(status) }
  }

  /// The mark in brackets; for a number its plain digits.
  var text: String {
    switch self {
    case .number(let number): TidyNumber.text(number)
    case .missing(let status): status.mark
    }
  }

  /// Why there is no number; `nil` for a number.
  var status: ValueStatus? {
    if case .missing(let status) = self { status } else { nil }
  }

  /// Values of some years under a run of years; `[x]` where a year has none.
  static func aligned(_ values: [Double?], years: [Int], to span: ClosedRange<Int>) -> [Self] {
    var aligned = [Self](repeating: .missing(.notAvailable), count: span.count)
    for (year, value) in zip(years, values) where span.contains(year) {
      aligned[year - span.lowerBound] = Self(value, else: .notAvailable)
    }
    return aligned
  }
}
