internal import CareStatistics
internal import TrendAnalysis

/// A level in the few words that fit a table's cells.
struct LevelWords {
  let measure: Measure
  let level: Level

  /// A number in the measure's own decimals.
  func number(_ number: Double) -> String {
    NumberText.fixed(number, decimals: measure.decimals)
  }

  /// The chance interval: "61 to 73"; or "none".
  var interval: String {
    guard let interval = level.interval else { return "none" }
    return "\(number(interval.lower)) to \(number(interval.upper))"
  }

  /// The rank, only with an interval, and the quarter: "12 of 150, 1st quarter".
  ///
  /// A number follows the size of the area and is not ranked.
  var rank: String {
    guard let rank = level.rank, !measure.unit.isCount else { return "not ranked" }
    let names = ["1st", "2nd", "3rd", "4th"]
    let quarter = names.indices.contains(rank.quarter - 1) ? names[rank.quarter - 1] : "no"
    return level.interval == nil
      ? "\(quarter) quarter" : "\(rank.fromLowest) of \(rank.outOf), \(quarter) quarter"
  }

  /// Where it stands among authorities: "inside the 95% limits", "below the 99.8% limits".
  var standing: String {
    guard let funnel = level.funnel else { return "not compared" }
    let side = funnel.spreadZ < 0 ? "below" : "above"
    switch funnel.bySpread {
    case .within: return "inside the 95% limits"
    case .outside: return "\(side) the 95% limits"
    case .farOutside: return "\(side) the 99.8% limits"
    }
  }

  /// The change on the year before, and whether it is ordinary beside the rest of England's.
  ///
  /// Without a model of the measure's trend nothing can be said about what is ordinary.
  var change: String {
    guard let change = level.change else { return "no change can be given" }
    let own = NumberText.growth(change.own)
    guard let relative = change.relative, let range = change.ordinaryRange,
      let isOrdinary = change.isOrdinary
    else { return "\(own), not tested" }
    let ordinary = "\(Self.whole(-range)) to \(Self.whole(range))"
    return isOrdinary
      ? "\(own), within the ordinary range (\(ordinary))"
      : "\(own), beyond the ordinary range: \(NumberText.growth(relative)) beside the rest of "
        + "England (ordinary: \(ordinary))"
  }

  /// Growth in log points as a signed whole percentage.
  private static func whole(_ logPoints: Double) -> String {
    NumberText.signed(TidyNumber.growthPercent(logPoints: logPoints)) + "%"
  }
}
