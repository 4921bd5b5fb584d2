internal import CareStatistics

/// Says in words which boundary changes touch an area's series.
enum BoundaryNotes {
  /// A note for an area whose boundary or code changed within the years of a measure.
  ///
  /// - Returns: One or more phrases, each with its date; empty when nothing changed.
  static func note(
    for area: Area, in register: AreaRegister, years: ClosedRange<Int>, basis: PeriodBasis
  ) -> String {
    let span = basis.endDate(year: years.lowerBound)...basis.endDate(year: years.upperBound)
    var phrases: [String] = []
    let changes = register.changes.filter {
      span.lowerBound < $0.effective && $0.effective <= span.upperBound
    }
    for treatment in BoundaryTreatment.allCases {
      let own = changes.filter { $0.treatment == treatment }
      guard let date = (own.first { $0.from == area.key || $0.to == area.key })?.effective else {
        continue
      }
      if treatment == .continuous {
        phrases.append("Code changed on \(date.inWords), same area")
        continue
      }
      let into = names(own.filter { $0.from == area.key }.map(\.to), register)
      let outOf = names(own.filter { $0.to == area.key }.map(\.from), register)
      if !into.isEmpty { phrases.append("Replaced by \(into) on \(date.inWords)") }
      if !outOf.isEmpty { phrases.append("New area on \(date.inWords), from \(outOf)") }
    }
    return phrases.joined(separator: "; ")
  }

  private static func names(_ keys: [AreaKey], _ register: AreaRegister) -> String {
    keys.compactMap { register[$0]?.name }.joined(separator: " and ")
  }
}
