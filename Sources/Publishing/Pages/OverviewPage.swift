internal import CareStatistics
internal import TrendAnalysis

/// The front page: England, its regions, and which authorities moved another way.
struct OverviewPage {
  let index: SiteIndex

  var content: PageContent {
    PageContent(title: "Children looked after in England", path: PagePath.overview, main: main)
  }

  private var rate: EnglandSeries? { EnglandSeries(index.context.headline.rate, index) }
  private var number: EnglandSeries? { EnglandSeries(index.context.headline.number, index) }
  private var model: TrendModel? { index.models(of: index.context.headline.rate).first }

  private var main: HTML {
    HTML { html in
      html.element(.p, .class("kicker"), text: "England, \(index.lastPeriod)")
      html.element(.h1, text: "Children looked after in England")
      html.element(.p, .class("lead"), text: summary)
      writeFigures(to: &html)
      html.append(index.picker)
      OverviewTrends(index: index).write(to: &html)
      writeChanges(to: &html)
      OverviewMap(index: index, model: model).write(to: &html)
      OverviewThemes(index: index).write(to: &html)
      writeTime(to: &html)
      OverviewStockChange(index: index).write(to: &html)
      if let rate {
        OverviewSpread(index: index, measure: rate.measure, years: rate.years).write(to: &html)
        OverviewRegions(index: index, rate: rate).write(to: &html)
      }
      if let model { OverviewChange(index: index, model: model).write(to: &html) }
    }
  }

  /// The latest figures, the change over the window, and how many authorities were tested.
  private var summary: String {
    var sentences: [String] = []
    if let rate, let last = rate.values.last, let value = last {
      let children = number?.values.last.flatMap { $0 }.map {
        "\(NumberText.fixed($0)) children were looked after in England, "
      }
      sentences.append(
        "On \(rate.period(rate.years.upperBound)), \(children ?? "the rate in England was ")"
          + "\(Phrases.value(value, of: rate.measure)).")
      if let first = rate.firstValue, let change = rate.changeToLast {
        let decimals = rate.measure.decimals
        let was = NumberText.fixed(first.value, decimals: decimals)
        let since = Phrases.since(
          shown: (first.value, value), change: change, decimals: decimals)
        sentences.append("On \(rate.period(first.year)) the rate was \(was): \(since).")
      }
    }
    if let model {
      sentences.append(
        "Change was tested in \(Phrases.count(model.tested, "area", "areas")) over "
          + "\(Phrases.years(model.window)).")
    }
    return sentences.joined(separator: " ")
  }

  private func writeFigures(to html: inout HTML) {
    var figures: [(String, String)] = []
    if let number, let last = number.values.last, let value = last {
      figures.append((NumberText.fixed(value), "children looked after on \(index.lastPeriod)"))
    }
    if let rate, let last = rate.values.last, let value = last {
      figures.append(
        (NumberText.fixed(value, decimals: rate.measure.decimals), rate.measure.unit.inWords))
    }
    if let model {
      let against = index.trends(model).filter { $0.tier == .against }
      figures.append(
        (
          NumberText.whole(against.count),
          "\(against.count == 1 ? "area" : "areas") moved against the national direction, "
            + "\(Phrases.years(model.window)), at any grade of evidence"
        ))
    }
    guard !figures.isEmpty else { return }
    html.element(.dl, .class("figures")) { html in
      for (figure, words) in figures {
        html.element(.div) { html in
          html.element(.dt, text: words)
          html.element(.dd, text: figure)
        }
      }
    }
  }

  /// How many flags are other than in the earlier run; nothing where there was none.
  private func writeChanges(to html: inout HTML) {
    guard let changes = index.context.changes else { return }
    html.element(.p) { html in
      html.text("\(ChangeWords.summary(of: changes)) ")
      html.element(.a, .href(PagePath.changes), text: "What changed")
    }
  }

  private func writeTime(to html: inout HTML) {
    guard let rate else { return }
    html.element(.section, .labelledBy("time")) { html in
      html.element(.h2, .id("time"), text: "England over time")
      html.element(.div, .class("pair")) { html in
        PageCharts.england(rate, id: "england-rate", to: &html)
        if let number { PageCharts.england(number, id: "england-number", to: &html) }
      }
      if let longRun { html.element(.p, text: longRun) }
      table(rate).write(to: &html)
    }
  }

  /// Earlier releases beside the newest figure: only years that the configuration names.
  private var longRun: String? {
    let earlier = index.context.longRun
    guard let first = earlier.first, let number, let last = number.values.last, let now = last
    else {
      return nil
    }
    func share(_ from: Int, _ to: Double) -> String {
      let change = 100 * (to / Double(from) - 1)
      return "\(NumberText.fixed(abs(change))) per cent \(change < 0 ? "fewer" : "more")"
    }
    var text =
      "In the longer run: \(NumberText.whole(first.children)) children were looked after on 31 March "
      + "\(first.year)"
    if let later = earlier.dropFirst().last {
      text +=
        ", and \(NumberText.whole(later.children)) on 31 March \(later.year), "
        + share(first.children, Double(later.children))
    }
    return text + ". On \(number.period(number.years.upperBound)) there were "
      + "\(NumberText.fixed(now)), \(share(first.children, now)) than in \(first.year)."
  }

  private func table(_ rate: EnglandSeries) -> DataTable {
    let columns = rate.years.map { DataTable.Column.number("\($0)") }
    let rows = [number, rate].compactMap { $0 }.map { series in
      DataTable.Row(
        .text("\(series.measure.shortName), \(series.measure.unit.inWords)"),
        rate.years.map { year in
          guard let value = series.value(year) else { return .status(.notAvailable) }
          return .number(NumberText.fixed(value, decimals: series.measure.decimals))
        })
    }
    return DataTable(
      id: "england-table", caption: "England, \(rate.measure.period.rawValue) of each year",
      columns: [.text("Measure")] + columns, rows: rows, tools: [.copy])
  }
}

/// England's own published series of one measure.
struct EnglandSeries {
  let measure: Measure
  let years: ClosedRange<Int>
  /// As published, else calculated; one a year.
  let values: [Double?]
  /// Unrounded where possible, to draw and to subtract.
  let drawn: [Double?]

  init?(_ id: String, _ index: SiteIndex) {
    guard let measure = index.measure(id), let years = index.years(of: id),
      let comparators = index.analysis.comparators[id]
    else { return nil }
    (self.measure, self.years) = (measure, years)
    let figures = years.map { year -> AggregateFigure? in
      guard let position = comparators.years.firstIndex(of: year),
        position < comparators.england.count
      else { return nil }
      return comparators.england[position]
    }
    values = figures.map { $0?.shown }
    drawn = figures.map { $0?.drawn(for: measure.unit) }
  }

  /// The value of a year; `nil` outside the series.
  func value(_ year: Int) -> Double? {
    years.contains(year) ? values[year - years.lowerBound] : nil
  }

  /// The first year with a value.
  var firstValue: (year: Int, value: Double)? {
    for (year, value) in zip(years, values) {
      if let value { return (year, value) }
    }
    return nil
  }

  /// The change from the first year with a value to the last year, unrounded.
  var changeToLast: Double? {
    guard let first = firstValue, let before = drawn[first.year - years.lowerBound],
      let last = drawn.last, let last
    else { return nil }
    return last - before
  }

  /// A year's period in words.
  func period(_ year: Int) -> String { measure.period.inWords(year: year) }
}
