internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// The charts of pages: each a figure with its title in words, what is drawn, and the drawing.
///
/// Drawn are the figures that tables show, rounded in the same way, so that labels, tables and
/// sentences agree.
enum PageCharts {
  /// An authority beside England, its region and the median of its neighbours, with their band; a
  /// number is drawn beside the neighbours alone, since it follows the size of an area.
  ///
  /// - Parameter key: What the band and the dotted line are; a page says it in full once.
  static func compared(
    _ series: ComparedSeries, area: String, region: String, id: String, headline: String,
    key: String = neighboursKey, to html: inout HTML
  ) {
    let measure = series.measure
    let lines = lines(series, area: area, region: region)
    let band = series.neighbours.map { figure -> ClosedRange<Double>? in
      guard let low = figure?.secondLowest, let high = figure?.secondHighest else { return nil }
      return low...high
    }
    let others =
      measure.unit.isCount ? "statistical neighbours" : "England, \(region) and neighbours"
    let span = Phrases.years(series.years)
    let description = ChartDescription(
      id: id, headline: headline,
      summary: "Lines for the authority, \(others). The table has every figure.")
    let chart = LineChart(
      description: description, years: Array(series.years), series: lines, band: band,
      axisTitle: measure.unit.inWords)
    figure(
      description,
      subtitle: "\(measure.shortName), \(span). \(key)",
      svg: chart.svg, source: source(measure, to: series.years.upperBound), to: &html)
  }

  /// What the band and the dotted line of an authority's chart are.
  static let neighboursKey =
    "Pale band: second lowest to second highest of the statistical neighbours; dotted line: their "
    + "median."

  /// The lines of an authority's chart, as its tables round them.
  static func lines(_ series: ComparedSeries, area: String, region: String) -> [LineSeries] {
    let measure = series.measure
    func rounded(_ values: [Double?]) -> [Double?] {
      values.map { value in value.map { NumberText.rounded($0, decimals: measure.decimals) } }
    }
    let marks = series.points.map { point in point.value == nil ? point.status?.mark : nil }
    var lines = [
      LineSeries(name: area, role: .subject, values: series.points.map(\.value), marks: marks)
    ]
    if !measure.unit.isCount {
      lines.append(
        LineSeries(name: "England", role: .england, values: rounded(series.englandShown)))
      lines.append(LineSeries(name: region, role: .region, values: rounded(series.regionShown)))
    }
    lines.append(
      LineSeries(name: "Neighbours", role: .neighbours, values: rounded(series.medians)))
    return lines.filter { line in
      line.role == .subject || line.values.contains { $0 != nil }
    }
  }

  /// England alone.
  static func england(_ series: EnglandSeries, id: String, to html: inout HTML) {
    let decimals = series.measure.decimals
    let values = series.values.map { $0.map { NumberText.rounded($0, decimals: decimals) } }
    let now = values.last.flatMap { $0 }.map {
      "\(series.measure.shortName): \(NumberText.fixed($0, decimals: decimals)) in "
        + "\(series.years.upperBound)"
    }
    let headline: String =
      if let now, let change = series.changeToLast, let first = series.firstValue,
        first.year < series.years.upperBound
      {
        "\(now), \(Phrases.difference(change, decimals: decimals)) "
          + "\(NumberText.roundsToZero(change, decimals: decimals) ? "since" : "than in") "
          + "\(first.year)"
      } else {
        now ?? series.measure.name
      }
    let description = ChartDescription(
      id: id, headline: headline,
      summary: "One line for England, \(Phrases.years(series.years)). The table after the charts "
        + "has every figure.")
    let chart = LineChart(
      description: description, years: Array(series.years),
      series: [LineSeries(name: "England", role: .subject, values: values)],
      axisTitle: series.measure.unit.inWords)
    figure(
      description,
      subtitle: "England, \(series.measure.period.rawValue), \(Phrases.years(series.years))",
      svg: chart.svg, source: source(series.measure, to: series.years.upperBound), to: &html)
  }

  /// The spread of authorities, a bar a year.
  static func spread(_ spread: AuthoritySpread, id: String, to html: inout HTML) {
    let (spreads, measure) = (spread.spreads, spread.measure)
    guard let first = spreads.first, let last = spreads.last else { return }
    let decimals = measure.decimals
    func rounded(_ value: Double) -> Double { NumberText.rounded(value, decimals: decimals) }
    let now = "\(NumberText.fixed(last.median, decimals: decimals)) in \(last.year)"
    let before = "\(NumberText.fixed(first.median, decimals: decimals)) in \(first.year)"
    let description = ChartDescription(
      id: id,
      headline: "The middle authority stood at \(now)"
        + (first.year < last.year ? " and at \(before)" : ""),
      summary: "A bar a year with the 10th to 90th percentile, a box for the middle half and a "
        + "point for the median. The table after the chart has every figure.")
    let chart = SpreadChart(
      description: description,
      years: spreads.map { spread in
        SpreadChart.Year(
          year: spread.year, tenth: rounded(spread.tenth), quarter: rounded(spread.lowerQuartile),
          median: rounded(spread.median), threeQuarters: rounded(spread.upperQuartile),
          ninetieth: rounded(spread.ninetieth))
      }, axisTitle: measure.unit.inWords)
    figure(
      description,
      subtitle: "\(measure.name). Line: eight in ten authorities; box: the middle half; point: the "
        + "median.",
      svg: chart.svg, source: source(measure, to: last.year), to: &html)
  }

