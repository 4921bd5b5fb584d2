internal import CareStatistics
internal import TrendAnalysis

/// The fixed phrases of pages.
///
/// Neutral on purpose: they say what figures show, never why.
enum Phrases {
  /// What follows every statement that an area differs from the rest of England.
  static let caveat =
    "This describes a difference in recorded figures. It does not show why, and a higher or lower "
    + "rate is not in itself better or worse for children."

  /// The sentence about what one measure's figures leave open.
  static let cannotTell =
    "The figures do not show which children, which decisions or which ways of recording lie "
    + "behind a change. One year's change in a small area is often ordinary variation."

  /// A window in words: "2016 to 2025".
  static func years(_ window: ClosedRange<Int>) -> String {
    window.lowerBound == window.upperBound
      ? "\(window.lowerBound)" : "\(window.lowerBound) to \(window.upperBound)"
  }

  /// A small number in words, a larger one in figures.
  static func number(_ count: Int) -> String {
    let words = [
      "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    return words.indices.contains(count) ? words[count] : NumberText.whole(count)
  }

  /// A count with its noun: "1 authority", "1,200 rows".
  static func count(_ count: Int, _ singular: String, _ plural: String) -> String {
    "\(NumberText.whole(count)) \(count == 1 ? singular : plural)"
  }

  /// Names as a list: "A", "A and B", "A, B and C".
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A value with its unit as a phrase: "42 per 10,000 children", "21.4 per cent".
  static func value(_ value: Double, of measure: Measure) -> String {
    "\(NumberText.fixed(value, decimals: measure.decimals)) \(measure.unit.inWords)"
  }

  /// A change in words: "11 lower", "7 higher", "no change".
  static func difference(_ change: Double, decimals: Int) -> String {
    if NumberText.roundsToZero(change, decimals: decimals) { return "no change" }
    let size = NumberText.fixed(abs(change), decimals: decimals)
    return "\(size) \(change > 0 ? "higher" : "lower")"
  }

  /// What a value is now beside what it was: "it is now 11 lower", "no change since".
  ///
  /// The difference is that of counts and populations; where it is not that of the published figures
  /// that the reader sees (rounded, and resting on the population known then), the phrase says so.
  static func since(
    shown: (before: Double, now: Double), change: Double, decimals: Int
  ) -> String {
    let words = difference(change, decimals: decimals)
    let seen = difference(
      NumberText.rounded(shown.now, decimals: decimals)
        - NumberText.rounded(shown.before, decimals: decimals), decimals: decimals)
    let note = words == seen ? "" : " (worked out from the counts behind the figures)"
    return words == "no change" ? "no change since\(note)" : "it is now \(words)\(note)"
  }

  /// What goes with a difference that is not that of the figures the reader sees; empty where it is.
  static func roundingNote(
    shown: (before: Double, now: Double), change: Double, decimals: Int
  ) -> String {
    let seen = difference(
      NumberText.rounded(shown.now, decimals: decimals)
        - NumberText.rounded(shown.before, decimals: decimals), decimals: decimals)
    return seen == difference(change, decimals: decimals)
      ? ""
      : " The difference in the chart's title is worked out from the counts behind the figures."
  }

  /// What a figure of a unit is called: "rate", "number".
  static func noun(_ unit: MeasureUnit) -> String {
    switch unit {
    case .children, .events, .fullTimeEquivalents: "number"
    case .per10000: "rate"
    case .percent: "percentage"
    case .casesPerWorker: "ratio"
    }
  }

  /// The unit of a difference between two values.
  static func differenceUnit(_ unit: MeasureUnit) -> String {
    unit == .percent ? "percentage points" : unit.inWords
  }

  /// Where an area stands in a window, in a few words that fit a table's cell.
  static func standing(_ trend: Trend) -> String { standing(FlagStanding(trend)) }

  /// The same of a standing that a run has kept.
  static func standing(_ kept: FlagStanding) -> String {
    guard let own = kept.own, let rest = kept.rest else {
      return "Not assessed: \(kept.reasonNotAssessed ?? "no figures")"
    }
    switch kept.tier {
    case .against:
      return own < 0 ? "Fell while England rose" : "Rose while England fell"
    case .below:
      if own < 0, rest < 0 { return "Fell faster than the rest of England" }
      if own > 0, rest > 0 { return "Rose more slowly than the rest of England" }
      return "Grew less than the rest of England"
    case .above:
      if own > 0, rest > 0 { return "Rose faster than the rest of England" }
      if own < 0, rest < 0 { return "Fell more slowly than the rest of England" }
      return "Grew more than the rest of England"
    case .with: return "No clear difference from the rest of England"
    case .notAssessed: return "Not assessed: \(kept.reasonNotAssessed ?? "no figures")"
    }
  }

  /// The graded standing in a column whose heading names the rest of England: "Grew less (observed)".
  static func shortStanding(_ trend: Trend) -> String {
    guard trend.estimate != nil, trend.tier != .notAssessed else { return "Not assessed" }
    var words = standing(trend)
    for ending in [" than the rest of England", " from the rest of England"]
    where words.hasSuffix(ending) {
      words.removeLast(ending.count)
    }
    return trend.grade.map { "\(words) (\($0.rawValue))" } ?? words
  }

  /// A result under the name of the area that it is about, where that is more than one authority.
  static func attributed(_ text: String, to trend: Trend) -> String {
    trend.authorities.count > 1 && trend.estimate != nil ? "\(trend.areaName): \(text)" : text
  }

  /// The standing with its grade: "Fell while England rose (probable)".
  static func gradedStanding(_ trend: Trend) -> String {
    guard let grade = trend.grade else { return standing(trend) }
    return "\(standing(trend)) (\(grade.rawValue))"
  }

  /// England's direction in words.
  static func direction(_ direction: NationalDirection?) -> String {
    switch direction {
    case .rising: "rose"
    case .falling: "fell"
    case .flat, nil: "moved little"
    }
  }

  /// What a grade may be said to mean.
  static func meaning(_ grade: EvidenceGrade) -> String {
    switch grade {
    case .confirmed:
      "Distinctive change that the ordinary ups and downs of local figures do not explain, after "
        + "allowing for the number of authorities tested."
    case .probable:
      "Beyond what the chance of which children start and cease to be looked after explains, and "
        + "in the outer 5% of ordinary local change. A watch-list: chance alone puts some names "
        + "on it."
    case .observed:
      "The rate did move relative to England in these years. This says nothing about why, or about "
        + "what comes next."
    }
  }

  /// What a rank of evidence is called in a sentence about several authorities.
  static func rank(_ grade: EvidenceGrade) -> String {
    grade == .observed ? "moved against the national direction in this window" : "bucking the trend"
  }
}
