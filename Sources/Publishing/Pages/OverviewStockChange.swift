internal import CareStatistics
internal import TrendAnalysis

/// Where England's change came from: a section of the overview.
struct OverviewStockChange {
  let index: SiteIndex

  private var tables: StockChangeTables { StockChangeTables(index: index) }
  private var england: String { AreaKey.england.rawValue }

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {
    let windows = tables.windows.compactMap { tables.window($0, code: england) }
    guard let measure = tables.measure, let longest = windows.first, longest.counts != nil else {
      return
    }
    let years = tables.years(longest.years, code: england)
    html.element(.section, .labelledBy("stock-change")) { html in
      html.element(.h2, .id("stock-change"), text: "Where England's change came from")
      html.element(.p, .class("definition"), text: StockSentences.idea)
      for row in windows {
        html.element(.p, text: StockSentences.change(row, period: measure.period))
      }
      if let first = years.first, let last = years.last, years.count > 1,
        let text = StockSentences.streams(first, last, period: measure.period)
      {
        html.element(.p, text: text)
      }
      StockChangeTables.chart(years, name: "England", id: "stock-change-chart", to: &html)
      yearTable(years, measure).write(to: &html)
      html.element(.p, .class("note"), text: "Rest: \(StockSentences.residual)")
      StockDecomposition(
        measure: measure, window: longest.years, areas: areas(longest), id: "stock-change-parts"
      ).write(to: &html)
      html.element(.p, .class("note"), text: StockDecomposition.note)
      UnaccompaniedTable(measure: measure, areas: areas(longest), id: "stock-change-apart")
        .write(to: &html)
      html.element(.p) { html in
        html.element(
          .a, .href("\(PagePath.methods)#\(MethodsStockChange.id)"),
          text: "How a change is taken apart")
      }
    }
  }

  /// England and the regions over one window.
  private func areas(_ england: StockChange) -> [StockChange] {
    [england]
      + index.regions.compactMap { tables.window(england.years, code: $0.region.code) }
  }

  private func yearTable(_ years: [StockChange], _ measure: Measure) -> DataTable {
    DataTable(
      id: "stock-change-years",
      caption: "England, from one \(measure.period.rawValue) to the next, summed over the areas "
        + "that have every figure; starts and ceases also as a percentage of the mean number",
      columns: [
        .text("Year"), .number("Before"), .number("Started"), .number("Ceased"), .number("Rest"),
        .number("After"), .number("Started, %"), .number("Ceased, %"),
        .number("Mean stay, years"), .number("Areas"), .number("Left out"),
      ],
      rows: years.map { row in
        DataTable.Row(
          .text("\(row.years.lowerBound) to \(row.years.upperBound)"),
          AreaStockChange.cells(row) + [
            StockChangeTables.share(\.starts, of: row), StockChangeTables.share(\.ceases, of: row),
            StockChangeTables.plain(row.counts?.meanStay, decimals: 2, else: row),
            .number(NumberText.whole(row.used)), .number(NumberText.whole(row.missing)),
          ])
      }, tools: [.copy])
  }
}
