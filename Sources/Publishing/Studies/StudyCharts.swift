internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// The charts of a study's page.
struct StudyCharts {
  let study: Study

  private var years: [Int] { study.series.map(\.year) }

  /// The mark before the first treated year; `nil` where starts differ.
  private var mark: SeriesBreak? {
    guard study.hasOneStart, let first = study.firstYears.first else { return nil }
    return SeriesBreak(before: first, label: "first treated year: \(first)")
  }

  /// Treated areas, comparators and the synthetic control.
  func lines(to html: inout HTML) {
    func rounded(_ logRate: Double) -> Double {
      NumberText.rounded(study.rate(logRate), decimals: 1)
    }
    var series = [
      LineSeries(
        name: "Treated areas", role: .subject, values: study.series.map { rounded($0.treated) }),
      LineSeries(
        name: "Comparators", role: .england, values: study.series.map { rounded($0.comparators) }),
    ]
    if study.noSyntheticControl == nil {
      series.append(
        LineSeries(
          name: "Synthetic", role: .neighbours,
          values: study.series.map { $0.synthetic.map(rounded) }))
    }
    let description = ChartDescription(
      id: "lines", headline: "Treated areas and comparators, \(Phrases.years(study.plan.window))",
      summary:
        "A line for the treated areas and one for the comparators. The table after the chart "
        + "has every figure.")
    let chart = LineChart(
      description: description, years: years, series: series,
      axisTitle: study.plan.measure.unit.inWords, startsAtZero: false, seriesBreak: mark)
    let starts =
      study.hasOneStart
      ? "" : " Areas start in \(Phrases.list(study.firstYears.map { "\($0)" }))."
    PageCharts.figure(
      description,
      subtitle: "\(study.plan.measure.name); geometric mean, every area counting alike.\(starts)",
      svg: chart.svg, to: &html)
  }

  /// The differences by years since the start.
  func events(_ events: [StudyEstimate], to html: inout HTML) {
    let rows = events.compactMap { row -> DotIntervalChart.Row? in
      guard let time = row.eventTime, let estimate = row.estimate else { return nil }
      let value = TidyNumber.growthPercent(logPoints: estimate)
      let name = StudySentences.event(time)
      let emphasis: DotIntervalChart.Emphasis = time < 0 ? .open : .full
      guard let lower = row.lower, let upper = row.upper else {
        return DotIntervalChart.Row(name: name, value: value, emphasis: emphasis)
      }
      return DotIntervalChart.Row(
        name: name, value: value, low: TidyNumber.growthPercent(logPoints: lower),
        high: TidyNumber.growthPercent(logPoints: upper), emphasis: emphasis)
    }
    let description = ChartDescription(
      id: "event-chart", headline: "Difference by years since the start",
      summary: "A point with its 95% interval for each year before and after the start. The table "
        + "after the chart has every figure.")
    let chart = DotIntervalChart(
      description: description, rows: rows, zeroLabel: "as in the last year before",
      axisTitle: "difference from the comparators, per cent")
    PageCharts.figure(
      description,
      subtitle: "Against the last year before the start, with 95% intervals. Open points: before "
        + "the start, where none should stand out. One interval in twenty misses zero by chance.",
      svg: chart.svg, to: &html)
  }

  /// The gap of the treated areas in the band of the gaps that comparators show in their place.
  func gaps(_ gaps: Study.Gaps, to html: inout HTML) {
    let band = years.indices.map { t -> ClosedRange<Double>? in
      let values = gaps.placebos.map { TidyNumber.growthPercent(logPoints: $0[t]) }
      guard let low = values.min(), let high = values.max() else { return nil }
      return low...high
    }
    let description = ChartDescription(
      id: "gap-chart", headline: "Gap between the treated areas and their mixture",
      summary:
        "A line for the gap of the treated areas and a band for those of \(gaps.placebos.count) "
        + "comparators in their place. The table after the chart has every figure.")
    let chart = LineChart(
      description: description, years: years,
      series: [
        LineSeries(
          name: "Treated areas", role: .subject,
          values: gaps.treated.map {
            NumberText.rounded(TidyNumber.growthPercent(logPoints: $0), decimals: 1)
          }
        )
      ], band: band, bandLabel: "comparators in their place",
      axisTitle: "per cent", seriesBreak: mark)
    PageCharts.figure(
      description,
      subtitle:
        "Band: lowest to highest gap of the comparators, each in the treated areas' place. A gap "
        + "within it is nothing out of the ordinary.",
      svg: chart.svg, to: &html)
  }
}
