internal import CareStatistics
internal import TrendAnalysis

/// The first section of an authority's page, which prints on one side of A4.
struct AreaSummary {
  let index: SiteIndex
  let area: Area
  let series: [ComparedSeries]

  /// The id of the section's chart.
  static let chartID = "sheet-chart"

  /// Rows that fit on the sheet beside the chart.
  private static let mostRows = 14

  private var rate: ComparedSeries? { find(index.context.headline.rate) }
  private var number: ComparedSeries? { find(index.context.headline.number) }
  private var model: TrendModel? { index.models(of: index.context.headline.rate).first }

  private func find(_ id: String) -> ComparedSeries? { series.first { $0.measure.id == id } }

  func write(to html: inout HTML) {
    html.element(.section, .class("sheet"), .labelledBy("top")) { html in
      html.element(.div, .class("opening")) { html in
        html.element(.div) { writeWords(to: &$0) }
        if let rate, let latest = rate.latest {
          let words = MeasureSentences(
            series: rate, area: area.name, region: index.regionName(area), latest: latest)
          PageCharts.compared(
            rate, area: area.name, region: index.regionName(area), id: Self.chartID,
            headline: "On one page. \(words.headline)", to: &html)
        }
      }
      table.write(to: &html)
      html.element(.p, .class("note"), text: note)
      html.element(
        .p, .class("note"),
        text: "\(index.context.dataNote) Run \(index.context.fingerprint).")
      html.element(.button, .type("button"), .data(.print), .hidden, text: "Print this page")
    }
  }

  private func writeWords(to html: inout HTML) {
    html.element(.p, .class("kicker")) { html in
      if let region = index.region(of: area) {
        html.element(.a, .href("../\(PagePath.region(region))"), text: region.name)
      } else {
        html.text(index.regionName(area))
      }
    }
    html.element(.h1, .id("top"), text: area.name)
    html.element(.h2, .class("vh"), text: "On one page")
    let sentences = SummarySentences(
      index: index, area: area, rate: rate, number: number, model: model)
    html.element(.p, .class("lead"), text: sentences.text)
    html.element(.p, .class("caveat"), text: Phrases.caveat)
  }

  private var note: String {
    (latestDay.map {
      "Latest figures are for \($0), or the year ending then, unless a row says otherwise. "
    } ?? "")
      + "Changes run from the year under Since to the latest year and are worked out from unrounded "
      + "figures: in the measure's own unit for rates, in percentage points for percentages, in "
      + "per cent for numbers. Neighbours: median of the statistical neighbours (model "
      + "\(index.analysis.neighbourModel.name)), with how many had a figure. The last column "
      + "sets the change over the measure's own longer window beside the rest of England, for the "
      + "joined area where one is named."
  }

  /// Headline measures first, then tested ones, then others, up to the number that fits.
  private var chosen: [ComparedSeries] {
    let headline = index.context.headline
    let first = [headline.rate, headline.number, headline.starting, headline.ceasing]
    func weight(_ one: ComparedSeries) -> Int {
      if let place = first.firstIndex(of: one.measure.id) { return place }
      return index.models(of: one.measure.id).isEmpty ? 9 : 8
    }
    let ranked = series.enumerated().filter { $0.element.latest != nil || weight($0.element) < 4 }
      .sorted { (weight($0.element), $0.offset) < (weight($1.element), $1.offset) }
      .prefix(Self.mostRows)
    return ranked.sorted {
      (min(weight($0.element), 8), $0.offset) < (min(weight($1.element), 8), $1.offset)
    }.map(\.element)
  }

  /// The table of measures.
  var table: DataTable {
    DataTable(
      id: "sheet", caption: "\(area.name) beside England, \(index.regionName(area)) and neighbours",
      columns: [
        .text("Measure"), .number("Latest"), .number("Year before"),
        .number("Since"), .number("Change"), .number("England"),
        .number(index.regionName(area)), .number("Neighbours"), .text("In words"),
      ],
      rows: chosen.map(row), tools: [.copy])
  }

  private func row(_ one: ComparedSeries) -> DataTable.Row {
    let last = one.points.count - 1
    let name = HTML { html in
      html.element(.a, .href("#m-\(one.measure.id)"), text: one.measure.shortName)
      html.element(.small, text: " \(one.measure.unit.inWords)\(ownPeriod(one))")
    }
    let window = index.analysis.models.first.map(\.window) ?? one.years
    let start = one.start(of: window, before: last)
    let cells: [DataTable.Cell] = [
      value(one, last),
      last > 0 ? value(one, last - 1) : .status(.notAvailable),
      start.map { .number("\(one.points[$0].year)") } ?? .status(.notAvailable),
    ]
    return DataTable.Row(.markup(name), cells + changes(one, start, last) + [words(one)])
  }

  /// The last day of the latest period of the headline rate, in words.
  private var latestDay: String? { rate.map { endDay($0) } }

  private func endDay(_ one: ComparedSeries) -> String {
    one.measure.period.endDate(year: one.years.upperBound).inWords
  }

  /// A measure's latest period, where it ends on another day than the headline's.
  private func ownPeriod(_ one: ComparedSeries) -> String {
    endDay(one) == latestDay ? "" : ", \(one.period(one.points.count - 1))"
  }

  private func value(_ one: ComparedSeries, _ position: Int) -> DataTable.Cell {
    guard let value = one.points[position].value else {
      return .status(one.points[position].status ?? .notAvailable)
    }
    return .number(NumberText.fixed(value, decimals: one.measure.decimals))
  }

  private func changes(_ one: ComparedSeries, _ start: Int?, _ last: Int) -> [DataTable.Cell] {
    guard let start else { return Array(repeating: .status(.notAvailable), count: 4) }
    let own = one.points.map(\.precise)
    func cell(_ values: [Double?]) -> String? {
      guard let before = values[start], let after = values[last] else { return nil }
      guard one.measure.unit.isCount else {
        return NumberText.signed(after - before, decimals: one.measure.decimals)
      }
      return before > 0 ? NumberText.signed(100 * (after / before - 1)) + "%" : nil
    }
    let neighbours: DataTable.Cell =
      if let text = cell(one.medians), let figure = one.neighbours[last] {
        .number("\(text) (\(figure.used) of \(figure.of))")
      } else {
        .status(.notAvailable)
      }
    return [own, one.englandDrawn, one.regionDrawn].map { values in
      cell(values).map { .number($0) } ?? .status(.notAvailable)
    } + [neighbours]
  }

  private func words(_ one: ComparedSeries) -> DataTable.Cell {
    guard let model = index.models(of: one.measure.id).first,
      let trend = index.trend(of: area.key, in: model)
    else { return .text("Shown, not tested") }
    switch trend.tier {
    case .with: return .text(Phrases.attributed("No clear difference", to: trend))
    case .notAssessed: return .text("Not assessed")
    case .against, .above, .below:
      return .text(Phrases.attributed(Phrases.gradedStanding(trend), to: trend))
    }
  }
}
