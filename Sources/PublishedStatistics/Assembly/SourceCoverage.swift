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

  /// A finding for each measure whose first table lacks too many authorities.
  var findings: [Finding] {
    catalogue.measures.indices.compactMap { index -> Finding? in
      let entry = catalogue.measures[index]
      guard let source = entry.readings.first?.source else { return nil }
      let rows = layout.indices.filter {
        layout[$0].measure == index && layout[$0].reading.source == source
      }
      guard let newest = CellGrid.years.last(where: { year in holdsAny(rows, year) }) else {
        return nil
      }
      let day = entry.measure.period.endDate(year: newest)
      let expected = register.authorities(inForceOn: day)
      let absent = expected.filter { !isCovered($0, rows, newest) }
      guard Double(absent.count) > (1 - Self.expectedShare) * Double(expected.count) else {
        return nil
      }
      return Finding(
        rule: "too-few-authorities", severity: .error,
        message: "\(entry.measure.name): \(absent.count) of \(expected.count) authorities have no "
          + "row in \(newest) in '\(source)'",
        remedy: "Download the file again: it may have been cut short.", measure: entry.measure.id,
        year: newest)
    }
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
