internal import CareStatistics
internal import TrendAnalysis
internal import Warehouse

/// What stops no run and is worth a look: symbols that are new, changes that are large, neighbours
/// that are few.
///
/// An authority without a row, and a symbol that no dialect knows, are found when the files are read.
struct GateWarnings {
  /// The count in the year before from which a change is looked at.
  static let leastCount = 30.0
  /// The change of a year's count, as a share, beyond which it is reported.
  static let largeChange = 0.5
  /// The fewest neighbours with a figure, of ten.
  static let fewestNeighbours = 8

  let analysis: Analysis
  /// How far the last published figures reach; empty where nothing was published.
  let stored: [String: StoredExtent]

  /// All of them, by measure.
  var findings: [Finding] {
    analysis.table.measures.flatMap { newSymbols($0) + largeChanges($0) + fewNeighbours($0) }
  }

  private func newSymbols(_ measure: Measure) -> [Finding] {
    guard let known = stored[measure.id]?.statuses else { return [] }
    let statuses = analysis.table.observations(of: measure.id).compactMap(\.published?.status)
    let counts = Dictionary(statuses.map { ($0, 1) }, uniquingKeysWith: +)
    return ValueStatus.allCases.compactMap { status in
      guard let count = counts[status], !known.contains(status) else { return nil }
      return Finding(
        rule: "new-symbol", severity: .warning,
        message: "\(measure.name): '\(status.rawValue)' stands in \(count) cells, and stood in "
          + "none of the figures published last",
        remedy: "It is read as: \(status.explanation). Check that the publication means that.",
        measure: measure.id)
    }
  }

  /// Counts of the latest year that are far from those of the year before.
  private func largeChanges(_ measure: Measure) -> [Finding] {
    guard let latest = FiguresHeld(measure, analysis.table).latestYear else { return [] }
    let rows = analysis.table.observations(of: measure.id)
    func counts(_ year: Int) -> [AreaKey: Double] {
      var counts: [AreaKey: Double] = [:]
      for row in rows where row.year == year {
        let figure = measure.unit.isCount ? row.published : row.numerator
        counts[row.area] = figure?.number
      }
      return counts
    }
    let (now, before) = (counts(latest), counts(latest - 1))
    return before.sorted { $0.key < $1.key }.compactMap { key, earlier in
      guard let area = analysis.table.register[key],
        area.level == .localAuthority || area.level == .jointReturn,
        earlier > Self.leastCount, let number = now[key],
        abs(number / earlier - 1) > Self.largeChange
      else { return nil }
      return Finding(
        rule: "large-change", severity: .information,
        message: "\(area.name): \(Self.text(number)) in \(latest), \(Self.text(earlier)) the year "
          + "before (\(measure.numeratorName ?? measure.name))",
        remedy: "The figure is used as it stands. Check it with the publication.",
        area: key, measure: measure.id, year: latest)
    }
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }

  /// Authorities whose neighbours are few in the latest year, as one finding a measure.
  private func fewNeighbours(_ measure: Measure) -> [Finding] {
    guard let comparators = analysis.comparators[measure.id],
      let latest = FiguresHeld(measure, analysis.table).latestYear,
      let index = comparators.years.firstIndex(of: latest)
    else { return [] }
    let names = comparators.neighbours
      .filter { $0.value[index].used < min(Self.fewestNeighbours, $0.value[index].of) }
      .compactMap { analysis.table.register[$0.key]?.name }.sorted()
    guard !names.isEmpty else { return [] }
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    return [
      Finding(
        rule: "few-neighbours", severity: .information,
        message: "\(measure.name) \(latest): fewer than \(Self.fewestNeighbours) of 10 neighbours "
          + "have a figure for \(names.prefix(5).joined(separator: ", "))\(more)",
        remedy: "Their median rests on few authorities; pages say how many.",
        measure: measure.id, year: latest)
    ]
  }
}
