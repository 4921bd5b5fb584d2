import CareStatistics
import TrendAnalysis

/// `balance.csv`: balancing measures beside each graded fall.
enum TidyBalance {
  /// A row with the codes of the authorities that it speaks of.
  struct Row {
    let balance: Balance
    let authorities: String
  }

  static let columns: [TidyColumn<Row>] = fall + reading

  private static let fall: [TidyColumn<Row>] = [
    .text("measure_id", "Headline measure that fell; see measures.csv") { $0.balance.headline },
    .integer("window_start", "First year of the fall's window") { $0.balance.window.lowerBound },
    .integer("window_end", "Last year of the fall's window") { $0.balance.window.upperBound },
    .text("area_code", "Newest code of the area; codes joined by / for a joined area") {
      $0.balance.areaCode
    },
    .text("area_name", "Name of the area") { $0.balance.areaName },
    .text("authorities", "Codes of the authorities of today that it speaks of, joined by |") {
      $0.authorities
    },
    .text("fall_grade", "Evidence for the fall: confirmed, probable or observed") {
      $0.balance.fallGrade.rawValue
    },
  ]

  private static let reading: [TidyColumn<Row>] = [
    .text("balancing_measure_id", "Measure that is set beside the fall") {
      $0.balance.reading.measure
    },
    .integer("balancing_window_start", "First year of its own window; empty where it has none") {
      $0.balance.reading.window?.lowerBound
    },
    .integer("balancing_window_end", "Last year of its own window") {
      $0.balance.reading.window?.upperBound
    },
    .growth("contrast_pct", "Its growth against the rest of England's, per cent a year") {
      $0.balance.reading.estimate?.contrast
    },
    .growth("contrast_lower_pct", "Lower 95 per cent limit of the contrast") {
      $0.balance.reading.estimate?.contrastLower
    },
    .growth("contrast_upper_pct", "Upper 95 per cent limit of the contrast") {
      $0.balance.reading.estimate?.contrastUpper
    },
    .number("p", "Two-sided p-value of the contrast") { $0.balance.reading.estimate?.p },
    .number("q", "Benjamini-Hochberg q-value of the contrast") {
      $0.balance.reading.estimate?.q
    },
    .text("grade", "Evidence for the contrast: confirmed, probable, observed, or empty") {
      $0.balance.reading.grade?.rawValue ?? ""
    },
    .integer("areas_tested", "Areas tested on the balancing measure in its window") {
      $0.balance.reading.areasTested
    },
    .integer("areas_graded", "How many of these carry a grade of the contrast") {
      $0.balance.reading.areasGraded
    },
    .text(
      "standing",
      "moved with it (grew less than in the rest of England, as the headline measure did), moved "
        + "against it, no clear difference (not evidence of safety) or cannot be said"
    ) { $0.balance.standing.rawValue },
    .text("reason", "Why nothing can be said; empty where it can") {
      $0.balance.reading.reason ?? ""
    },
    .text("sentence", "The sentence that may be printed about the fall and all its measures") {
      $0.balance.sentence
    },
  ]

  /// The file over all rows.
  static func file(_ rows: [Balance], register: AreaRegister) -> TidyFile {
    TidyTable(
      name: "balance", title: "Balancing measures beside each graded fall",
      grain: "One row per headline measure, window and area with a graded fall, and balancing "
        + "measure",
      key: ["measure_id", "window_start", "window_end", "area_code", "balancing_measure_id"],
      columns: columns
    ).file(
      rows: rows.lazy.map { balance in
        let codes = balance.authorities.map { TidyArea($0, in: register).newCode }
        return Row(balance: balance, authorities: codes.joined(separator: "|"))
      }, capacity: rows.count * 1_200)
  }
}
