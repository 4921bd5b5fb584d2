internal import CareStatistics
internal import TrendAnalysis

/// The next years under ordinary change: a section of an authority's page.
struct AreaProjection: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "projection"
  static let heading = "The next years under ordinary change"

  /// The authority's own row, or that of the joined area that it is part of.
  private var row: StockProjection? {
    let found = index.analysis.evidence.projections.filter { $0.authorities.contains(area.key) }
    return found.first { $0.start != nil } ?? found.first { $0.authorities.count > 1 }
      ?? found.first
  }

  private var measure: Measure? { row.flatMap { index.measure($0.measure) } }

  var hasContent: Bool { measure != nil }

  func write(to html: inout HTML) {
    guard let row, let measure else { return }
    guard let start = row.start,
      let meaning = ProjectionSentences.meaning(
        row, measure: measure, population: populationDay(row, measure))
    else {
      html.element(
        .p, text: "No range is given: \(row.reasonNotAssessed ?? "no figures").")
      return
    }
    html.element(.div, .class("statement")) { html in
      if row.authorities.count > 1 || row.parts.count > 1 {
        html.element(.h3, text: "\(row.areaName) as one area")
      }
      html.element(.p, .class("say"), text: meaning)
    }
    table(row, start, measure).write(to: &html)
    let records = row.years.compactMap(\.record)
    if let record = ProjectionSentences.record(records) { html.element(.p, text: record) }
    html.element(.p, .class("note")) { html in
      html.text(
        "No projection of population is among the inputs: the number of children living there is "
          + "held. Past drift is not carried on, for it has not told what came next. ")
      html.element(
        .a, .href("../\(PagePath.methods)#\(MethodsProjection.id)"), text: "How the range is made")
      html.text(".")
    }
  }

  /// The day of the population that is held, for example "mid-2024".
  private func populationDay(_ row: StockProjection, _ measure: Measure) -> String? {
    guard let rule = measure.population, let population = index.measure(rule.measure) else {
      return nil
    }
    return population.period.inWords(year: row.window.upperBound - rule.yearsBefore)
  }

  private func table(
    _ row: StockProjection, _ start: ProjectionStart, _ measure: Measure
  ) -> DataTable {
    func interval(_ range: ClosedRange<Double>, decimals: Int) -> DataTable.Cell {
      .number(
        "\(NumberText.fixed(range.lowerBound, decimals: decimals)) to "
          + NumberText.fixed(range.upperBound, decimals: decimals))
    }
    return DataTable(
      id: "projection-table",
      caption: "From \(NumberText.fixed(start.number)) children and a rate of "
        + "\(NumberText.fixed(start.rate, decimals: 1)) \(measure.unit.inWords) on "
        + "\(measure.period.inWords(year: row.window.upperBound)): the range of ordinary change",
      columns: [
        .text("Day"), .number("Number, 80 of 100"), .number("Number, 95 of 100"),
        .number("Rate, 80 of 100"), .number("Rate, 95 of 100"),
      ],
      rows: row.years.map { year in
        DataTable.Row(
          .text(measure.period.inWords(year: year.year)),
          [
            interval(year.number80, decimals: 0), interval(year.number95, decimals: 0),
            interval(year.rate80, decimals: 1), interval(year.rate95, decimals: 1),
          ])
      }, tools: [.copy])
  }
}
