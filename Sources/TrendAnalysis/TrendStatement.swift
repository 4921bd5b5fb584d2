internal import CareStatistics

/// Writes the one sentence that may be printed about a trend.
///
/// The phrases are fixed. They describe a difference in recorded figures, carry the grade of the
/// evidence, and never say why or whether it is good.
enum TrendStatement {
  /// The facts that a sentence is made of.
  struct Facts {
    var name: String
    var window: ClosedRange<Int>
    var tier: TrendTier
    var grade: EvidenceGrade?
    /// Own and national growth in log points a year.
    var own: Double
    var direction: NationalDirection
    /// How many areas were tested, and how many "probable" names chance alone would give.
    var tested: Int
    var expectedByChance: Double
  }

  /// The sentence about an assessed trend.
  static func sentence(_ facts: Facts) -> String {
    let window = "From \(facts.window.lowerBound) to \(facts.window.upperBound)"
    guard facts.tier != .with, let grade = facts.grade else {
      return "\(window), \(facts.name) shows no clear difference from the rest of England."
    }
    if facts.tier == .against, grade == .observed {
      return "\(window), \(facts.name) moved against the national direction in this window; this "
        + "says nothing about why, or what comes next."
    }
    return "\(window), \(facts.name) \(movement(facts))\(evidence(grade, facts))."
  }

  /// The sentence about a trend that was not tested.
  static func notAssessed(_ reason: String) -> String { "Not assessed: \(reason)." }

  private static func movement(_ facts: Facts) -> String {
    let fell = facts.own < 0
    let nationalFell = facts.direction == .falling
    if facts.tier == .against {
      return fell ? "fell while England rose" : "rose while England fell"
    }
    if facts.direction != .flat, fell == nationalFell {
      switch (facts.tier, fell) {
      case (.below, true): return "fell faster than the rest of England"
      case (.below, false): return "rose more slowly than the rest of England"
      case (_, true): return "fell more slowly than the rest of England"
      case (_, false): return "rose faster than the rest of England"
      }
    }
    return facts.tier == .below
      ? "grew less than the rest of England" : "grew more than the rest of England"
  }

  private static func evidence(_ grade: EvidenceGrade, _ facts: Facts) -> String {
    switch grade {
    case .confirmed: return ", by more than ordinary local change explains"
    case .probable:
      let chance = Int(facts.expectedByChance.rounded())
      let few = chance == 0 ? "fewer than one" : "about \(chance)"
      return "; of \(facts.tested) areas tested, \(few) would show this by chance"
    case .observed: return "; this says nothing about why, or what comes next"
    }
  }
}
