import CareStatistics
import TrendAnalysis

/// `projections.csv`: the next years under ordinary change, and how earlier projections did.
enum TidyProjections {
  /// One area and number of years ahead.
  struct Row {
    let area: StockProjection
    let horizon: Int

    /// The year ahead; `nil` where the area is not assessed.
    var year: ProjectedYear? {
      area.years.indices.contains(horizon - 1) ? area.years[horizon - 1] : nil
    }
  }

  static let columns: [TidyColumn<Row>] = place + start + rates + numbers + record

  private static let place: [TidyColumn<Row>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.area.measure },
    .integer("window_start", "First year that variances are estimated on") {
      $0.area.window.lowerBound
    },
    .integer("window_end", "Last year, which is projected from") { $0.area.window.upperBound },
    .text("area_code", "Newest code of the area; codes joined by / for a joined area") {
      $0.area.areaCode
    },
    .text("area_name", "Name of the area") { $0.area.areaName },
    .text("parts", "Areas whose figures are added up, joined by |") {
      $0.area.parts.joined(separator: "|")
    },
    .integer("years_ahead", "Years after window_end") { $0.horizon },
    .integer("time_period", "Year that is projected") { $0.area.window.upperBound + $0.horizon },
  ]

  private static let start: [TidyColumn<Row>] = [
    .number("rate", "Rate of the last year, unrounded: the centre of every later year") {
      $0.area.start?.rate
    },
    .number("number", "Number of the last year") { $0.area.start?.number },
    .number("population", "Population of the last year, held") { $0.area.start?.population },
    .number("relative_variance", "Variance of a year's log growth beside England") {
      $0.area.start?.relativeVariance
    },
    .number("england_variance", "Mean square of England's own yearly log growth") {
      $0.area.start?.englandVariance
    },
    .number("df", "Degrees of freedom of the t quantiles") { $0.area.start?.degrees },
  ]

  private static let rates: [TidyColumn<Row>] = [
    .number("rate_lower_80", "Lower 80 per cent limit of the rate") {
      $0.year?.rate80.lowerBound
    },
    .number("rate_upper_80", "Upper 80 per cent limit of the rate") {
      $0.year?.rate80.upperBound
    },
    .number("rate_lower_95", "Lower 95 per cent limit of the rate") {
      $0.year?.rate95.lowerBound
    },
    .number("rate_upper_95", "Upper 95 per cent limit of the rate") {
      $0.year?.rate95.upperBound
    },
  ]

  private static let numbers: [TidyColumn<Row>] = [
    .number("number_lower_80", "Lower 80 per cent limit of the number") {
      $0.year?.number80.lowerBound
    },
    .number("number_upper_80", "Upper 80 per cent limit of the number") {
      $0.year?.number80.upperBound
    },
    .number("number_lower_95", "Lower 95 per cent limit of the number") {
      $0.year?.number95.lowerBound
    },
    .number("number_upper_95", "Upper 95 per cent limit of the number") {
      $0.year?.number95.upperBound
    },
  ]

  private static let record: [TidyColumn<Row>] = [
    .integer("past_cases", "Earlier projections as far ahead, over all areas") {
      $0.year?.record?.cases
    },
    .number("past_inside_80_pct", "Share of them inside the 80 per cent limits, per cent") {
      ($0.year?.record?.inside80).map { 100 * $0 }
    },
    .number("past_inside_95_pct", "Share of them inside the 95 per cent limits, per cent") {
      ($0.year?.record?.inside95).map { 100 * $0 }
    },
    .number("past_median_error_pct", "Median error of their centres, per cent of what came") {
      ($0.year?.record?.medianError).map { 100 * $0 }
    },
    .number("past_drift_median_error_pct", "The same with each area's own drift carried on") {
      ($0.year?.record?.driftMedianError).map { 100 * $0 }
    },
    .text("reason_not_assessed", "Why there is no projection; empty where there is one") {
      $0.area.reasonNotAssessed ?? ""
    },
  ]

  /// The file over all areas.
  static func file(_ areas: [StockProjection], register: AreaRegister) -> TidyFile {
    let sorted = areas.sorted { ($0.measure, $0.areaCode) < ($1.measure, $1.areaCode) }
    let rows = sorted.flatMap { area in
      StockProjection.horizons.map { Row(area: area, horizon: $0) }
    }
    return TidyTable(
      name: "projections", title: "The next years under ordinary change",
      grain: "One row per measure, area or joined area, and number of years ahead",
      key: ["measure_id", "area_code", "years_ahead"], columns: columns
    ).file(rows: rows, capacity: rows.count * 480)
  }
}