  /// The first and last year of each region and of England.
  static func regions(
    _ series: [RegionSeries], england: EnglandSeries, id: String,
    to html: inout HTML
  ) {
    let rows =
      series.map { region in
        DumbbellChart.Row(
          name: region.region.name, first: region.values.first.flatMap { $0 },
          last: region.values.last.flatMap { $0 })
      } + [
        DumbbellChart.Row(
          name: "England", first: england.values.first.flatMap { $0 },
          last: england.values.last.flatMap { $0 }, isReference: true)
      ]
    let years = england.years
    let description = ChartDescription(
      id: id, headline: "Regions in \(years.lowerBound) and \(years.upperBound)",
      summary: "Two points a region joined by a line. The table after the chart has every figure.")
    let chart = DumbbellChart(
      description: description, rows: rows, firstLabel: "\(years.lowerBound)",
      lastLabel: "\(years.upperBound)", axisTitle: england.measure.unit.inWords)
    figure(
      description, subtitle: england.measure.name, svg: chart.svg,
      source: source(england.measure, to: years.upperBound), to: &html)
  }

  /// The growth of every assessed area, a strip a region.
  static func change(
    _ strips: [OverviewChange.Strip], model: TrendModel, index: SiteIndex, id: String,
    to html: inout HTML
  ) {
    let description = ChartDescription(
      id: id,
      headline: "Change in \(Phrases.count(model.tested, "area", "areas")), "
        + Phrases.years(model.window),
      summary: "A point for each assessed area, by region, with England as a line. The table after "
        + "the chart names every area.")
    let chart = StripChart(
      description: description,
      strips: strips.map { strip in
        .init(
          name: strip.region,
          values: strip.trends.compactMap {
            $0.estimate.map { TidyNumber.growthPercent(logPoints: $0.own) }
          })
      }, england: model.nationalGrowth.map(TidyNumber.growthPercent(logPoints:)),
      axisTitle: "per cent a year", startsAtZero: false)
    figure(
      description, subtitle: "Average change of the rate a year, by region", svg: chart.svg,
      source: source(model, index), to: &html)
  }

  /// The differences of graded areas from the rest of England, with their intervals.
  static func differences(
    _ trends: [Trend], model: TrendModel, index: SiteIndex, id: String, to html: inout HTML
  ) {
    let rows = trends.compactMap { trend -> DotIntervalChart.Row? in
      guard let estimate = trend.estimate else { return nil }
      return DotIntervalChart.Row(
        name: trend.areaName, value: TidyNumber.growthPercent(logPoints: estimate.contrast),
        low: TidyNumber.growthPercent(logPoints: estimate.contrastLower),
        high: TidyNumber.growthPercent(logPoints: estimate.contrastUpper),
        word: trend.grade?.rawValue ?? "")
    }
    let areas = Phrases.count(rows.count, "graded area", "graded areas")
    let description = ChartDescription(
      id: id, headline: "Difference in change: \(areas) beside the rest of England",
      summary: "A point with its 95% interval for each graded area, by standing, grade and name. "
        + "The table after the chart has every figure.")
    let chart = DotIntervalChart(
      description: description, rows: rows, zeroLabel: "same as the rest of England",
      axisTitle: "per cent a year")
    figure(
      description,
      subtitle: "Growth of the rate a year minus that of the rest of England, "
        + "\(Phrases.years(model.window)), with 95% intervals. By standing and grade, not ranked.",
      svg: chart.svg, source: source(model, index), to: &html)
  }

  /// A small line for a table's row, hidden from screen readers.
  static func sparkline(_ values: [Double?]) -> HTML {
    HTML(trustedMarkup: Sparkline(values).svg)
  }

  /// What a chart's own file says about the origin of its figures.
  static func source(_ measure: Measure, to year: Int) -> String {
    "Source: \(measure.publication). Figures to \(measure.period.inWords(year: year))."
  }

  /// The same for the figures that a model rests on; empty without a model.
  static func source(_ model: TrendModel?, _ index: SiteIndex) -> String {
    guard let model, let measure = index.measure(model.measure) else { return "" }
    return source(measure, to: model.window.upperBound)
  }

  /// A drawing under its title and what is drawn, with a link to its own file where it stands by
  /// itself.
  ///
  /// - Parameters:
  ///   - source: What its own file says about the origin of the figures.
  ///   - name: The name of its own file, where the drawing's id is too short to be one.
  ///   - scrolls: Whether the drawing keeps its size on a narrow screen, which needs a region that
  ///     scrolls; one that may shrink needs none.
  static func figure(
    _ description: ChartDescription, subtitle: String, svg: String, source: String = "",
    name: String? = nil, scrolls: Bool = true, to html: inout HTML
  ) {
    let file = StandaloneDrawing(
      description, subtitle: subtitle, svg: svg, source: source, name: name)
    html.keep(file)
    func words(_ html: inout HTML) {
      html.element(.strong, text: description.headline)
      html.element(.span, text: subtitle)
    }
    html.element(.figure) { html in
      guard scrolls else {
        html.element(.figcaption, content: words)
        return html.element(.div, .class("plate")) { $0.append(trustedMarkup: svg) }
      }
      html.element(.figcaption, .id("\(description.id)-h"), content: words)
      html.element(
        .div, .class("plate"), .role("region"), .labelledBy("\(description.id)-h"), .focusable
      ) { $0.append(trustedMarkup: svg) }
      writeLink(to: file, description, &html)
    }
  }

  private static func writeLink(
    to file: StandaloneDrawing, _ description: ChartDescription, _ html: inout HTML
  ) {
    guard let place = html.chartPlace, let path = place.path(file) else { return }
    html.element(.p, .class("tools")) { html in
      html.element(.a, .href(place.root + path)) { html in
        html.text("This chart as SVG")
        html.element(.span, .class("vh"), text: ": \(description.headline)")
      }
    }
  }
}
