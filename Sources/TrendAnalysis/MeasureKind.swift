public import CareStatistics
internal import StatisticalMethods

/// What is counted, which decides what chance does to it and what a test takes for granted.
public enum MeasureKind: String, Sendable, Hashable, CaseIterable {
  /// Children on a day for every 10,000 living there.
  case stockRate
  /// Events of a year for every 10,000 children living there.
  case flowRate
  /// The share of a year's events that have some property.
  case shareOfFlow
  /// The share of those counted on a day that have some property.
  case shareOfStock
  /// Things counted on a day for each of others counted on the same day.
  case ratio
  /// Only the rate or percentage is published: described, not tested.
  case publishedRate
  /// A plain number: the rate of the same children is tested in its place.
  case number

  /// The kind of a measure, from its unit, its period and whether it has numerator and denominator.
  public init(_ measure: Measure) {
    let isFlow =
      measure.period == .yearEndingMarch31 || measure.period == .yearEndingSeptember30
    switch (measure.unit, measure.isTested) {
    case (.children, _), (.events, _), (.fullTimeEquivalents, _): self = .number
    case (_, false): self = .publishedRate
    case (.per10000, true): self = isFlow ? .flowRate : .stockRate
    case (.percent, true): self = isFlow ? .shareOfFlow : .shareOfStock
    case (.casesPerWorker, true): self = .ratio
    }
  }

  /// The kind in a few words.
  public var name: String {
    switch self {
    case .stockRate: "Rate of a number on a day"
    case .flowRate: "Rate of the events of a year"
    case .shareOfFlow: "Percentage of the events of a year"
    case .shareOfStock: "Percentage of a number on a day"
    case .ratio: "Ratio of two numbers on a day"
    case .publishedRate: "Published rate or percentage alone"
    case .number: "Number"
    }
  }

  /// What the test takes for granted, in sentences.
  public var assumption: String {
    switch self {
    case .stockRate:
      "Children counted on one day are mostly those of a year before. Growth of one year is taken as "
        + "independent of the next but for the pooled correlation; chance is which children enter "
        + "and leave."
    case .flowRate:
      "Each year's events are drawn anew, some of them together (brothers and sisters). A year that "
        + "stands out is followed by one that falls back; that noise is measured over all areas."
    case .shareOfFlow:
      "As for events of a year; both those with the property and those without must be at least 10 a "
        + "year. Growth is that of the percentage itself, so it cannot go on for ever."
    case .shareOfStock:
      "As for a number on a day; both parts must be at least 10. Full-time equivalents may have "
        + "decimals and are taken as counts."
    case .ratio:
      "Both numbers vary by chance, the smaller one more; neither is part of the other."
    case .publishedRate:
      "Without the counts behind a figure nobody can say what chance does to it, so its change is "
        + "described and not tested."
    case .number:
      "A number follows the size of the population; where there is a rate of the same, that is tested "
        + "in its place."
    }
  }

  /// The squared error of growth by event chance alone, as a formula; `nil` where nothing is tested.
  public var formula: String? {
    switch self {
    case .stockRate: "ω/m · Σa²"
    case .flowRate: "the larger of κ·Σb²/c and \u{2212}ρ·v·Σb²"
    case .shareOfFlow: "the larger of κ·Σb²(1\u{2212}p)/c and \u{2212}ρ·v·Σb²"
    case .shareOfStock: "the larger of ω(1\u{2212}p)/m · Σa² and \u{2212}ρ·v·Σb²"
    case .ratio: "the larger of ω(1/m + 1/n) · Σa² and \u{2212}ρ·v·Σb²"
    case .publishedRate, .number: nil
    }
  }
}

extension MeasureKind {
  /// How many events come together on average: siblings start and cease together, and are referred
  /// together; social workers leave one by one.
  static func clustering(of measure: Measure) -> Double {
    measure.theme == .workforce ? 1 : 1.3
  }

  /// What chance does to a unit's counts.
  ///
  /// - Parameters:
  ///   - general: The variance of a stock's yearly growth times its mean count.
  ///   - turnover: Those who enter and leave in a year over the stock; `nil` where not published.
  func chance(of measure: Measure, general: Double, turnover: Double?) -> EventChance {
    let clustering = Self.clustering(of: measure)
    switch self {
    case .flowRate: return .flow(clustering: clustering)
    case .shareOfFlow: return .shareOfFlow(clustering: clustering)
    case .shareOfStock: return .shareOfStock(variance: general)
    case .ratio: return .ratioOfStocks(variance: general)
    case .stockRate, .publishedRate, .number:
      return .stock(variance: max(general, clustering * (turnover ?? 0)))
    }
  }
}
