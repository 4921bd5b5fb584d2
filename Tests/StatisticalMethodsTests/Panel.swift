import StatisticalMethods
import TestSupport

/// The synthetic panel of the oracles: forty units, 2016 to 2025.
enum OraclePanel {
  static let folder = "StatisticalMethodsTests"

  /// The units in file order, cut to a window.
  static func units(_ window: ClosedRange<Int>) throws -> (names: [String], units: [PanelUnit]) {
    let table = try OracleTable("panel_input", in: folder)
    var names: [String] = []
    var units: [PanelUnit] = []
    for row in table.rows {
      guard let name = row["unit"], let year = try row.number("year"),
        let count = try row.number("count"), let population = try row.number("population"),
        window.contains(Int(year))
      else { continue }
      if names.last != name {
        names.append(name)
        units.append(PanelUnit(years: [], counts: [], populations: []))
      }
      units[units.count - 1].years.append(Int(year))
      units[units.count - 1].counts.append(count)
      units[units.count - 1].populations.append(population)
    }
    return (names, units)
  }
}
