internal import CareStatistics
import TrendAnalysis

/// `sensitivity.csv`: graded differences of the headline rate, looked at in other ways.
enum TidySensitivity {
  static let columns: [TidyColumn<Sensitivity>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.trend.measure },
    .integer("window_start", "First year of the graded window") { $0.trend.window.lowerBound },
    .integer("window_end", "Last year of the graded window") { $0.trend.window.upperBound },
    .text("area_code", "Code of the area; codes of a joined area divided by / ") {
      $0.trend.areaCode
    },
    .text("area_name", "Name of the area") { $0.trend.areaName },
    .text("tier", "Tier of the graded trend: against, below or above") { $0.trend.tier.rawValue },
    .text("grade", "Grade of the graded trend") { $0.trend.grade?.rawValue ?? "" },
    .text("alternative", "years: another window; region or neighbours: others to compare with") {
      Self.name($0.alternative)
    },
    .integer("alternative_start", "First year looked at") { Self.years($0).lowerBound },
    .integer("alternative_end", "Last year looked at") { Self.years($0).upperBound },
    .integer("points", "Yearly figures that it rests on") { $0.points },
    .integer("areas_used", "Areas compared with; empty for the rest of England") { $0.used },
    .growth("alternative_contrast_pct", "Growth against them, per cent a year") { $0.contrast },
    .growth("alternative_lower_pct", "Lower 95 per cent limit; empty under five figures") {
      $0.interval?.lowerBound
    },
    .growth("alternative_upper_pct", "Upper 95 per cent limit; empty under five figures") {
      $0.interval?.upperBound
    },
    .text("same_side", "yes or no; empty where there is no difference to compare") {
      $0.isSameSide.map { $0 ? "yes" : "no" } ?? ""
    },
    .text("alternative_grade", "Grade of that difference; empty for none") {
      $0.grade?.rawValue ?? ""
    },
    .text("reason", "Why there is no difference, or why the rule does not grade it") {
      $0.reason ?? ""
    },
  ]

  private static func name(_ alternative: Sensitivity.Alternative) -> String {
    switch alternative {
    case .window: "years"
    case .region: "region"
    case .neighbours: "neighbours"
    }
  }

  private static func years(_ row: Sensitivity) -> ClosedRange<Int> {
    if case .window(let years) = row.alternative { return years }
    return row.trend.window
  }

  /// The file over all rows.
  static func file(_ rows: [Sensitivity]) -> TidyFile {
    TidyTable(
      name: "sensitivity", title: "Graded differences, looked at in other ways",
      grain: "One row per graded trend of the headline rate and other way of looking at it",
      key: [
        "measure_id", "window_start", "window_end", "area_code", "alternative", "alternative_start",
      ], columns: columns
    ).file(rows: rows.sorted { key($0) < key($1) }, capacity: rows.count * 300)
  }

  /// What rows are listed by; the file is about one measure alone.
  private static func key(_ row: Sensitivity) -> (Int, Int, String, String, Int) {
    let window = row.trend.window
    return (
      window.lowerBound, window.upperBound, row.trend.areaCode, name(row.alternative),
      years(row).lowerBound
    )
  }
}
