internal import TrendAnalysis

/// What another way of looking at a graded difference says, in words.
enum SensitivityWords {
  /// The alternative as the heading of a column.
  static func heading(_ alternative: Sensitivity.Alternative) -> String {
    switch alternative {
    case .window(let years): Phrases.years(years)
    case .region: "Beside its region"
    case .neighbours: "Beside its neighbours"
    }
  }

  /// The side, with the grade where the rule gives one and the areas where it is not all of them.
  static func words(_ row: Sensitivity) -> String {
    guard let isSame = row.isSameSide else { return "Not to be had" }
    let side = isSame ? "Same side" : "Other side"
    if let used = row.used { return "\(side) (\(NumberText.whole(used)))" }
    // A reason says that the rule does not grade here, so that no grade is no news.
    if row.reason != nil { return side }
    return "\(side), \(row.grade?.rawValue ?? "no grade")"
  }
}
