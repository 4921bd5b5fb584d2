internal import CareStatistics
internal import TrendAnalysis

/// Where the change came from: a section of an authority's page.
struct AreaStockChange: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "stock-change"
  static let heading = "Where the change came from"

  private var tables: StockChangeTables { StockChangeTables(index: index) }

  /// The authority's row of each window, longest window first.
  private var windows: [StockChange] {
    tables.windows.compactMap { tables.window($0, of: area.key) }
  }

  var hasContent: Bool { tables.measure != nil && !windows.isEmpty }

  func write(to html: inout HTML) {
    let windows = windows
    guard let measure = tables.measure, let longest = windows.first else { return }
    html.element(.p, .class("definition"), text: StockSentences.idea)
    for row in windows { write(row, measure, to: &html) }
    let years = tables.years(longest.years, code: longest.areaCode)
    StockChangeTables.chart(years, name: longest.areaName, id: "stock-change-chart", to: &html)
    yearTable(years, longest, measure).write(to: &html)
    html.element(.p, .class("note"), text: "Rest: \(StockSentences.residual)")
    for row in windows where row.counts != nil {
      StockDecomposition(
        measure: measure, window: row.years, areas: [row] + comparators(row.years),
        id: "stock-change-\(row.years.lowerBound)"
      ).write(to: &html)
    }
    if windows.contains(where: { $0.counts != nil }) {
      html.element(.p, .class("note"), text: StockDecomposition.note)
    }
    UnaccompaniedTable(
      measure: measure, areas: [longest] + comparators(longest.years), id: "stock-change-apart"
    ).write(to: &html)
    html.element(.p, .class("note")) { html in
      html.element(
        .a, .href("../\(PagePath.methods)#\(MethodsStockChange.id)"),
        text: "How a change is taken apart")
      html.text(".")
    }
  }

  /// The region's and England's rows of a window.
  private func comparators(_ years: ClosedRange<Int>) -> [StockChange] {
    let codes = [area.region.flatMap { index.register[$0]?.code }, AreaKey.england.rawValue]
    return codes.compactMap { $0 }.compactMap { tables.window(years, code: $0) }
  }

  private func write(_ row: StockChange, _ measure: Measure, to html: inout HTML) {
    let years = tables.years(row.years, code: row.areaCode)
    html.element(.div, .class("statement")) { html in
      html.element(
        .h3,
        text: row.authorities.count > 1 || row.parts.count > 1
          ? "\(Phrases.years(row.years)), \(row.areaName) as one area" : Phrases.years(row.years))
      html.element(.p, .class("say"), text: StockSentences.change(row, period: measure.period))
      if row.counts != nil, let first = years.first, let last = years.last, years.count > 1,
        let text = StockSentences.streams(first, last, period: measure.period)
      {
        html.element(.p, text: text)
      }
    }
  }

  private func yearTable(
    _ years: [StockChange], _ longest: StockChange, _ measure: Measure
  ) -> DataTable {
    let region = area.region.flatMap { index.register[$0]?.code } ?? ""
    let regional = byEnd(tables.years(longest.years, code: region))
    let national = byEnd(tables.years(longest.years, code: AreaKey.england.rawValue))
    func rows(_ years: [StockChange]) -> [DataTable.Row] {
      years.map { row in
        let end = row.years.upperBound
        return DataTable.Row(
          .text("\(row.years.lowerBound) to \(end)"),
          Self.cells(row)
            + [(\StockChange.starts), (\StockChange.ceases)].flatMap { figure in
              [row, regional[end], national[end]].map { other in
                StockChangeTables.share({ $0[keyPath: figure] }, of: other)
              }
            })
      }
    }
    var groups = [DataTable.Group(heading: longest.areaName, rows: rows(years))]
    if longest.areaCode != area.code {
      let alone = rows(tables.years(longest.years, code: area.code))
      if !alone.isEmpty { groups.append(.init(heading: "\(area.name) alone", rows: alone)) }
    }
    return DataTable(
      id: "stock-change-years",
      caption:
        "From one \(measure.period.rawValue) to the next: the number before and after, starts "
        + "and ceases, and both as a percentage of the mean number",
      columns: [
        .text("Year"), .number("Before"), .number("Started"), .number("Ceased"), .number("Rest"),
        .number("After"), .number("Started, %"), .number("Started, % region"),
        .number("Started, % England"),
        .number("Ceased, %"), .number("Ceased, % region"), .number("Ceased, % England"),
      ], groups: groups, tools: [.copy])
  }

  private func byEnd(_ rows: [StockChange]) -> [Int: StockChange] {
    Dictionary(rows.map { ($0.years.upperBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The balance of a year: before, started, ceased, not accounted for, after.
  static func cells(_ row: StockChange) -> [DataTable.Cell] {
    [
      StockChangeTables.cell(row.before), StockChangeTables.cell(row.starts),
      StockChangeTables.cell(row.ceases),
      StockChangeTables.signed(row.counts?.residual, else: row), StockChangeTables.cell(row.after),
    ]
  }
}
