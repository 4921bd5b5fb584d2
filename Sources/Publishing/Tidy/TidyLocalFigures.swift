import CareStatistics

/// `<code>_local_figures.csv`: every figure of one authority's own returns, withheld ones included.
enum TidyLocalFigures {
  /// A figure with its report.
  struct Row {
    let report: PartnerReport
    let observation: LocalObservation
    let measure: LocalMeasure?

    init(_ observation: LocalObservation, _ report: PartnerReport) {
      (self.report, self.observation) = (report, observation)
      measure = LocalMeasure(rawValue: observation.measure)
    }
  }

  static let columns: [TidyColumn<Row>] = [
    .text("new_la_code", "Newest nine-character code of the authority") { $0.report.code },
    .text("la_name", "Name of the authority") { $0.report.name },
    .integer("time_period", "Reporting year, named by its closing 31 March") {
      $0.observation.year
    },
    .integer("month", "Calendar month, 1 to 12; empty for the whole year") { $0.observation.month },
    .text("measure_id", "Local measure") { $0.observation.measure },
    .text("measure", "Name of the measure") { $0.measure?.name ?? "" },
    .text("unit", "Unit of value") { $0.measure?.unit ?? "" },
    .text("breakdown", "What the figure is broken down by; empty for a total") {
      $0.observation.breakdown
    },
    .text("breakdown_group", "The group; empty for a total") { $0.observation.group },
    .number("value", "The figure; empty where it is withheld or cannot be known") {
      LocalFigures.number($0.observation)
    },
    .text("status", "Why there is no value: c withheld, x not available; empty for a value") {
      LocalFigures.status($0.observation)?.rawValue ?? ""
    },
    .text("made_up", "yes where no row of the returns describes a real child, else no") {
      $0.report.isMadeUp ? "yes" : "no"
    },
    .text("validation", "Always local, unvalidated: not an official statistic") { _ in
      "local, unvalidated"
    },
  ]

  /// The file's name without its ending.
  static func name(_ report: PartnerReport) -> String {
    "\(PagePath.fileName(report.code))_local_figures"
  }

  /// The file over a report's figures.
  static func file(_ report: PartnerReport) -> TidyFile {
    let rows = report.observations.sorted(by: listedBefore).lazy.map { Row($0, report) }
    return TidyTable(
      name: name(report),
      title: (report.isMadeUp ? "Made-up returns: local" : "Local")
        + ", unvalidated figures of \(report.name)",
      grain: "One row per measure, year, month, breakdown and group",
      key: ["measure_id", "time_period", "month", "breakdown", "breakdown_group"],
      columns: columns, folder: ""
    ).file(rows: rows, capacity: report.observations.count * 160)
  }

  /// Whole years come before their months, totals before breakdowns.
  private static func listedBefore(_ a: LocalObservation, _ b: LocalObservation) -> Bool {
    if a.measure != b.measure { return a.measure < b.measure }
    return (a.year, a.month ?? 0, a.breakdown, a.group) < (
      b.year, b.month ?? 0, b.breakdown, b.group
    )
  }
}
