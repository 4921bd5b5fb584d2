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
  /// The share of the areas made to grow less, and of those made to grow more, that are named so;
  /// `nil` where there are none.
  let foundBelow, foundAbove: Double?
  let names: Double
  /// The largest Monte-Carlo standard error of the shares above.
  let largestError: Double

  /// Every row in the order of the file.
  static let all: [SimulationResults] =
    String(decoding: PackageResources.simulation_csv, as: UTF8.self).split(separator: "\n")
    .dropFirst().compactMap {
      SimulationResults($0.split(separator: ",", omittingEmptySubsequences: false))
    }

  private init?(_ cells: [Substring]) {
    guard cells.count == 15, let years = Int(cells[2]), let points = Int(cells[3]),
      let panels = Int(cells[4]), let anyFalse = Double(cells[5]),
      let falseDiscoveries = Double(cells[7]), let names = Double(cells[13])
    else { return nil }
    (rule, noise) = (String(cells[0]), String(cells[1]))
    (self.years, self.points, self.panels) = (years, points, panels)
    (self.anyFalse, self.falseDiscoveries, self.names) = (anyFalse, falseDiscoveries, names)
    (foundBelow, foundAbove) = (Double(cells[9]), Double(cells[11]))
    largestError = [cells[6], cells[8], cells[10], cells[12]].compactMap { Double($0) }.max() ?? 0
  }
}
