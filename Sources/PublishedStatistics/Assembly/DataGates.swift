internal import CareStatistics

/// Checks on the whole that must hold before anything is published.
///
/// A file can be well formed and still be half a file: these look at the national figure and at sums.
struct DataGates {
  let catalogue: Catalogue
  let register: AreaRegister

  /// How far the authorities together may miss the national number.
  static let nationalTolerance = 0.02
  /// How far the nine regions may miss the national number.
  static let regionalTolerance = 0.01

  /// Findings on all observations, by measure.
  func findings(on observations: [Observation]) -> [Finding] {
    let byMeasure = Dictionary(grouping: observations, by: \.measure)
    return catalogue.measures.flatMap { entry -> [Finding] in
      guard let rows = byMeasure[entry.measure.id] else {
        return [
          finding(
            "no-figures", "no figure was found for this measure",
            "Check that its file is in the input folder.", entry, nil)
        ]
      }
      return nationalFigure(entry, rows) + authoritySums(entry, rows)
    }
  }

  private func nationalFigure(_ entry: CatalogueMeasure, _ rows: [Observation]) -> [Finding] {
    guard let newest = rows.map(\.year).max() else { return [] }
    let england = rows.first { $0.area == .england && $0.year == newest }
    guard let national = england?.published?.number ?? england?.numerator?.number else {
      return [
        finding(
          "no-national-figure", "England has no figure in \(newest)",
          "Download the file again: the national row is missing.", entry, newest)
      ]
    }
    guard
      let regions = RegionalSum(of: entry.measure, rows, year: newest, register: register),
      regions.gap > Self.regionalTolerance
    else { return [] }
    return [
      finding(
        "regions-miss-national",
        "the nine regions add up to \(regions.sum), England is \(national) in \(newest)",
        "Look for a wrong or doubled row among the regions.", entry, newest)
    ]
  }

  /// The authorities' counts must add up to England's, in every year in which none is missing.
  ///
  /// National counts are rounded and hold estimates for authorities that did not report, so sums
  /// below England are looked at only where all reported; sums above it always are.
  private func authoritySums(_ entry: CatalogueMeasure, _ rows: [Observation]) -> [Finding] {
    Dictionary(grouping: rows, by: \.year).sorted { $0.key < $1.key }.compactMap { year, rows in
      func count(_ observation: Observation) -> Double? {
        entry.measure.unit.isCount
          ? observation.published?.number : observation.numerator?.number
      }
      guard let england = rows.first(where: { $0.area == .england }).flatMap(count), england > 0
      else { return nil }
      let day = entry.measure.period.endDate(year: year)
      let parts = rows.filter { row in
        guard let area = register[row.area], area.isInForce(on: day) else { return false }
        return area.level == .localAuthority || area.level == .jointReturn
      }
      let sum = parts.compactMap(count).reduce(0, +)
      let members = Set(
        parts.filter { count($0) != nil }.flatMap { register[$0.area]?.memberKeys ?? [] })
      let isComplete = register.authorities(inForceOn: day).allSatisfy { members.contains($0.key) }
      let share = sum / england - 1
      guard share > Self.nationalTolerance || (isComplete && share < -Self.nationalTolerance) else {
        return nil
      }
      return finding(
        "sum-misses-national",
        "the authorities add up to \(sum), England is \(england) in \(year)",
        "Look for a wrong or doubled row among the authorities.", entry, year)
    }
  }

  private func finding(
    _ rule: String, _ message: String, _ remedy: String, _ entry: CatalogueMeasure, _ year: Int?
  ) -> Finding {
    Finding(
      rule: rule, severity: .error, message: "\(entry.measure.name): \(message)", remedy: remedy,
      measure: entry.measure.id, year: year)
  }
}
