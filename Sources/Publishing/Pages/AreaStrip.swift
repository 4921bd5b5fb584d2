internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// Where an authority stands among all, in its latest year of one measure.
struct AreaStrip {
  let index: SiteIndex
  let area: Area
  let series: ComparedSeries

  /// Writes the chart; nothing where the authority has no figure.
  func write(to html: inout HTML) {
    guard let latest = series.latest, let value = series.points[latest].value else { return }
    let measure = series.measure
    let year = series.points[latest].year
    let (others, neighbours) = values(index.values(of: measure.id, year: year))
    let count = others.count + neighbours.count
    let england = england(latest)
    let description = ChartDescription(
      id: id, headline: headline(value, england, count),
      summary: summary(others + neighbours + [value], neighbours.count))
    let chart = StackedStrip(
      description: description, others: others, neighbours: neighbours, subject: (area.name, value),
      england: england, decimals: measure.decimals)
    PageCharts.figure(
      description,
      subtitle: "\(measure.shortName), \(measure.unit.inWords), \(series.period(latest)). Ringed: "
        + "neighbours.",
      svg: chart.svg, source: PageCharts.source(measure, to: year),
      name: "standing-\(measure.id)", scrolls: false, to: &html)
  }

  /// The values of the authority's neighbours, and of all others.
  private func values(
    _ all: [(key: AreaKey, value: Double)]
  ) -> (others: [Double], neighbours: [Double]) {
    let keys = Set((index.analysis.neighbourModel.neighbours[area.key] ?? []).map(\.neighbour))
    var (others, neighbours): ([Double], [Double]) = ([], [])
    for (key, value) in all where key != area.key {
      if keys.contains(key) { neighbours.append(value) } else { others.append(value) }
    }
    return (others, neighbours)
  }

  /// Short, since it stands four times in a drawing: the measure's place in the catalogue.
  private var id: String {
    let place = index.measures.firstIndex { $0.id == series.measure.id } ?? index.measures.count
    return "s\(place + 1)"
  }

  /// England's figure as the tables round it; `nil` for a number, which follows size.
  private func england(_ latest: Int) -> Double? {
    guard !series.measure.unit.isCount else { return nil }
    return series.englandShown[latest].map {
      NumberText.rounded($0, decimals: series.measure.decimals)
    }
  }

  private func text(_ value: Double) -> String {
    NumberText.fixed(value, decimals: series.measure.decimals)
  }

  private func headline(_ value: Double, _ england: Double?, _ others: Int) -> String {
    let all = Phrases.count(others + 1, "authority", "authorities")
    return "\(area.name) \(text(value))" + (england.map { ", England \(text($0))" } ?? "")
      + ", among \(all)"
  }

  private func summary(_ values: [Double], _ neighbours: Int) -> String {
    let span = "from \(text(values.min() ?? 0)) to \(text(values.max() ?? 0))"
    return "A dot for each authority with a figure, \(span); \(Phrases.number(neighbours)) "
      + "\(neighbours == 1 ? "neighbour is" : "neighbours are") ringed. The table beside it names "
      + "them."
  }
}
