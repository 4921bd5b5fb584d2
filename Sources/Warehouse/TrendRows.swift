import GRDB

/// The table `trend`, whose columns are those of `trends.csv` behind the position.
enum TrendRows: TableMapping {
  static let table = "trend"
  static let columns = [
    "position", "measure_id", "window_start", "window_end", "area_code", "area_name", "parts",
    "points", "mean_count", "own_growth_pct", "own_lower_pct", "own_upper_pct",
    "england_growth_pct", "rest_growth_pct", "contrast_pct", "contrast_lower_pct",
    "contrast_upper_pct", "p", "q", "p_own", "q_own", "p_event", "q_event", "glm_own_pct",
    "glm_contrast_pct", "theil_sen_contrast_pct", "mann_kendall_p", "robust", "years_below",
    "level_z", "neighbour_contrast_pct", "neighbours_used", "tier", "grade", "contrast_grade",
    "reason_not_assessed", "statement",
  ]
  static let order = "position"

  static func bind(_ value: StoredTrend, at position: Int, to cells: inout CellBinder) {
    cells.bind(position)
    cells.bind(value.measure)
    cells.bind(value.windowStart)
    cells.bind(value.windowEnd)
    cells.bind(value.areaCode)
    cells.bind(value.areaName)
    cells.bind(value.parts.joined(separator: "|"))
    cells.bind(value.points)
    let numbers = [
      value.meanCount, value.ownGrowth, value.ownLower, value.ownUpper, value.englandGrowth,
      value.restGrowth, value.contrast, value.contrastLower, value.contrastUpper, value.p, value.q,
      value.pOwn, value.qOwn, value.pEvent, value.qEvent, value.glmOwn, value.glmContrast,
      value.theilSenContrast, value.mannKendallP,
    ]
    for number in numbers { cells.bind(number) }
    cells.bind(value.robust)
    cells.bind(value.yearsBelow)
    cells.bind(value.levelZ)
    cells.bind(value.neighbourContrast)
    cells.bind(value.neighboursUsed)
    cells.bind(value.tier)
    cells.bind(value.grade)
    cells.bind(value.contrastGrade)
    cells.bind(value.reasonNotAssessed)
    cells.bind(value.statement)
  }

  static func value(from row: Row) throws -> StoredTrend {
    let parts: String = row[6]
    var trend = StoredTrend(
      measure: row[1], windowStart: row[2], windowEnd: row[3], areaCode: row[4], areaName: row[5],
      parts: parts.split(separator: "|").map(String.init), points: row[7], tier: row[32],
      statement: row[36])
    (trend.meanCount, trend.ownGrowth, trend.ownLower) = (row[8], row[9], row[10])
    (trend.ownUpper, trend.englandGrowth, trend.restGrowth) = (row[11], row[12], row[13])
    (trend.contrast, trend.contrastLower, trend.contrastUpper) = (row[14], row[15], row[16])
    (trend.p, trend.q, trend.pOwn, trend.qOwn) = (row[17], row[18], row[19], row[20])
    (trend.pEvent, trend.qEvent) = (row[21], row[22])
    (trend.glmOwn, trend.glmContrast) = (row[23], row[24])
    (trend.theilSenContrast, trend.mannKendallP) = (row[25], row[26])
    (trend.robust, trend.yearsBelow, trend.levelZ) = (row[27], row[28], row[29])
    (trend.neighbourContrast, trend.neighboursUsed) = (row[30], row[31])
    (trend.grade, trend.contrastGrade, trend.reasonNotAssessed) = (row[33], row[34], row[35])
    return trend
  }
}
