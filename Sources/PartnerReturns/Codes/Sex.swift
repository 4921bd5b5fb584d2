/// SEX: as coded up to 2024 and from 2025.
package enum Sex: String, ReturnCode {
  /// Male, up to 2024.
  case code1 = "1"
  /// Female, up to 2024.
  case code2 = "2"
  /// Male, from 2025.
  case m = "M"
  /// Female, from 2025.
  case f = "F"
  /// Neither or unknown, from 2025.
  case u = "U"
  case blank = ""
  case unlisted = "?"

  /// The collection years whose list has the code.
  package var collectionYears: ClosedRange<Int> {
    switch self {
    case .code1, .code2: CollectionYear.until(2024)
    case .m, .f, .u: CollectionYear.since(2025)
    default: CollectionYear.all
    }
  }

  /// The code in the form used from 2025, so that years compare.
  package var current: Sex {
    switch self {
    case .code1: .m
    case .code2: .f
    default: self
    }
  }
}
