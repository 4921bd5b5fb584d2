internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// The level of every authority by its size, between limits that allow for ordinary spread.
struct BoardFunnel {
  let index: SiteIndex

  private struct Dot {
    let level: Level
    let counts: Level.Counts
    let funnel: Level.Funnel
  }

  /// Writes the whole section, heading included; nothing where the headline rate has no funnel.
  func write(to html: inout HTML) {
    let id = index.context.headline.rate
    let dots = index.analysis.evidence.levels.compactMap { level -> Dot? in
      guard level.measure == id, let counts = level.counts, let funnel = level.funnel,
        funnel.betweenVariance != nil
      else { return nil }
      return Dot(level: level, counts: counts, funnel: funnel)
    }
    guard let measure = index.measure(id), let first = dots.first else { return }
    html.element(.section, .labelledBy("level")) { html in
      html.element(.h2, .id("level"), text: "How high the rates are")
      html.element(
        .p,
        text:
          "This is about levels, not change. Rates of small areas spread more by chance, so the "
          + "limits are wider there. They allow for the spread between authorities that is more than "
          + "chance, too. A rate outside them is not in itself better or worse for children.")
      draw(dots, first, measure, to: &html)
      html.element(.p, .class("note")) { html in
        html.text(counted(dots) + " ")
        html.element(.a, .href("\(PagePath.methods)#levels"), text: "How the limits are worked out")
      }
    }
  }

  private func draw(_ dots: [Dot], _ first: Dot, _ measure: Measure, to html: inout HTML) {
    let rate = first.funnel.expected / first.counts.denominator
    let multiplier = measure.unit.multiplier
    let sizes = dots.map(\.counts.denominator)
    let (smallest, largest) = (sizes.min() ?? 1, sizes.max() ?? 1)
    let limits = (0...60).compactMap { step -> FunnelChart.Limits? in
      // Closer together where areas are small and limits bend.
      let share = Double(step) / 60
      let size = smallest + (largest - smallest) * share * share
      guard let inner = first.funnel.limits(expected: size * rate, isOuter: false),
        let outer = first.funnel.limits(expected: size * rate, isOuter: true)
      else { return nil }
      func rates(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        (range.lowerBound * rate * multiplier)...(range.upperBound * rate * multiplier)
      }
      return FunnelChart.Limits(size: size, inner: rates(inner), outer: rates(outer))
    }
    let description = ChartDescription(
      id: "level-chart", headline: "\(measure.name), by the number of children living there",
      summary: "A point for each authority between limits that narrow with size. "
        + counted(dots) + " Every figure is in the file of levels.")
    let chart = FunnelChart(
      description: description,
      points: dots.map { dot in
        FunnelChart.Point(
          name: index.name(dot.level.area), size: dot.counts.denominator,
          level: dot.counts.numerator / dot.counts.denominator * multiplier,
          isNamed: dot.funnel.bySpread == .farOutside || isGraded(dot.level.area))
      }, limits: limits, centre: rate * multiplier, axisTitle: measure.unit.inWords,
      sizeTitle: "Children aged 0 to 17")
    PageCharts.figure(
      description,
      subtitle:
        "\(measure.period.inWords(year: first.level.year)), with limits that 95 and 99.8 of 100 "
        + "such areas lie within. Named: outside the outer limits, or with a graded change.",
      svg: chart.svg, source: PageCharts.source(measure, to: first.level.year), to: &html)
  }

  private func isGraded(_ area: AreaKey) -> Bool {
    index.models(of: index.context.headline.rate).contains { model in
      index.trend(of: area, in: model)?.grade != nil
    }
  }

  private func counted(_ dots: [Dot]) -> String {
    let outside = dots.count { $0.funnel.bySpread != .within }
    let far = dots.count { $0.funnel.bySpread == .farOutside }
    return "Of \(Phrases.count(dots.count, "authority", "authorities")) "
      + "\(NumberText.whole(outside)) lie outside the 95% limits, \(NumberText.whole(far)) of these "
      + "outside the 99.8% limits."
  }
}
