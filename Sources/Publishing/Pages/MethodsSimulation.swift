internal import CareStatistics
internal import TrendAnalysis

/// How often the rule and its rivals are wrong in made-up countries.
struct MethodsSimulation {
  let index: SiteIndex

  /// Writes the whole section, heading included.
  func write(to html: inout HTML) {
    let results = SimulationResults.all
    guard let first = results.first else { return }
    html.element(.section, .labelledBy("simulation")) { html in
      html.element(.h2, .id("simulation"), text: "Tried on countries in which the truth is known")
      html.element(
        .p,
        text:
          "Whether a rule is right cannot be seen from real figures. \(NumberText.whole(first.panels)) "
          + "countries of 148 areas were made up for each cell below, with England's sizes and growth; "
          + "in some no area differs from the others, in some one in ten does. A name is false where the "
          + "area does not differ, or differs the other way.")
      for years in [10, 5] {
        let title = "A rate that wanders, \(Phrases.number(years)) years of figures"
        table("walk", title, [(years, 5, "5 points"), (years, 8, "8 points")], null: years)
          .write(to: &html)
      }
      html.element(
        .p,
        text: "The first tables have the noise that England's figures show: a rate that wanders. "
          + "Were the noise of another kind, fewer of the names that this rule confirms would be "
          + "false; its rivals hold their promise only where every year is a draw of its own.")
      for (noise, title) in Self.otherNoises {
        table(noise, title, [(10, 5, "ten years"), (5, 5, "five years")]).write(to: &html)
      }
      html.element(
        .p, .class("note"),
        text: "Monte-Carlo standard errors are at most "
          + "\(NumberText.percent(results.map(\.largestError).max() ?? 0, decimals: 1)). The command "
          + "Tests/Simulation/run makes the table anew.")
    }
  }

  private static let otherNoises = [
    ("returning", "A rate that returns to a level, areas that differ by 5 points"),
    ("independent", "Each year by itself, areas that differ by 5 points"),
  ]

  /// One row a rule, three columns a case of years and points.
  ///
  /// - Parameter null: The years of the case without any area that differs; `nil` for no columns of it.
  private func table(
    _ noise: String, _ caption: String, _ cases: [(years: Int, points: Int, name: String)],
    null: Int? = nil
  ) -> DataTable {
    let here = SimulationResults.all.filter { $0.noise == noise }
    func find(_ rule: String, _ years: Int, _ points: Int) -> SimulationResults? {
      here.first { $0.rule == rule && $0.years == years && $0.points == points }
    }
    var columns = [DataTable.Column.text("Rule")]
    if null != nil {
      columns += [.number("Any false name, nobody differs"), .number("Names, nobody differs")]
    }
    for one in cases {
      columns += ["False among names", "Found, growing less", "Found, growing more"].map {
        .number("\($0), \(one.name)")
      }
    }
    return DataTable(
      id: "simulation-\(noise)\(null.map { "-\($0)" } ?? "")", caption: caption, columns: columns,
      rows: Self.rules(here).map { rule in
        var cells: [DataTable.Cell] = []
        if let null {
          let result = find(rule, null, 0)
          cells += [
            Self.share(result?.anyFalse),
            .number(NumberText.fixed(result?.names ?? 0, decimals: 1)),
          ]
        }
        for one in cases {
          let result = find(rule, one.years, one.points)
          cells += [result?.falseDiscoveries, result?.foundBelow, result?.foundAbove].map(
            Self.share)
        }
        return DataTable.Row(.text(rule), cells)
      })
  }

  private static func rules(_ results: [SimulationResults]) -> [String] {
    var rules: [String] = []
    for result in results where !rules.contains(result.rule) { rules.append(result.rule) }
    return rules
  }

  private static func share(_ value: Double?) -> DataTable.Cell {
    value.map { .number(NumberText.percent($0, decimals: 1)) } ?? .status(.notApplicable)
  }
}
