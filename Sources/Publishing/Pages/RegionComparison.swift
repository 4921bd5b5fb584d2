internal import CareStatistics
internal import TrendAnalysis

/// A region beside England: the headline rate, and children starting and ceasing to be looked after.
struct RegionComparison {
  let index: SiteIndex
  let region: Area

  private typealias Pair = (region: RegionSeries, england: EnglandSeries)

  private func pair(_ id: String) -> Pair? {
    RegionSeries.beside(region, measure: id, in: index)
  }

  func write(to html: inout HTML) {
    let headline = index.context.headline
    let rate = pair(headline.rate)
    let flows = [headline.starting, headline.ceasing].compactMap(pair)
    html.element(.section, .labelledBy("beside")) { html in
      html.element(.h2, .id("beside"), text: "\(region.name) beside England")
      if let rate {
        PageCharts.region(rate.region, england: rate.england, id: "region-rate", to: &html)
        html.element(.p, text: sentence(rate))
      }
      if !flows.isEmpty {
        html.element(.div, .class("pair")) { html in
          for (place, flow) in flows.enumerated() {
            html.element(.div) { html in
              PageCharts.region(
                flow.region, england: flow.england, id: "region-flow-\(place)", to: &html)
              html.element(.p, text: sentence(flow))
            }
          }
        }
      }
      let all = [rate].compactMap { $0 } + flows
      if let table = table(all + [pair(headline.number)].compactMap { $0 }) {
        table.write(to: &html)
      }
      writeSource(all, to: &html)
    }
  }

  private func sentence(_ pair: Pair) -> String {
    let last = pair.england.values.count - 1
    guard let first = pair.region.values.firstIndex(where: { $0 != nil }), first < last else {
      return "No two years have a figure of the region, so no change can be shown."
    }
    let decimals = pair.england.measure.decimals
    let parts = [
      MeasureSentences.path(region.name, pair.region.values, first, last, decimals),
      MeasureSentences.path("England", pair.england.values, first, last, decimals),
    ].compactMap { $0 }
    let years = pair.england.years
    var note = ""
    if let before = pair.region.values[first], let now = pair.region.values[last],
      let from = pair.region.drawn[first], let to = pair.region.drawn[last]
    {
      note = Phrases.roundingNote(shown: (before, now), change: to - from, decimals: decimals)
    }
    guard !parts.isEmpty else { return "No figure is published for \(years.upperBound)." }
    return "From \(Phrases.years((years.lowerBound + first)...years.upperBound)), "
      + "\(Phrases.list(parts)).\(note)"
  }

  /// Region and England for each measure, a column a year; `nil` where there is nothing to show.
  private func table(_ pairs: [Pair]) -> DataTable? {
    let years = pairs.map(\.england.years)
    guard let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max() else {
      return nil
    }
    func row(_ name: String, _ values: [Double?], _ england: EnglandSeries) -> DataTable.Row {
      DataTable.Row(
        .text(name),
        (first...last).map { year in
          guard england.years.contains(year), let value = values[year - england.years.lowerBound]
          else { return .status(.notAvailable) }
          return .number(NumberText.fixed(value, decimals: england.measure.decimals))
        })
    }
    let groups = pairs.map { pair in
      DataTable.Group(
        heading: "\(pair.england.measure.name), \(pair.england.measure.unit.inWords)",
        rows: [
          row(region.name, pair.region.values, pair.england),
          row("England", pair.england.values, pair.england),
        ])
    }
    return DataTable(
      id: "region-table", caption: "\(region.name) and England by year",
      columns: [.text("Area")] + (first...last).map { .number("\($0)") }, groups: groups,
      tools: [.copy])
  }

  private func writeSource(_ pairs: [Pair], to html: inout HTML) {
    var sources: [String] = []
    for pair in pairs where !sources.contains(pair.england.measure.publication) {
      sources.append(pair.england.measure.publication)
    }
    guard !sources.isEmpty else { return }
    html.element(.p, .class("note"), text: "Source: \(sources.joined(separator: "; ")).")
  }
}
