import CareStatistics
import TrendAnalysis

/// `trends.csv`: every trend, assessed or not.
enum TidyTrends {
  static let columns: [TidyColumn<Trend>] = place + growth + tests + standing

  private static let place: [TidyColumn<Trend>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure },
    .integer("window_start", "First year of the window") { $0.window.lowerBound },
    .integer("window_end", "Last year of the window") { $0.window.upperBound },
    .text("area_code", "Newest code of the area; codes joined by / for a joined area") {
      $0.areaCode
    },
    .text("area_name", "Name of the area") { $0.areaName },
    .text("parts", "Areas whose figures are added up, joined by |") {
      $0.parts.joined(separator: "|")
    },
    .integer("points", "Years in the window that have a figure") { $0.points },
    .number("mean_count", "Mean count a year") { $0.estimate?.meanCount },
  ]

  private static let growth: [TidyColumn<Trend>] = [
    .growth("own_growth_pct", "Growth of the area's own rate, per cent a year") {
      $0.estimate?.own
    },
    .growth("own_lower_pct", "Lower 95 per cent limit of the own growth") { $0.estimate?.ownLower },
    .growth("own_upper_pct", "Upper 95 per cent limit of the own growth") { $0.estimate?.ownUpper },
    .growth("england_growth_pct", "Growth of England's rate, per cent a year") {
      $0.estimate?.england
    },
    .growth("rest_growth_pct", "Growth of England's rate without the area") { $0.estimate?.rest },
    .growth("contrast_pct", "Own growth against the rest's, per cent a year") {
      $0.estimate?.contrast
    },
    .growth("contrast_lower_pct", "Lower 95 per cent limit of the contrast") {
      $0.estimate?.contrastLower
    },
    .growth("contrast_upper_pct", "Upper 95 per cent limit of the contrast") {
      $0.estimate?.contrastUpper
    },
  ]

  private static let tests: [TidyColumn<Trend>] = [
    .number("p", "Two-sided p-value of the contrast") { $0.estimate?.p },
    .number("q", "Benjamini-Hochberg q-value of the contrast") { $0.estimate?.q },
    .number("p_own", "Two-sided p-value of the own growth") { $0.estimate?.pOwn },
    .number("q_own", "Benjamini-Hochberg q-value of the own growth") { $0.estimate?.qOwn },
    .number("p_event", "p-value of the contrast under event chance alone") {
      $0.estimate?.pEvent
    },
    .number("q_event", "q-value of the contrast under event chance alone") {
      $0.estimate?.qEvent
    },
    .growth("glm_own_pct", "Poisson slope of the area's own rate") { $0.estimate?.glmOwn },
    .growth("glm_contrast_pct", "Poisson slope of the contrast") { $0.estimate?.glmContrast },
    .growth("theil_sen_contrast_pct", "Theil-Sen slope of the contrast") {
      $0.estimate?.theilSenContrast
    },
    .number("mann_kendall_p", "Exact Mann-Kendall p-value, a description of shape only") {
      $0.estimate?.mannKendallP
    },
    .flag("robust", "Whether Poisson and Theil-Sen slopes bear the contrast out") {
      $0.estimate?.robust
    },
    .integer("years_below", "Growth years in which the area grew less than the rest") {
      $0.estimate?.yearsBelow
    },
    .number("level_z", "Overdispersed funnel z of the last year's level") { $0.estimate?.levelZ },
    .growth("neighbour_contrast_pct", "Own growth against the statistical neighbours'") {
      $0.estimate?.neighbourContrast
    },
    .integer("neighbours_used", "Neighbours that the contrast used") {
      $0.estimate?.neighboursUsed
    },
  ]

  private static let standing: [TidyColumn<Trend>] = [
    .text("tier", "against, below, with, above or not assessed") { $0.tier.rawValue },
    .text("grade", "Evidence for the tier: confirmed, probable, observed, or empty") {
      $0.grade?.rawValue ?? ""
    },
    .text("contrast_grade", "Evidence for the contrast alone, in the same words") {
      $0.contrastGrade?.rawValue ?? ""
    },
    .text("reason_not_assessed", "Why the trend is not assessed; empty when it is") {
      $0.reasonNotAssessed ?? ""
    },
    .text("statement", "The sentence that may be printed about the trend") { $0.statement },
  ]

  /// What tells trends apart, and flags that differ.
  typealias Place = (measure: String, window: ClosedRange<Int>, areaCode: String)

  /// Whether a row with one place comes before a row with another.
  static func precede(_ a: Place, _ b: Place) -> Bool {
    (a.measure, a.window.lowerBound, a.window.upperBound, a.areaCode)
      < (b.measure, b.window.lowerBound, b.window.upperBound, b.areaCode)
  }

  /// The file over all trends.
  static func file(_ trends: [Trend]) -> TidyFile {
    let rows = trends.sorted {
      precede(($0.measure, $0.window, $0.areaCode), ($1.measure, $1.window, $1.areaCode))
    }
    return TidyTable(
      name: "trends", title: "Trends against the rest of England",
      grain: "One row per measure, window and area or joined area",
      key: ["measure_id", "window_start", "window_end", "area_code"], columns: columns
    ).file(rows: rows, capacity: rows.count * 640)
  }
}
