import CareStatistics
import TrendAnalysis

/// `observations.csv`: every figure with its status, its published text and its source.
enum TidyObservations {
  /// One observation with what its measure, area and source add.
  struct Row {
    let observation: Observation
    let group: Group
    let source: String

    /// The cell that the row leads back to: the published one, else what it is reckoned from.
    var provenance: Provenance? {
      observation.published?.provenance ?? observation.numerator?.provenance
        ?? observation.denominator?.provenance
    }
  }

  static let columns: [TidyColumn<Row>] = place + content

  private static let place: [TidyColumn<Row>] = [
    .integer("time_period", "Year of the period; period_end says on which day it ends") {
      $0.observation.year
    },
    .text("time_identifier", "Always Reporting year, as in the Department's files") { _ in
      "Reporting year"
    },
    .text("geographic_level", "National, Regional or Local authority") { $0.group.area.level },
    .text("country_code", "Code of the country") { _ in AreaKey.england.rawValue },
    .text("country_name", "Name of the country") { _ in "England" },
    .text("region_code", "Code of the region; empty for England") { $0.group.area.regionCode },
    .text("region_name", "Name of the region; empty for England") { $0.group.area.regionName },
    .text("old_la_code", "Three-digit code of the authority; two for a joint return") {
      $0.group.area.oldCode
    },
    .text("new_la_code", "Newest nine-character code of the authority") { $0.group.area.newCode },
    .text("la_name", "Newest name of the authority") { $0.group.area.name },
  ]

  private static let content: [TidyColumn<Row>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.observation.measure },
    .text("breakdown", "Always Total: the measure over all children") { _ in "Total" },
    .text("unit", "Unit of value and value_calculated") { $0.group.unit },
    .date("period_end", "Last day of the period") { row in
      row.group.measure?.period.endDate(year: row.observation.year)
    },
    .number("value", "The figure to lead with: as published, else calculated") {
      $0.observation.value
    },
    .text("value_status", "Why there is no value; empty when there is one") {
      $0.observation.status?.rawValue ?? ""
    },
    .text("value_as_published", "The published cell, letter by letter; empty for none") {
      $0.observation.published?.text ?? ""
    },
    .number("numerator", "What is counted above the line; empty where it has no number") {
      $0.observation.numerator?.number
    },
    .number("denominator", "What is counted below the line; empty where it has no number") {
      $0.observation.denominator?.number
    },
    .number("value_calculated", "Numerator over denominator in the unit, unrounded") {
      $0.observation.calculated
    },
    .text("boundary_note", "A change of boundary that touches the figure; empty for none") {
      $0.observation.boundaryNote
    },
    .text("source_id", "Source of the figure, as in the list of the run's inputs") { $0.source },
    .integer("source_line", "Line of the record in the source file, the header being line 1") {
      $0.provenance?.line
    },
  ]

  /// The file over all observations of a table.
  static func file(_ table: ObservationTable, sources: [SourceFile]) -> TidyFile {
    let rows = groups(of: table).lazy.flatMap { group in
      table.observations[group.range].lazy.map { observation in
        row(observation, in: group, sources: sources)
      }
    }
    return TidyTable(
      name: "observations", title: "Every figure",
      grain: "One row per measure, area and year",
      key: ["measure_id", "geographic_level", "region_code", "new_la_code", "time_period"],
      columns: columns
    ).file(rows: rows, capacity: table.observations.count * 256)
  }

  private static func row(
    _ observation: Observation, in group: Group, sources: [SourceFile]
  ) -> Row {
    let row = Row(observation: observation, group: group, source: "")
    guard let place = row.provenance, sources.indices.contains(place.source) else { return row }
    return Row(observation: observation, group: group, source: sources[place.source].source)
  }

  /// All years of one measure in one area, which the table holds side by side, by year.
  ///
  /// A class, because every row refers to its group: copying some twenty texts a row instead costs
  /// more than writing them.
  final class Group: Sendable {
    let measureID: String
    let measure: Measure?
    let unit: String
    let area: TidyArea
    let range: Range<Int>

    init(measureID: String, measure: Measure?, area: TidyArea, range: Range<Int>) {
      (self.measureID, self.measure, self.area) = (measureID, measure, area)
      self.range = range
      unit = measure?.unit.inWords ?? ""
    }
  }

  /// Sorts a few thousand groups instead of every observation.
  private static func groups(of table: ObservationTable) -> [Group] {
    let measures = Dictionary(
      table.measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var areas: [AreaKey: TidyArea] = [:]
    var groups: [Group] = []
    let all = table.observations
    var start = 0
    while start < all.count {
      let (measure, key) = (all[start].measure, all[start].area)
      var end = start + 1
      while end < all.count, all[end].area == key, all[end].measure == measure { end += 1 }
      let area = areas[key] ?? TidyArea(key, in: table.register)
      areas[key] = area
      groups.append(
        Group(measureID: measure, measure: measures[measure], area: area, range: start..<end))
      start = end
    }
    return groups.sorted { a, b in
      if a.measureID != b.measureID { return a.measureID < b.measureID }
      return TidyArea.listedBefore(a.area, b.area)
    }
  }
}
