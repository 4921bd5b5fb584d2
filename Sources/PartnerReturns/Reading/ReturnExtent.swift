/// How much of a return is read.
///
/// Of tables that are not read, no more than what they are is looked at.
package enum ReturnExtent: Int, Sendable, Comparable {
  /// What totals and age bands are made of: dates, reasons and legal status.
  case ages
  /// What every breakdown is made of.
  case counts
  /// Every table and every field that a rule looks at.
  case all

  /// The less is read, the smaller.
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The tables to read whole.
  var tables: Set<ReturnTable> {
    switch self {
    case .ages: [.header, .episodes]
    case .counts: [.header, .episodes, .uasc]
    case .all: Set(ReturnTable.allCases)
    }
  }
}
