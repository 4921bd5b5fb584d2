internal import TrendAnalysis

/// The data files of a study.
enum StudyTables {
  private static func percent(_ logPoints: Double?) -> Double? {
    logPoints.map(TidyNumber.growthPercent(logPoints:))
  }

  /// One row a method and year since the start; what the design could have shown comes first.
  static func estimates(_ study: Study) -> TidyFile {
    TidyTable<StudyEstimate>(
      name: "estimates", title: "Estimates of the study",
      grain: "One row per method and year since the start", key: ["method", "event_time"],
      columns: [
        .text("method", "How it was worked out") { $0.method.rawValue },
        .integer("event_time", "Years since the first treated one; empty for all") { $0.eventTime },
        .number("estimate", "Difference in log points") { $0.estimate },
        .number("estimate_pct", "Difference in per cent") { percent($0.estimate) },
        .number("lower_pct", "Lower end of the 95% interval in per cent") { percent($0.lower) },
        .number("upper_pct", "Upper end of the 95% interval in per cent") { percent($0.upper) },
        .number("se", "Standard error in log points") { $0.error },
        .number("p", "Two-sided p-value") { $0.p },
        .text("p_method", "How the p-value was found") { $0.pMethod },
        .number("detectable_pct", "Rise in per cent that is found four times in five") {
          percent($0.detectable)
        },
        .integer("units", "Treated areas") { $0.treated },
        .integer("clusters", "Areas in all") { $0.clusters },
        .text("note", "What should be known about it") { $0.note },
      ], folder: ""
    ).file(rows: study.designRows + study.estimates)
  }

  /// One row a year.
  static func series(_ study: Study) -> TidyFile {
    TidyTable<Study.Year>(
      name: "series", title: "Lines of the study", grain: "One row per year", key: ["year"],
      columns: [
        .integer("year", "Year of the period") { $0.year },
        .number("treated_log_rate", "Mean log rate of the treated areas") { $0.treated },
        .number("comparator_log_rate", "Mean log rate of the comparators") { $0.comparators },
        .number("synthetic_log_rate", "Log rate of the synthetic control") { $0.synthetic },
        .number("treated_rate", "Geometric mean rate of the treated areas") {
          study.rate($0.treated)
        },
        .number("comparator_rate", "Geometric mean rate of the comparators") {
          study.rate($0.comparators)
        },
        .number("synthetic_rate", "Rate of the synthetic control") { $0.synthetic.map(study.rate) },
      ], folder: ""
    ).file(rows: study.series)
  }

  /// One row an area.
  static func units(_ study: Study) -> TidyFile {
    TidyTable<StudyUnit>(
      name: "units", title: "Areas of the study", grain: "One row per area", key: ["new_la_code"],
      columns: [
        .text("new_la_code", "Code, or the codes of today's authorities in the area") { $0.code },
        .text("la_name", "Name") { $0.name },
        .text("role", "treated, comparator or left out") { $0.role.name },
        .integer("start", "First treated year of an area that the study names as treated") {
          $0.firstYear
        },
        .number("weight", "Share of the synthetic control") { $0.weight },
        .text("parts", "The authorities that the area is made of") {
          $0.parts.joined(separator: "; ")
        },
        .text("reason_left_out", "Why it is left out") { unit in
          if case .leftOut(let reason) = unit.role { reason } else { "" }
        },
      ], folder: ""
    ).file(rows: study.units)
  }
}
