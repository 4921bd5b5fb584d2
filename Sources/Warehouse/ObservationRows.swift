import CareStatistics
import GRDB

/// The table `observation`.
enum ObservationRows: TableMapping {
  static let table = "observation"
  static let columns =
    ["measure_id", "area_key", "year"] + figure("published") + figure("numerator")
    + figure("denominator") + ["calculated", "boundary_note"]
  static let order = "measure_id, area_key, year"

  private static func figure(_ prefix: String) -> [String] {
    ["text", "number", "status", "source", "line"].map { "\(prefix)_\($0)" }
  }

  static func bind(_ value: Observation, at position: Int, to cells: inout CellBinder) {
    cells.bind(value.measure)
    cells.bind(value.area.rawValue)
    cells.bind(value.year)
    bind(value.published, to: &cells)
    bind(value.numerator, to: &cells)
    bind(value.denominator, to: &cells)
    cells.bind(value.calculated)
    cells.bind(value.boundaryNote)
  }

  private static func bind(_ figure: Figure?, to cells: inout CellBinder) {
    cells.bind(figure?.text)
    cells.bind(figure?.number)
    cells.bind(figure?.status?.rawValue)
    cells.bind(figure?.provenance?.source)
    cells.bind(figure?.provenance?.line)
  }

  static func value(from row: Row) throws -> Observation {
    Observation(
      measure: row[0], area: AreaKey(row[1]), year: row[2],
      published: try figure(from: row, at: 3), numerator: try figure(from: row, at: 8),
      denominator: try figure(from: row, at: 13), calculated: row[18], boundaryNote: row[19])
  }

  private static func figure(from row: Row, at start: Int) throws -> Figure? {
    guard let text = row[start] as String? else { return nil }
    var provenance: Provenance?
    if let source = row[start + 3] as Int?, let line = row[start + 4] as Int? {
      provenance = Provenance(source: source, line: line)
    }
    return Figure(
      number: row[start + 1], status: try row.optionalWord(start + 2), text: text,
      provenance: provenance)
  }
}
