/// One row of `simulation.csv`, which `Tests/Simulation/run` writes.
struct SimulationResults {
  let rule: String
  let noise: String
  let years: Int
  /// How far apart divergent areas grow, in points a year.
  let points: Int
  let panels: Int
  let anyFalse: Double
  let falseDiscoveries: Double
  /// The share of divergent areas that are named; `nil` where there are none.
  let power: Double?
  let names: Double
  /// The largest Monte-Carlo standard error of the shares above.
  let largestError: Double

  /// Every row in the order of the file.
  static var all: [SimulationResults] {
    String(decoding: PackageResources.simulation_csv, as: UTF8.self).split(separator: "\n")
      .dropFirst().compactMap {
        SimulationResults($0.split(separator: ",", omittingEmptySubsequences: false))
      }
  }

  /// What a rule did where rates wander; `nil` where it is not in the table.
  static func of(_ rule: String, years: Int, points: Int) -> SimulationResults? {
    all.first {
      $0.rule == rule && $0.noise == "walk" && $0.years == years && $0.points == points
    }
  }

  private init?(_ cells: [Substring]) {
    guard cells.count == 13, let years = Int(cells[2]), let points = Int(cells[3]),
      let panels = Int(cells[4]), let anyFalse = Double(cells[5]),
      let falseDiscoveries = Double(cells[7]), let names = Double(cells[11])
    else { return nil }
    (rule, noise) = (String(cells[0]), String(cells[1]))
    (self.years, self.points, self.panels) = (years, points, panels)
    (self.anyFalse, self.falseDiscoveries, self.names) = (anyFalse, falseDiscoveries, names)
    power = Double(cells[9])
    largestError = [cells[6], cells[8], cells[10]].compactMap { Double($0) }.max() ?? 0
  }
}
