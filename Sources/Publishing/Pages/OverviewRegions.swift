internal import CareStatistics
internal import TrendAnalysis

/// The regions' rates: the first and last year as a chart, every year as a table.
struct OverviewRegions {
  let index: SiteIndex
  let rate: EnglandSeries

  /// One region's values, one a year.
  struct RegionSeries {
    let name: String
    let values: [Double?]
  }

  private var series: [RegionSeries] {
    guard let comparators = index.analysis.comparators[rate.measure.id] else { return [] }
    return index.regions.map(\.region).map { region in
      let figures = comparators.regions[region.key] ?? []
      return RegionSeries(
        name: region.name,
        values: rate.years.map { year in
          guard let position = comparators.years.firstIndex(of: year), position < figures.count
          else { return nil }
          return figures[position].shown
        })
    }
  }

  func write(to html: inout HTML) {
    let series = series
    guard !series.isEmpty else { return }
    html.element(.section, .labelledBy("regions")) { html in
      html.element(.h2, .id("regions"), text: "Regions")
      PageCharts.regions(series, england: rate, id: "regions-chart", to: &html)
      html.element(.p, text: sentence(series))
      DataTable(
        id: "regions-table",
        caption: "\(rate.measure.name), \(rate.measure.unit.inWords), by region and year",
        columns: [.text("Region")] + rate.years.map { .number("\($0)") },
        rows: (series + [RegionSeries(name: "England", values: rate.values)]).map { region in
          DataTable.Row(
            .text(region.name),
            region.values.map { value in
              guard let value else { return .status(.notAvailable) }
              return .number(NumberText.fixed(value, decimals: rate.measure.decimals))
            })
        }, tools: [.copy]
      ).write(to: &html)
    }
  }

  private func sentence(_ series: [RegionSeries]) -> String {
    let changes = series.compactMap { region -> Double? in
      guard let first = region.values.first, let first, let last = region.values.last, let last
      else { return nil }
      return last - first
    }
    let rose = changes.count { $0 > 0 }
    let fell = changes.count { $0 < 0 }
    let same = changes.count - rose - fell
    return "Between \(rate.years.lowerBound) and \(rate.years.upperBound) the published rate rose "
      + "in \(Phrases.number(rose)) of \(Phrases.number(changes.count)) regions, fell in "
      + "\(Phrases.number(fell)) and stayed the same in \(Phrases.number(same))."
  }
}
