internal import CareStatistics
internal import TrendAnalysis

/// Sentences about what ordinary change may make of the next years.
enum ProjectionSentences {
  /// What the interval is, and what it is not.
  static func meaning(_ row: StockProjection, measure: Measure, population: String?) -> String? {
    guard let next = row.years.first else { return nil }
    let held = population.map { ", and as many children live there as in \($0)" } ?? ""
    return "If the rate goes on wandering as it has since \(row.window.lowerBound), without any "
      + "drift\(held), the number on \(measure.period.inWords(year: next.year)) lies between "
      + "\(range(next.number80)) in 80 of 100 such areas, and between \(range(next.number95)) in "
      + "95. This is what ordinary change can do; it is not a forecast of need."
  }

  /// An interval in a sentence: "104 and 147".
  private static func range(_ interval: ClosedRange<Double>) -> String {
    "\(NumberText.fixed(interval.lowerBound)) and \(NumberText.fixed(interval.upperBound))"
  }

  /// How earlier projections did, in one line.
  static func record(_ records: [ProjectionCoverage]) -> String? {
    guard let first = records.first else { return nil }
    let held = records.map { record in
      "\(NumberText.percent(record.inside80, decimals: 1)) and \(NumberText.percent(record.inside95, decimals: 1)) "
        + Phrases.number(record.horizon) + (record.horizon == 1 ? " year ahead" : " years ahead")
    }
    return "Looking back on the same kind of projection from each year of "
      + "\(Phrases.years(first.origins)), for all areas, the intervals meant to hold 80% and 95% "
      + "held \(Phrases.list(held))." + (verdict(records).map { " " + $0 } ?? "")
  }

  /// That intervals held clearly fewer or more cases than they are meant to; `nil` where they did
  /// not.
  static func verdict(_ records: [ProjectionCoverage]) -> String? {
    let narrow = records.filter(\.isTooNarrow).map(\.horizon)
    let wide = records.filter(\.isTooWide).map(\.horizon)
    var sentences: [String] = []
    if !narrow.isEmpty {
      sentences.append(
        "That is clearly less than they are meant to hold \(ahead(narrow)): take these intervals "
          + "as too narrow.")
    }
    if !wide.isEmpty {
      sentences.append(
        "That is clearly more than they are meant to hold \(ahead(wide)): take these intervals as "
          + "too wide.")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private static func ahead(_ horizons: [Int]) -> String {
    let names = horizons.map(Phrases.number)
    return "\(Phrases.list(names)) \(horizons == [1] ? "year" : "years") ahead"
  }

  /// How far the centres were off, without drift and with it.
  static func drift(_ records: [ProjectionCoverage]) -> String? {
    guard !records.isEmpty else { return nil }
    let parts = records.map { record in
      "\(NumberText.percent(record.medianError, decimals: 1)) without drift and "
        + "\(NumberText.percent(record.driftMedianError, decimals: 1)) with each area's own "
        + "drift carried on, \(Phrases.number(record.horizon)) "
        + (record.horizon == 1 ? "year ahead" : "years ahead")
    }
    return "Half of the centres were off by less than \(parts.joined(separator: "; "))."
  }
}
