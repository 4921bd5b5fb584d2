/// The rows of a table of counts as CSV: authority, year, measure, the breakdowns' groups, children.
///
/// Rows are sorted byte by byte by authority, year, measure and groups.
package struct CountedRows: Sendable {
  /// The counts' breakdowns.
  let breakdowns: [Breakdown]
  /// All combinations of groups in order, each with its place in a tally's table and its text with
  /// the commas round it.
  private let cells: [(place: Int, text: String)]

  /// The rows of some breakdowns.
  package init(_ breakdowns: [Breakdown]) {
    self.breakdowns = breakdowns
    var cells = [(place: 0, groups: [String]())]
    for breakdown in breakdowns {
      let groups = breakdown.groups
      cells = cells.flatMap { cell in
        groups.enumerated().map { (cell.place * groups.count + $0, cell.groups + [$1]) }
      }
    }
    self.cells =
      cells.sorted { Self.isBefore($0.groups, $1.groups) }
      .map { ($0.place, $0.groups.map { Self.field($0) + "," }.joined()) }
  }

  /// A group as a field: in quotes where it has a comma, as reasons for ceasing do.
  private static func field(_ group: String) -> String {
    group.utf8.contains(UInt8(ascii: ",")) ? "\"\(group)\"" : group
  }

  /// By the bytes of the groups.
  private static func isBefore(_ a: [String], _ b: [String]) -> Bool {
    for (left, right) in zip(a, b) where left != right {
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return false
  }

  /// The header.
  package var header: String {
    (["new_la_code", "year", "measure"] + breakdowns.map(\.rawValue) + ["children"])
      .joined(separator: ",") + "\n"
  }

  /// The rows of one authority.
  ///
  /// - Parameters:
  ///   - years: The years to print.
  ///   - texts: The texts of a table's cells from its year and measure; `nil` for no row.
  package func rows(
    code: String, years: [Int], _ texts: (Int, CountedMeasure) -> [String?]
  ) -> String {
    let measures = CountedMeasure.allCases.sorted().filter { measure in
      breakdowns.allSatisfy { $0.applies(to: measure) }
    }
    var rows = ""
    for year in years {
      for measure in measures {
        let texts = texts(year, measure)
        for cell in cells {
          guard let children = texts[cell.place] else { continue }
          rows += "\(code),\(year),\(measure.rawValue),\(cell.text)\(children)\n"
        }
      }
    }
    return rows
  }
}
