internal import CareStatistics
internal import TrendAnalysis

/// The sentences that go with one measure of one authority.
struct MeasureSentences {
  let series: ComparedSeries
  let area: String
  let region: String
  /// The position of the latest value.
  let latest: Int

  private var measure: Measure { series.measure }

  /// The first position with a value; `nil` when only the latest has one.
  private var first: Int? {
    series.points.indices.first { series.points[$0].value != nil && $0 < latest }
  }

  /// The chart's title: the latest figure and how it differs from the first.
  var headline: String {
    guard let value = series.points[latest].value else { return measure.name }
    let now = "\(area): \(Phrases.value(value, of: measure)), \(series.period(latest))"
    guard let first, let change = series.change(from: first, to: latest) else { return now }
    let difference = Phrases.difference(change, decimals: measure.decimals)
    let since = series.points[first].year
    return difference == "no change"
      ? "\(now), as in \(since)" : "\(now), \(difference) than in \(since)"
  }

  /// What the comparators did over the same years.
  var shows: String {
    guard let first else {
      return "Only one year has a figure, so no change can be shown."
    }
    let parts = [
      Self.path("England", series.englandShown, first, latest, measure.decimals),
      Self.path(region, series.regionShown, first, latest, measure.decimals),
      neighbourPath(first),
    ].compactMap { $0 }
    let span = Phrases.years(series.points[first].year...series.points[latest].year)
    guard !parts.isEmpty else { return "No comparison is available for \(span)." }
    return "From \(span), \(Phrases.list(parts)).\(missingYears)"
  }

  private var missingYears: String {
    let missing = Phrases.spans(series.points.filter { $0.value == nil }.map(\.year))
    guard !missing.isEmpty else { return "" }
    return " \(area) has no figure for \(Phrases.list(missing)); the chart leaves a gap."
  }

  private func neighbourPath(_ first: Int) -> String? {
    guard let figure = series.neighbours[latest], figure.used > 0,
      let path = Self.path(
        "the median of its statistical neighbours", series.medians, first, latest,
        measure.decimals)
    else { return nil }
    return "\(path) (\(figure.used) of \(figure.of) neighbours)"
  }

  /// "England went from 60 to 67", "England stayed at 60"; `nil` where an end is missing.
  static func path(
    _ name: String, _ values: [Double?], _ first: Int, _ last: Int, _ decimals: Int
  ) -> String? {
    guard let from = values[first], let to = values[last] else { return nil }
    let (before, after) = (
      NumberText.fixed(from, decimals: decimals), NumberText.fixed(to, decimals: decimals)
    )
    return before == after
      ? "\(name) stayed at \(after)" : "\(name) went from \(before) to \(after)"
  }

  /// What the figures leave open, by the kind of measure.
  var cannotTell: String {
    switch measure.unit {
    case .children, .events, .fullTimeEquivalents:
      "A number follows the size of the area. Compare rates or shares, not numbers, between areas."
    case .per10000:
      "Which children, which decisions or which ways of recording lie behind a change. In a small "
        + "area a change from one year to the next is often ordinary variation."
    case .percent:
      "What lies behind the share. A share of a small number moves a lot when few cases differ."
    case .casesPerWorker:
      "How complex the cases are, or how they are spread between workers."
    }
  }
}
