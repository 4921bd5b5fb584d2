internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// Whether the months of starts and ceases stand out from a steady process.
struct PartnerProcess {
  let figures: LocalFigures

  func write(to html: inout HTML) {
    html.element(.h3, text: "Which months stand out")
    var hasLimits = false
    for measure in [LocalMeasure.starts, .ceases] {
      let process = process(measure)
      html.element(.p, text: sentence(measure, process))
      if let process { draw(process, measure, to: &html) }
      hasLimits = hasLimits || process != nil
    }
    guard hasLimits else { return }
    html.element(
      .p, .class("note"),
      text: "The limits are the mean and 2.66 times the mean difference of neighbouring months to "
        + "either side. They are for children starting and ceasing; those looked after at a month's "
        + "end are mostly the same children as a month before, so no limits are set for them.")
  }

  private func draw(_ process: MonthlyProcess, _ measure: LocalMeasure, to html: inout HTML) {
    let months = figures.months
    guard let first = months.first, let last = months.last else { return }
    let span = "\(first.inWords) to \(last.inWords)"
    let description = ChartDescription(
      id: "process-\(measure.rawValue)", headline: "\(measure.name) each month, \(span)",
      summary:
        "A line with its mean and limits. The table above has every month; the sentence above "
        + "names those that stand out, drawn as open points.")
    let chart = ControlChart(
      description: description, steps: months.map(\.short),
      values: months.map { figures.number(measure, in: $0) },
      phases: [
        ControlChart.Phase(
          range: months.indices, mean: process.mean, limits: process.lower...process.upper)
      ], signals: Set(process.signals.map(\.position)), axisTitle: "children in the month")
    PageCharts.figure(
      description, subtitle: process.isTrial ? "With trial limits." : "With limits.",
      svg: chart.svg, to: &html)
  }

  /// The months must follow each other, and each must have a figure.
  private func process(_ measure: LocalMeasure) -> MonthlyProcess? {
    hasEveryMonth
      ? MonthlyProcess(figures.months.map { figures.number(measure, in: $0) }) : nil
  }

  private var hasEveryMonth: Bool {
    zip(figures.months, figures.months.dropFirst()).allSatisfy { $1.ordinal == $0.ordinal + 1 }
  }

  private func sentence(_ measure: LocalMeasure, _ process: MonthlyProcess?) -> String {
    let months = figures.months
    let name = measure.name
    guard months.count >= MonthlyProcess.fewestMonths else {
      return "\(name): limits need at least \(MonthlyProcess.fewestMonths) months."
    }
    guard hasEveryMonth else {
      return "\(name): months are missing between the returns, so no limits are set."
    }
    guard let process else {
      return "\(name): too many months are withheld for limits to be set."
    }
    func number(_ number: Double) -> String { NumberText.fixed(number, decimals: 1) }
    let kind = process.isTrial ? "trial limits" : "limits"
    let limits =
      "\(name): mean \(number(process.mean)) a month, \(kind) \(number(process.lower)) to "
      + "\(number(process.upper))"
    guard !process.signals.isEmpty else { return "\(limits). No month stands out." }
    let signals = process.signals.map { "\(months[$0.position].inWords) (\($0.words))" }
    return "\(limits). Standing out: \(Phrases.list(signals))."
  }
}
