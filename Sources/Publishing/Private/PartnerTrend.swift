internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// The published numbers by year with the local ones as a line of their own, and the published trend.
struct PartnerTrend {
  let index: SiteIndex
  let report: PartnerReport
  let figures: LocalFigures
  let series: PublishedSeries

  func write(to html: inout HTML) {
    html.element(
      .p,
      text:
        "Returns come before the publication that is made from them. Their figures are drawn apart "
        + "from the published ones: no trend is tested on them, and neither line goes on in the "
        + "other.")
    writeChart(to: &html)
    html.element(.h3, .id("published-trend"), text: "The published trend")
    html.element(
      .p,
      text:
        "What the public pages say about \(report.name), in the same words. It rests on published "
        + "figures alone.")
    writeTrends(to: &html)
  }

  private func writeChart(to html: inout HTML) {
    guard let years = years else {
      html.element(.p, text: "There is no figure to draw.")
      return
    }
    let description = ChartDescription(
      id: "trend-chart", headline: headline(years),
      summary:
        "A solid line for the published figures and a dashed line for the local ones, "
        + "\(Phrases.years(years)). The tables under Beside the published figures have the "
        + "local years.")
    let chart = LineChart(
      description: description, years: Array(years), series: lines(years),
      axisTitle: "children on 31 March")
    PageCharts.figure(
      description,
      subtitle: "Children looked after on 31 March, \(Phrases.years(years)). Solid line with round "
        + "points: published. Dashed line with diamonds: \(LocalWords.label(report).lowercasedFirst). "
        + "Withheld figures are left out.",
      svg: chart.svg, to: &html)
  }

  /// The published line and the local one; what is withheld is a gap with its mark.
  private func lines(_ years: ClosedRange<Int>) -> [LineSeries] {
    let entries = years.map { series.entry(.stock, year: $0) }
    let published = LineSeries(
      name: "Published", role: .subject,
      values: entries.map { entry in
        if case .number(let number, _) = entry { return number }
        return nil
      },
      marks: entries.map { entry in
        if case .status(let status, _) = entry { return status.mark }
        return nil
      })
    let local = LineSeries(
      name: LocalWords.label(report), role: .region,
      values: years.map { figures.number(.stock, year: $0) },
      marks: years.map { year in
        figures.years.contains(year) ? figures.status(.stock, year: year)?.mark : nil
      })
    return [published, local]
  }

  /// The years of both lines together; `nil` where neither has one.
  private var years: ClosedRange<Int>? {
    let published = series.years(.stock)
    let firsts = [published?.lowerBound, figures.years.first].compactMap { $0 }
    let lasts = [published?.upperBound, figures.years.last].compactMap { $0 }
    guard let first = firsts.min(), let last = lasts.max() else { return nil }
    return first...last
  }

  private func headline(_ years: ClosedRange<Int>) -> String {
    let day = PeriodBasis.march31
    guard let year = figures.years.last(where: { figures.number(.stock, year: $0) != nil }),
      let number = figures.number(.stock, year: year)
    else { return "\(report.name): children looked after, \(Phrases.years(years))" }
    let local =
      "\(LocalWords.number(number, .stock)) by the local count, \(day.inWords(year: year))"
    let last = years.last { year in
      if case .number = series.entry(.stock, year: year) { return true }
      return false
    }
    guard let last, case .number(let published, _) = series.entry(.stock, year: last) else {
      return "\(report.name): \(local)"
    }
    return "\(report.name): \(NumberText.fixed(published)) published, \(day.inWords(year: last)); "
      + local
  }

  private func writeTrends(to html: inout HTML) {
    guard let area = index.register[report.area] else {
      html.element(.p, text: "No published trend is about this authority.")
      return
    }
    let headline = index.context.headline
    var measures: [String] = []
    for id in [headline.rate, headline.number, headline.starting, headline.ceasing]
    where !measures.contains(id) { measures.append(id) }
    let trends = index.analysis.trends(of: area.key).filter { trend in
      measures.contains(trend.measure) && !index.isAssessedElsewhere(trend)
    }
    guard !trends.isEmpty else {
      html.element(.p, text: "No trend of \(report.name) has been tested.")
      return
    }
    let writer = AreaTrends(index: index, area: area)
    for measure in measures {
      let own = trends.filter { $0.measure == measure }
      guard !own.isEmpty else { continue }
      html.element(.p, .class("definition"), text: index.measureName(measure))
      for trend in own { writer.write(trend, to: &html) }
    }
    html.element(.p, .class("caveat"), text: Phrases.caveat)
  }
}
