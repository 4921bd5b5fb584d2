internal import CareStatistics
internal import TrendAnalysis

/// Beside the fall: a section of an authority's page.
struct AreaBalance: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "balance"
  static let heading = "Beside the fall"

  /// The authority's falls, each with its rows: headline measures in their order, longest window
  /// first.
  var falls: [[Balance]] {
    let headline = index.context.headline
    let own = index.analysis.evidence.balance.filter { $0.authorities.contains(area.key) }
    let groups = Dictionary(grouping: own) { row in
      "\(row.headline) \(row.window.lowerBound) \(row.window.upperBound) \(row.areaCode)"
    }
    func place(_ rows: [Balance]) -> (Int, Int, String) {
      guard let first = rows.first else { return (0, 0, "") }
      return (first.headline == headline.rate ? 0 : 1, -first.window.count, first.areaCode)
    }
    return groups.values.map { rows in index.inCatalogueOrder(rows) { $0.reading.measure } }
      .sorted { place($0) < place($1) }
  }

  var hasContent: Bool {
    index.analysis.evidence.balance.contains { $0.authorities.contains(area.key) }
  }

  func write(to html: inout HTML) {
    html.element(
      .p,
      text: "A rate that falls can go with other changes. Where a fall carries a grade, the "
        + "measures that belong beside it are read in the same years, or as near to them as their "
        + "figures reach.")
    for (position, rows) in falls.enumerated() { write(rows, position, to: &html) }
    html.element(.p, .class("note"), text: BalanceWords.meaning)
    html.element(.p, .class("caveat"), text: BalanceWords.limits)
    html.element(.p, .class("note")) { html in
      html.text(BalanceWords.notPublished + " ")
      html.element(
        .a, .href("../\(PagePath.methods)#\(MethodsBalance.id)"),
        text: "How often chance alone gives a grade here")
      html.text(".")
    }
  }

  private func write(_ rows: [Balance], _ position: Int, to html: inout HTML) {
    guard let fall = rows.first else { return }
    let years = Phrases.years(fall.window)
    let joined = fall.authorities.count > 1 ? ", \(fall.areaName) as one area" : ""
    html.element(.div, .class("statement")) { html in
      html.element(.h3, text: "\(index.measureName(fall.headline)), \(years)\(joined)")
      html.element(.p, text: fall.sentence)
      html.element(.p) { html in
        html.element(.strong, text: "Grade of the fall: \(fall.fallGrade.rawValue). ")
        html.text(Phrases.meaning(fall.fallGrade))
      }
    }
    DataTable(
      id: "balance-\(position + 1)",
      caption: "Beside the fall: \(index.measureName(fall.headline)), \(years)\(joined)",
      columns: [
        .text("Measure"), .text("Years"), .text("Beside the fall"), .text("Grade"),
        .number("Difference a year"), .number("95% interval"),
        .number("Areas with any grade"),
      ],
      rows: rows.map(row)
    ).write(to: &html)
  }

  private func row(_ balance: Balance) -> DataTable.Row {
    let reading = balance.reading
    let name = index.measureName(reading.measure)
    let heading: DataTable.Cell =
      index.years(of: reading.measure) == nil
      ? .text(name) : .link(name, href: "#m-\(reading.measure)")
    let areas = reading.areasTested > 0 ? "\(reading.areasGraded) of \(reading.areasTested)" : nil
    let numbers: [DataTable.Cell] =
      if let estimate = reading.estimate {
        [
          .number(NumberText.growth(estimate.contrast)),
          .number(BalanceWords.interval(estimate)),
        ]
      } else {
        [.status(.notAvailable), .status(.notAvailable)]
      }
    let words = BalanceWords.standing(balance.standing)
    return DataTable.Row(
      heading,
      [
        .text(years(balance)), .text(reading.reason.map { "\(words): \($0)" } ?? words),
        .text(reading.grade?.rawValue ?? "none"),
      ] + numbers + [areas.map { .number($0) } ?? .status(.notAvailable)])
  }

  private func years(_ balance: Balance) -> String {
    guard let window = balance.reading.window else { return "none" }
    let years = Phrases.years(window)
    return window == balance.window ? years : "\(years), not the fall's"
  }
}

extension SiteIndex {
  /// Rows in the order in which the catalogue names their measures.
  func inCatalogueOrder<Row>(_ rows: [Row], measure: (Row) -> String) -> [Row] {
    let order = Dictionary(
      measures.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.map { (order[measure($0)] ?? order.count, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
