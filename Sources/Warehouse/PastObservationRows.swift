import CareStatistics
import GRDB

/// The table `past_observation`, read only: SQL fills it from the table that is replaced.
enum PastObservationRows: TableMapping {
  /// The figures before a run, which replaced them.
  typealias Value = (run: Int, observation: Observation)

  static let table = "past_observation"
  static let figures = ["published", "numerator", "denominator"].flatMap { prefix in
    ["text", "number", "status"].map { "\(prefix)_\($0)" }
  }
  static let columns = ["run_number", "measure_id", "area_key", "year"] + figures
  static let order = "run_number DESC, measure_id, area_key, year"

  static func bind(_ value: Value, at position: Int, to cells: inout CellBinder) {
    let observation = value.observation
    cells.bind(value.run)
    cells.bind(observation.measure)
    cells.bind(observation.area.rawValue)
    cells.bind(observation.year)
    for figure in [observation.published, observation.numerator, observation.denominator] {
      cells.bind(figure?.text)
      cells.bind(figure?.number)
      cells.bind(figure?.status?.rawValue)
    }
  }

  static func value(from row: Row) throws -> Value {
    let observation = Observation(
      measure: row[1], area: AreaKey(row[2]), year: row[3],
      published: try figure(from: row, at: 4), numerator: try figure(from: row, at: 7),
      denominator: try figure(from: row, at: 10), calculated: nil, boundaryNote: "")
    return (row[0], observation)
  }

  private static func figure(from row: Row, at start: Int) throws -> Figure? {
    guard let text = row[start] as String? else { return nil }
    return Figure(
      number: row[start + 1], status: try row.optionalWord(start + 2), text: text,
      provenance: nil)
  }
}
