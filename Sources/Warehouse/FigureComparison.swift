import CareStatistics

/// What two readings of one figure say about each other.
struct FigureComparison {
  /// How much a figure tells.
  private enum State {
    /// Nothing: no row, no cell, not available or not applicable.
    case absent
    /// That there is a number which may not be shown.
    case withheld
    /// A number, or that it rounds to zero.
    case given

    init(_ figure: Figure?) {
      guard let figure else {
        self = .absent
        return
      }
      switch figure.status {
      case _ where figure.number != nil: self = .given
      case .confidential, .unreliable: self = .withheld
      case .low, .roundsToZero: self = .given
      case .notApplicable, .notAvailable, nil: self = .absent
      }
    }
  }

  /// The kind of difference; `nil` where there is none to report.
  ///
  /// A cell that was not available and now is suppressed is a new figure: nothing that could be
  /// read before is withheld now. Texts that write the same number differently are no difference.
  static func kind(before: Figure?, after: Figure?) -> FigureChange.Kind? {
    switch (State(before), State(after)) {
    case (.absent, .absent): nil
    case (.absent, _): .newFigure
    case (_, .absent): .removed
    case (.given, .withheld): .newlyWithheld
    case (.withheld, .given): .released
    case (.withheld, .withheld), (.given, .given):
      before?.number == after?.number && before?.status == after?.status ? nil : .revised
    }
  }

  /// The difference between two observations of one measure, area and year; `nil` for none.
  ///
  /// The published figure decides; where it says the same, or there is none, the numerator and then
  /// the denominator do, because trends are reckoned from them.
  static func change(before: Observation?, after: Observation?) -> FigureChange? {
    guard let either = after ?? before else { return nil }
    let pairs = [
      (before?.published, after?.published), (before?.numerator, after?.numerator),
      (before?.denominator, after?.denominator),
    ]
    for (old, new) in pairs {
      guard let kind = kind(before: old, after: new) else { continue }
      return FigureChange(
        measure: either.measure, area: either.area, year: either.year, kind: kind,
        before: old?.text ?? "", after: new?.text ?? "")
    }
    return nil
  }
}
