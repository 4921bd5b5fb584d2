internal import CareStatistics
internal import TrendAnalysis

/// How authorities' values of one measure lie in one year.
struct YearSpread {
  let year: Int
  /// How many authorities have a value.
  let count: Int
  let tenth, lowerQuartile, median, upperQuartile, ninetieth: Double

  /// The quantiles by linear interpolation between order statistics (type 7); `nil` with under five
  /// values.
  init?(year: Int, values: [Double]) {
    guard values.count >= 5 else { return nil }
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    (self.year, count) = (year, values.count)
    (tenth, lowerQuartile, median) = (quantile(0.1), quantile(0.25), quantile(0.5))
    (upperQuartile, ninetieth) = (quantile(0.75), quantile(0.9))
  }
}

/// The spread of the authorities' values of one measure, year by year: chart, sentence and table.
struct AuthoritySpread {
  let measure: Measure
  /// The years with values enough, in order.
  let spreads: [YearSpread]

  init(_ measure: Measure, years: ClosedRange<Int>, in index: SiteIndex) {
    self.measure = measure
    var values: [Int: [Double]] = [:]
    for observation in index.analysis.table.observations(of: measure.id) {
      guard let value = observation.precise,
        index.register[observation.area]?.level == .localAuthority
      else { continue }
      values[observation.year, default: []].append(value)
    }
    spreads = years.compactMap { YearSpread(year: $0, values: values[$0] ?? []) }
  }

  /// What half and eight in ten of the authorities lay between; `nil` where there is no spread.
  var sentence: String? {
    guard let last = spreads.last else { return nil }
    let counts = spreads.map(\.count)
    let (fewest, most) = (counts.min() ?? 0, counts.max() ?? 0)
    let each =
      spreads.count == 1
      ? "There are \(NumberText.whole(last.count)) authorities with a figure."
      : "Each year counts \(fewest) to \(most) authorities with a figure."
    return "In \(last.year) half of the authorities lay between "
      + "\(text(last.lowerQuartile)) and \(text(last.upperQuartile)) \(measure.unit.inWords), "
      + "and eight in ten between \(text(last.tenth)) and \(text(last.ninetieth)). \(each)"
  }

  private func text(_ value: Double) -> String {
    NumberText.fixed(value, decimals: measure.decimals)
  }

  /// The points of the spread, a column a year.
  func table(id: String) -> DataTable {
    let rows: [(String, (YearSpread) -> Double)] = [
      ("90th percentile", \.ninetieth), ("Upper quartile", \.upperQuartile),
      ("Median authority", \.median), ("Lower quartile", \.lowerQuartile),
      ("10th percentile", \.tenth),
    ]
    return DataTable(
      id: id, caption: "Spread of authorities: \(measure.shortName), \(measure.unit.inWords)",
      columns: [.text("Point of the spread")] + spreads.map { .number("\($0.year)") },
      rows: rows.map { row in
        DataTable.Row(.text(row.0), spreads.map { .number(text(row.1($0))) })
      } + [
        DataTable.Row(
          .text("Authorities with a figure"),
          spreads.map { .number(NumberText.whole($0.count)) })
      ])
  }
}
