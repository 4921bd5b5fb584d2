internal import CareStatistics
internal import TrendAnalysis

/// The four sentences at the head of an authority's page.
struct SummarySentences {
  let index: SiteIndex
  let area: Area
  let rate: ComparedSeries?
  let number: ComparedSeries?
  let model: TrendModel?

  var text: String {
    [now, before, comparators, standing].compactMap { $0 }.joined(separator: " ")
  }

  /// The latest figures, or why there are none.
  private var now: String? {
    guard let rate else { return nil }
    let last = rate.points.count - 1
    let period = rate.period(last)
    guard let value = rate.points[last].value else {
      let reason = rate.points[last].status?.explanation ?? "not available"
      return
        "No rate of children looked after on \(period) is published for \(area.name): \(reason)."
    }
    let rateText = Phrases.value(value, of: rate.measure)
    guard let count = number.flatMap({ Self.value($0, year: rate.years.upperBound) }) else {
      return "On \(period) the rate of children looked after in \(area.name) was \(rateText)."
    }
    let children = count == 1 ? "1 child was" : "\(NumberText.fixed(count)) children were"
    return "On \(period), \(children) looked after in \(area.name), a rate of \(rateText)."
  }

  private var before: String? {
    guard let rate, let ends else { return nil }
    guard let value = rate.points[ends.first].value, let now = rate.points[ends.last].value,
      let change = rate.change(from: ends.first, to: ends.last)
    else { return nil }
    let count = number.flatMap { Self.value($0, year: rate.points[ends.first].year) }
    let children =
      count.map { " (\(NumberText.fixed($0)) \($0 == 1 ? "child" : "children"))" } ?? ""
    let was = NumberText.fixed(value, decimals: rate.measure.decimals)
    let since = Phrases.since(
      shown: (value, now), change: change, decimals: rate.measure.decimals)
    return "On \(rate.period(ends.first)) the rate was \(was)\(children): \(since)."
  }

  private var comparators: String? {
    guard let rate, let ends else { return nil }
    let decimals = rate.measure.decimals
    let neighbours = rate.neighbours[ends.last].flatMap { figure -> String? in
      let name = "the median of \(figure.used) of its \(figure.of) statistical neighbours"
      return MeasureSentences.path(name, rate.medians, ends.first, ends.last, decimals)
    }
    let region = index.regionName(area)
    let parts = [
      MeasureSentences.path("England", rate.englandShown, ends.first, ends.last, decimals),
      MeasureSentences.path(region, rate.regionShown, ends.first, ends.last, decimals), neighbours,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return "Over the same years \(Phrases.list(parts))."
  }

  /// What may be said of the longest window in which the authority, or the joined area that it
  /// belongs to, was assessed; else why it was not.
  private var standing: String? {
    guard let model else { return nil }
    let trends = index.models(of: model.measure).compactMap { index.trend(of: area.key, in: $0) }
    if let assessed = trends.first(where: { $0.estimate != nil }) { return assessed.statement }
    guard let trend = trends.first else { return nil }
    return "Its change over \(Phrases.years(trend.window)) is not assessed: "
      + "\(trend.reasonNotAssessed ?? "no figures")."
  }

  /// The first position in the window with a value, and the last position, where it has one.
  private var ends: (first: Int, last: Int)? {
    guard let rate else { return nil }
    let last = rate.points.count - 1
    guard rate.points[last].value != nil,
      let first = rate.start(of: model?.window ?? rate.years, before: last)
    else { return nil }
    return (first, last)
  }

  private static func value(_ series: ComparedSeries, year: Int) -> Double? {
    series.position(of: year).flatMap { series.points[$0].value }
  }
}
