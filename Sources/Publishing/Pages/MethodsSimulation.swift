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
      for years in [10, 5] { walk(results, years).write(to: &html) }
      html.element(
        .p,
        text: "The first tables have the noise that England's figures show: a rate that wanders. "
          + "Were the noise of another kind, fewer of the names that this rule confirms would be "
          + "false; its rivals hold their promise only where every year is a draw of its own.")
      others(results).write(to: &html)
      html.element(
        .p, .class("note"),
        text: "Monte-Carlo standard errors are at most "
          + "\(Self.percent(results.map(\.largestError).max() ?? 0)). The command "
          + "Tests/Simulation/run makes the table anew.")
    }
  }

  private static let noises = [
    ("returning", "returning to a level"), ("independent", "each year by itself"),
  ]

  private func walk(_ results: [SimulationResults], _ years: Int) -> DataTable {
    func find(_ rule: String, _ points: Int) -> SimulationResults? {
      results.first {
        $0.rule == rule && $0.noise == "walk" && $0.years == years && $0.points == points
      }
    }
    return DataTable(
      id: "simulation-\(years)",
      caption: "A rate that wanders, \(Phrases.number(years)) years of figures",
      columns: [
        .text("Rule"), .number("Any false name, nobody differs"), .number("Names, nobody differs"),
        .number("False among names, 5 points apart"), .number("Found, 5 points apart"),
        .number("False among names, 8 points apart"), .number("Found, 8 points apart"),
      ],
      rows: Self.rules(results).map { rule in
        let (null, five, eight) = (find(rule, 0), find(rule, 5), find(rule, 8))
        return DataTable.Row(
          .text(rule),
          [
            Self.share(null?.anyFalse),
            .number(NumberText.fixed(null?.names ?? 0, decimals: 1)),
            Self.share(five?.falseDiscoveries), Self.share(five?.power),
            Self.share(eight?.falseDiscoveries), Self.share(eight?.power),
          ])
      })
  }

  private func others(_ results: [SimulationResults]) -> DataTable {
    let cells = Self.noises.flatMap { noise in [10, 5].map { (noise, $0) } }
    return DataTable(
      id: "simulation-others", caption: "Other kinds of noise, areas that differ 5 points apart",
      columns: [.text("Rule")]
        + cells.flatMap { noise, years in
          [
            .number("False among names, \(noise.1), \(years) years"),
            .number("Found, \(noise.1), \(years) years"),
          ]
        },
      rows: Self.rules(results).map { rule in
        DataTable.Row(
          .text(rule),
          cells.flatMap { noise, years in
            let found = results.first {
              $0.rule == rule && $0.noise == noise.0 && $0.years == years && $0.points == 5
            }
            return [Self.share(found?.falseDiscoveries), Self.share(found?.power)]
          })
      })
  }

  private static func rules(_ results: [SimulationResults]) -> [String] {
    var rules: [String] = []
    for result in results where !rules.contains(result.rule) { rules.append(result.rule) }
    return rules
  }

  private static func percent(_ share: Double) -> String {
    NumberText.fixed(100 * share, decimals: 1) + "%"
  }

  private static func share(_ value: Double?) -> DataTable.Cell {
    value.map { .number(Self.percent($0)) } ?? .status(.notApplicable)
  }
}
