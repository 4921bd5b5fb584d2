internal import CareStatistics
internal import Charts
internal import TrendAnalysis

extension PageCharts {
  /// Where the nine regions stand on a map of three by three: column and row by code.
  private static let regionPlaces: [String: (column: Int, row: Int)] = [
    "E12000002": (0, 0), "E12000001": (1, 0), "E12000003": (2, 0),
    "E12000005": (0, 1), "E12000004": (1, 1), "E12000006": (2, 1),
    "E12000009": (0, 2), "E12000008": (1, 2), "E12000007": (2, 2),
  ]

  /// The regions as small charts on one scale, laid out roughly as a map, England behind each.
  static func regionPanels(_ figures: RegionFigures, id: String, to html: inout HTML) {
    let (england, measure) = (figures.england, figures.england.measure)
    // A region that the map does not know stands in a row below it.
    let unknown = figures.regions.filter { regionPlaces[$0.region.code] == nil }.map(\.region.key)
    let panels = figures.regions.map { one in
      let place =
        regionPlaces[one.region.code]
        ?? unknown.firstIndex(of: one.region.key).map { ($0 % 3, 3 + $0 / 3) } ?? (0, 3)
      return SmallMultiples.Panel(
        name: one.region.name, values: rounded(one.values, measure), column: place.0, row: place.1)
    }
    let description = ChartDescription(
      id: id, headline: figures.headline,
      summary:
        "A small line chart for each of \(panels.count) regions on one scale, England behind "
        + "each. The table after the chart has every figure.")
    let chart = SmallMultiples(
      description: description, years: Array(england.years), panels: panels,
      behind: ("England", rounded(england.values, measure)), axisTitle: measure.unit.inWords,
      decimals: measure.decimals)
    figure(
      description,
      subtitle: "\(measure.name), \(Phrases.years(england.years)). One scale; laid out roughly as "
        + "on a map.",
      svg: chart.svg, source: source(measure, to: england.years.upperBound), to: &html)
  }

  /// One region beside England.
  static func region(
    _ region: RegionSeries, england: EnglandSeries, id: String, to html: inout HTML
  ) {
    let measure = england.measure
    let values = rounded(region.values, measure)
    let description = ChartDescription(
      id: id, headline: headline(region, england),
      summary: "Lines for \(region.region.name) and England, \(Phrases.years(england.years)). The "
        + "table after the charts has every figure.")
    let chart = LineChart(
      description: description, years: Array(england.years),
      series: [
        LineSeries(name: region.region.name, role: .subject, values: values),
        LineSeries(name: "England", role: .england, values: rounded(england.values, measure)),
      ], axisTitle: measure.unit.inWords)
    figure(
      description, subtitle: "\(measure.name), \(Phrases.years(england.years))", svg: chart.svg,
      source: source(measure, to: england.years.upperBound), to: &html)
  }

  /// The latest figure of a region and how it differs from its first.
  private static func headline(_ region: RegionSeries, _ england: EnglandSeries) -> String {
    let (measure, years) = (england.measure, england.years)
    guard let last = region.values.last, let value = last else {
      return "\(measure.shortName): \(region.region.name) beside England"
    }
    let now =
      "\(measure.shortName): \(NumberText.fixed(value, decimals: measure.decimals)) in "
      + "\(years.upperBound)"
    guard let first = region.drawn.firstIndex(where: { $0 != nil }), first < years.count - 1,
      let before = region.drawn[first], let after = region.drawn[years.count - 1]
    else { return now }
    let difference = Phrases.difference(after - before, decimals: measure.decimals)
    let since = years.lowerBound + first
    return difference == "no change"
      ? "\(now), as in \(since)" : "\(now), \(difference) than in \(since)"
  }

  /// Authorities as small charts on one scale, England behind each: one of several drawings that
  /// share the scale.
  static func authorityPanels(
    _ authorities: ArraySlice<RegionAuthorities.Line>, of all: [RegionAuthorities.Line],
    england: EnglandSeries, id: String, headline: String, to html: inout HTML
  ) {
    let measure = england.measure
    let panels = authorities.enumerated().map { place, line in
      SmallMultiples.Panel(
        name: line.area.name, values: line.points.map(\.value), column: place % 4, row: place / 4)
    }
    let description = ChartDescription(
      id: id, headline: headline,
      summary: "A small line chart for each of \(panels.count) authorities on one scale, England "
        + "behind each. The table after the charts has every figure.")
    let chart = SmallMultiples(
      description: description, years: Array(england.years), panels: panels,
      behind: ("England", rounded(england.values, measure)), axisTitle: measure.unit.inWords,
      decimals: measure.decimals, scaledTo: all.flatMap { $0.points.map(\.value) })
    figure(
      description,
      subtitle: "\(measure.name), \(Phrases.years(england.years)). One scale for all, by name; a "
        + "gap is a year without a figure.",
      svg: chart.svg, source: source(measure, to: england.years.upperBound), to: &html)
  }

  private static func rounded(_ values: [Double?], _ measure: Measure) -> [Double?] {
    values.map { $0.map { NumberText.rounded($0, decimals: measure.decimals) } }
  }
}
