internal import CareStatistics
internal import PublishedStatistics
internal import Publishing
internal import TrendAnalysis

extension Explanation {
  /// The explanation for people; every number is that of `observations.csv` or `trends.csv`.
  public var text: String {
    var lines = ["\(area.name) (\(area.code)): \(measure.name)", ""]
    lines.append(measure.definition)
    lines.append("\(kind.name), \(measure.unit.inWords); period: \(measure.period.rawValue).")
    if let name = measure.numeratorName { lines.append("Numerator: \(name).") }
    if let name = measure.denominatorName { lines.append("Denominator: \(name).") }
    lines += ["", "1. The figures, each with its cell"]
    lines += years.flatMap(figureLines)
    if traces.isEmpty, described.isEmpty {
      lines += ["", "2. No test", kind.assumption]
    }
    for trend in described {
      lines += ["", "2. No test", "Sentence: \(trend.statement)"]
    }
    for trace in traces { lines += [""] + TraceText(trace: trace).lines }
    lines += [
      "", "This describes a difference in recorded figures. It does not show why, and a higher or",
      "lower figure is not in itself better or worse for children.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func figureLines(_ year: YearFigures) -> [String] {
    let observation = year.observation
    var lines = ["\(observation.year) \(year.area.name)"]
    let parts: [(String, FigureRole, Figure?)] = [
      ("published", .value, observation.published),
      ("numerator", .numerator, observation.numerator),
      ("denominator", .denominator, observation.denominator),
    ]
    for (name, role, figure) in parts {
      guard let figure else { continue }
      lines.append("  \(name): \(Self.words(figure))\(Self.place(year.cells[role]))")
    }
    if let calculated = year.calculated {
      lines.append("  calculated: \(TidyNumber.text(calculated)) \(measure.unit.inWords)")
    }
    if !observation.boundaryNote.isEmpty { lines.append("  note: \(observation.boundaryNote)") }
    return lines
  }

  private static func words(_ figure: Figure) -> String {
    if let number = figure.number { return TidyNumber.text(number) }
    let status = figure.status ?? .notAvailable
    return "\(status.mark) \(status.explanation)"
  }

  private static func place(_ cell: PublishedCell?) -> String {
    guard let cell else { return "" }
    let conditions = cell.conditions.joined(separator: " and ")
    return " <- \(cell.file) line \(cell.line), column \(cell.column), text '\(cell.text)'"
      + (conditions.isEmpty ? "" : ", where \(conditions)")
  }
}

/// Lays out one trend with all of its steps.
struct TraceText {
  let trace: TrendTrace

  private var trend: Trend { trace.trend }

  /// The lines, without line ends.
  var lines: [String] {
    let window = "\(trend.window.lowerBound) to \(trend.window.upperBound)"
    var lines = ["2. The trend from \(window)"]
    if trend.parts.count > 1 {
      lines.append(
        "Assessed together as \(trend.areaName): \(trend.parts.joined(separator: ", ")).")
    }
    lines += trace.years.map(yearLine)
    if let estimate = trend.estimate, let steps = trace.steps {
      lines += growthLines(estimate) + testLines(estimate, steps) + neighbourLines(estimate)
    }
    lines += pooledLines
    lines.append("Tier: \(trend.tier.rawValue). Grade: \(trend.grade?.rawValue ?? "none").")
    lines.append("Sentence: \(trend.statement)")
    return lines
  }

  private func yearLine(_ year: TrendTrace.Year) -> String {
    guard let count = year.count, let population = year.population else {
      let status = year.status ?? .notAvailable
      return "  \(year.year): no point, \(status.mark) \(status.explanation)"
    }
    let rate = year.rate(trace.measure.unit).map(Self.number) ?? ""
    return "  \(year.year): \(Self.number(count)) over \(Self.number(population)) = \(rate)"
  }

  private static func number(_ number: Double) -> String { TidyNumber.text(number) }

  private static func percent(_ logPoints: Double) -> String {
    "\(number(TidyNumber.growthPercent(logPoints: logPoints))) % a year"
  }

  private func growthLines(_ estimate: TrendEstimate) -> [String] {
    [
      "Mean count a year: \(Self.number(estimate.meanCount)).",
      "Own change: \(Self.percent(estimate.own)), 95 % interval "
        + "\(Self.percent(estimate.ownLower)) to \(Self.percent(estimate.ownUpper)).",
      "England: \(Self.percent(estimate.england)). "
        + "The rest of England: \(Self.percent(estimate.rest)).",
      "Difference from the rest: \(Self.percent(estimate.contrast)), 95 % interval "
        + "\(Self.percent(estimate.contrastLower)) to \(Self.percent(estimate.contrastUpper)).",
    ]
  }

  private func testLines(_ estimate: TrendEstimate, _ steps: TrendTrace.Steps) -> [String] {
    let rate = Self.number(trace.falseDiscoveryRate)
    let probable = Self.number(TrendTrace.probableLimit)
    return [
      "Growth relative to the rest, log points a step: "
        + steps.relativeGrowth.map(Self.number).joined(separator: ", ") + ".",
      "Variance of a year's growth: own \(Self.number(steps.ownVariance)), usual at this size "
        + "\(Self.number(steps.usualVariance)), used \(Self.number(steps.variance)).",
      "Standard error \(Self.number(steps.standardError)); t = \(Self.number(steps.t)) with "
        + "\(Self.number(steps.degrees)) degrees of freedom.",
      "Ordinary change: p = \(Self.number(estimate.p)), q = \(Self.number(estimate.q)); "
        + "confirmed needs q of at most \(rate).",
      "Event chance (\(steps.chance)): standard error \(Self.number(steps.eventStandardError)), "
        + "p = \(Self.number(estimate.pEvent)), q = \(Self.number(estimate.qEvent)); observed needs "
        + "q of at most \(rate), probable also p of ordinary change of at most \(probable).",
      "Own change alone: p = \(Self.number(estimate.pOwn)), q = \(Self.number(estimate.qOwn)); "
        + (steps.isOpposite
          ? "it is opposite to England's, so 'against' needs a grade of its own as well."
          : "it is not opposite to England's, so 'against' is not in question."),
    ]
  }

  private func neighbourLines(_ estimate: TrendEstimate) -> [String] {
    let names = trace.neighbours.map { $0.isUsed ? $0.name : "\($0.name) (not used)" }
    let contrast = estimate.neighbourContrast.map(Self.percent) ?? "none"
    return [
      "Statistical neighbours: \(names.joined(separator: ", ")).",
      "Difference from the \(estimate.neighboursUsed) neighbours used: \(contrast).",
    ]
  }

  private var pooledLines: [String] {
    let quantities = trace.model.quantities.map { quantity in
      "\(quantity.name) = \(quantity.value.map(Self.number) ?? "none")"
    }
    guard !quantities.isEmpty else { return [] }
    return [
      "Pooled over \(trace.model.tested) areas (see trend_models.csv): "
        + quantities.joined(separator: ", ") + "."
    ]
  }
}
