internal import CareStatistics
internal import TrendAnalysis

/// Sentences about where a change of the number of children looked after came from.
enum StockSentences {
  /// What the idea of taking a change apart is for.
  static let idea =
    "The number of children looked after follows two streams: children who start and children who "
    + "cease. A number that falls while fewer children start tells of the way into care; one that "
    + "falls while more cease tells of the ways out of it: home, adoption, special guardianship, "
    + "coming of age. The figures show which stream moved, not why."

  /// Why the three series leave something open; follows a colon.
  static let residual =
    "starts and ceases do not account for the whole change. A child who starts or ceases twice in a "
    + "year is counted once, and returns are amended after they were published."

  /// The change of one window: numbers, starts, ceases and what they leave open.
  static func change(_ row: StockChange, period: PeriodBasis) -> String {
    let (first, last) = (
      period.inWords(year: row.years.lowerBound), period.inWords(year: row.years.upperBound)
    )
    guard let counts = row.counts, let before = row.before.number, let after = row.after.number,
      let starts = row.starts.number, let ceases = row.ceases.number
    else {
      return "The change from \(first) to \(last) is not taken apart: "
        + "\(row.reason ?? "no figures")."
    }
    let change =
      counts.change == 0
      ? "the number was the same at both ends, \(NumberText.fixed(before))"
      : "the number \(counts.change < 0 ? "fell" : "rose") by "
        + "\(NumberText.fixed(abs(counts.change))), from \(NumberText.fixed(before)) to "
        + NumberText.fixed(after)
    return "From \(first) to \(last) \(change): \(children(starts)) started, "
      + "\(NumberText.fixed(ceases)) ceased, and \(open(counts.residual))."
  }

  private static func children(_ number: Double) -> String {
    number == 1 ? "1 child" : "\(NumberText.fixed(number)) children"
  }

  private static func open(_ residual: Double) -> String {
    if residual == 0 { return "the two account for the change" }
    let number = NumberText.fixed(abs(residual))
    return residual > 0
      ? "\(number) more \(number == "1" ? "is" : "are") there than the two account for"
      : "\(number) fewer \(number == "1" ? "is" : "are") there than the two account for"
  }

  /// How starts and stays moved between the first and the last year of a window.
  ///
  /// - Parameters:
  ///   - first: The row of the window's first year of flows.
  ///   - last: The row of its last.
  static func streams(_ first: StockChange, _ last: StockChange, period: PeriodBasis) -> String? {
    guard let startsBefore = first.starts.number, let startsAfter = last.starts.number,
      let ceasesBefore = first.ceases.number, let ceasesAfter = last.ceases.number,
      let stayBefore = first.counts?.meanStay, let stayAfter = last.counts?.meanStay
    else { return nil }
    let (from, to) = (
      period.inWords(year: first.years.upperBound), period.inWords(year: last.years.upperBound)
    )
    return "Between the year to \(from) and the year to \(to), starts went from "
      + "\(NumberText.fixed(startsBefore)) to \(NumberText.fixed(startsAfter)), ceases from "
      + "\(NumberText.fixed(ceasesBefore)) to \(NumberText.fixed(ceasesAfter)), and the mean stay "
      + "that fits both from \(NumberText.fixed(stayBefore, decimals: 1)) to "
      + "\(NumberText.fixed(stayAfter, decimals: 1)) years: "
      + "\(more(startsAfter - startsBefore)) starts and \(longer(stayAfter - stayBefore)) stays."
  }

  private static func more(_ change: Double) -> String {
    change == 0 ? "as many" : change > 0 ? "more" : "fewer"
  }

  private static func longer(_ change: Double) -> String {
    if NumberText.roundsToZero(change, decimals: 2) { return "equal" }
    return change > 0 ? "longer" : "shorter"
  }

  /// That unaccompanied children are more than a tenth in some year; `nil` where they are not, or
  /// where that is not known.
  static func unaccompanied(_ row: StockChange) -> String? {
    guard row.unaccompanied?.overTenth == true else { return nil }
    return "In at least one year of \(Phrases.years(row.years)) more than one in ten of the "
      + "children looked after were unaccompanied asylum-seeking children. Their number follows "
      + "arrivals and transfers: read the change with them and without."
  }
}
