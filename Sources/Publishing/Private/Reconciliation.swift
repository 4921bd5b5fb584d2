internal import CareStatistics

/// One count as published and as counted from the returns, year by year, matched on the authority's
/// code and the reporting year.
struct Reconciliation {
  /// One year of both.
  struct Year {
    /// The reporting year.
    let year: Int
    let published: PublishedSeries.Entry
    /// Whether there is a return of the year.
    let hasReturn: Bool
    /// The local count; `nil` where it is withheld or there is no return.
    let local: Double?

    /// Local minus published; `nil` where either is missing.
    var difference: Double? {
      guard case .number(let number, _) = published, let local else { return nil }
      return local - number
    }

    /// The difference in per cent of the published figure; `nil` where either is missing or the
    /// published figure is nought.
    var percent: Double? {
      guard case .number(let number, _) = published, number != 0 else { return nil }
      return difference.map { 100 * $0 / number }
    }
  }

  /// The years from the first with a return to the last of either side.
  let years: [Year]

  /// Matches one count.
  init(_ measure: LocalMeasure, _ figures: LocalFigures, _ series: PublishedSeries) {
    guard let first = figures.years.first, let last = figures.years.last else {
      years = []
      return
    }
    years = (first...max(last, series.years(measure)?.upperBound ?? last)).map { year in
      let hasReturn = figures.years.contains(year)
      return Year(
        year: year, published: series.entry(measure, year: year), hasReturn: hasReturn,
        local: hasReturn ? figures.number(measure, year: year) : nil)
    }
  }
}
