internal import TrendAnalysis

/// The words for what other measures did beside a fall.
enum BalanceWords {
  /// How a balancing measure moved, in a few words.
  static func standing(_ standing: Balance.Standing) -> String {
    switch standing {
    case .with: "Same way"
    case .against: "Other way"
    case .noClearDifference: "No clear difference"
    case .cannotBeSaid: "Cannot be said"
    }
  }

  /// How a measure moved beside a trend that is no fall.
  static func direction(_ standing: Balance.Standing) -> String {
    switch standing {
    case .with: "Grew less, or fell more"
    case .against: "Grew more, or fell less"
    case .noClearDifference, .cannotBeSaid: Self.standing(standing)
    }
  }

  /// The standing with its grade.
  static func graded(_ reading: BesideReading) -> String {
    let words = standing(reading.standing)
    return reading.grade.map { "\(words) (\($0.rawValue))" } ?? words
  }

  /// Most measures without a grade that a summary names; it counts more.
  private static let mostNamed = 2

  /// Readings in one line: graded ones by name, the others counted where they are many.
  ///
  /// - Parameter heading: What a standing is called beside the trend in question.
  static func summary(
    _ readings: [BesideReading], heading: (Balance.Standing) -> String, name: (String) -> String
  ) -> String {
    let parts = Balance.Standing.allCases.compactMap { standing -> String? in
      let own = readings.filter { $0.standing == standing }
      guard !own.isEmpty else { return nil }
      let isGraded = standing == .with || standing == .against
      guard isGraded || own.count <= mostNamed else {
        return "\(heading(standing)): \(Phrases.count(own.count, "measure", "measures"))."
      }
      let named = own.map { reading in
        name(reading.measure) + (reading.grade.map { " (\($0.rawValue))" } ?? "")
      }
      return "\(heading(standing)): \(named.joined(separator: "; "))."
    }
    return parts.joined(separator: " ")
  }

  /// The 95 % interval of a difference.
  static func interval(_ estimate: TrendEstimate) -> String {
    "\(NumberText.growth(estimate.contrastLower)) to \(NumberText.growth(estimate.contrastUpper))"
  }

  /// What the standings mean.
  static let meaning =
    "Each measure is set against the rest of England in its own test. The same way: it too grew "
    + "less, or fell more, than in the rest of England. The other way: it grew more, or fell less. "
    + "Neither is in itself better or worse for children. Grades come from tests over all areas, so "
    + "an interval that leaves out zero need not carry one, and an observed grade can go with an "
    + "interval that holds zero: ordinary ups and downs may then explain the difference."

  /// What the comparison leaves open.
  static let limits =
    "This does not say whether children were safe. No clear difference is not evidence of safety, "
    + "for few real differences are found, and where nothing can be said, nothing was ruled out."

  /// What no published figure can say.
  static let notPublished =
    "Re-entries (children who start to be looked after again after leaving) are not published; they "
    + "can be counted from an authority's own return."
}
