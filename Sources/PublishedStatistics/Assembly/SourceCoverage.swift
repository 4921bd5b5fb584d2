internal import CareStatistics

/// Checks that the table a measure is first read from holds nearly every authority.
///
/// A file cut short is well formed; and another table may fill what it lacks, so that no figure is
/// missing in the end. Hence the cells of the table itself are counted, in its newest year.
struct SourceCoverage {
  let catalogue: Catalogue
  let register: AreaRegister
  let layout: [(measure: Int, reading: Reading)]
  let grids: [[CellGrid?]]

  /// The share of authorities that must have a row in the newest year.
  static let expectedShare = 0.95

  /// What each measure's first table lacks.
  var findings: [Finding] {
    catalogue.measures.indices.flatMap { index -> [Finding] in
      let entry = catalogue.measures[index]
      guard let source = entry.readings.first?.source else { return [] }
      let all = layout.indices.filter { layout[$0].measure == index }
      let rows = all.filter { layout[$0].reading.source == source }
      guard let newest = CellGrid.years.last(where: { holdsAny(rows, $0) }) else { return [] }
      return [
        tooFewAuthorities(entry, source, rows, newest), noNationalRow(entry, source, rows, newest),
        olderThanOthers(entry, source, all, newest),
      ].compactMap { $0 }
    }
  }

  private func tooFewAuthorities(
    _ entry: CatalogueMeasure, _ source: String, _ rows: [Int], _ newest: Int
  ) -> Finding? {
    let expected = register.authorities(
      inForceOn: entry.measure.period.endDate(year: newest))
    let absent = expected.filter { !isCovered($0, rows, newest) }
    guard Double(absent.count) > (1 - Self.expectedShare) * Double(expected.count) else {
      return nil
    }
    return finding(
      "authorities-missing", .error,
      "\(absent.count) of \(expected.count) authorities have no row in \(newest) in '\(source)'",
      "Download the file again: it may have been cut short.", entry, newest)
  }

  private func noNationalRow(
    _ entry: CatalogueMeasure, _ source: String, _ rows: [Int], _ newest: Int
  ) -> Finding? {
    let england = register.areas.firstIndex { $0.key == .england }
    guard let england, !holds(england, rows, newest) else { return nil }
    return finding(
      "no-national-figure", .error, "England has no row in \(newest) in '\(source)'",
      "Download the file again: the national row is missing.", entry, newest)
  }

  private func olderThanOthers(
    _ entry: CatalogueMeasure, _ source: String, _ all: [Int], _ newest: Int
  ) -> Finding? {
    guard let later = CellGrid.years.last(where: { holdsAny(all, $0) }), later > newest else {
      return nil
    }
    return finding(
      "table-ends-early", .warning,
      "'\(source)' ends in \(newest), another table has \(later)",
      "Look for a newer release of the table.", entry, newest)
  }

  private func finding(
    _ rule: String, _ severity: Severity, _ message: String, _ remedy: String,
    _ entry: CatalogueMeasure, _ year: Int
  ) -> Finding {
    Finding(
      rule: rule, severity: severity, message: "\(entry.measure.name): \(message)",
      remedy: remedy, measure: entry.measure.id, year: year)
  }

  private func holds(_ area: Int, _ rows: [Int], _ year: Int) -> Bool {
    rows.contains { row in grids[row].contains { $0?[area, year] != nil } }
  }

  private func holdsAny(_ rows: [Int], _ year: Int) -> Bool {
    register.areas.indices.contains {
      register.areas[$0].level == .localAuthority && holds($0, rows, year)
    }
  }

  /// Whether the table has a row for an authority, or for a joint return that it is part of.
  private func isCovered(_ area: Area, _ rows: [Int], _ year: Int) -> Bool {
    register.areas.indices.contains { index in
      let candidate = register.areas[index]
      return
        (candidate.key == area.key
        || (candidate.level == .jointReturn && candidate.memberKeys.contains(area.key)))
        && holds(index, rows, year)
    }
  }
}
