internal import CareStatistics

/// Rows for a measure of which only the rate or percentage is published: what it did, without a test.
///
/// Such a row has no estimate and no model, so that nothing can take it for a tested one.
struct DescribedTrends {
  let table: ObservationTable
  let measure: Measure

  /// One row a window and authority of today, by window (longest first) and name.
  ///
  /// - Parameter lengths: The wished lengths of windows in years.
  func rows(windows lengths: [Int]) -> [Trend] {
    let windows = TrendWindows.windows(
      lengths: lengths, table: table, measure: measure, isUsable: { $0.value != nil })
    return windows.flatMap { window in
      table.register.currentAuthorities.map { row($0, window) }
    }
  }

  private func row(_ area: Area, _ window: ClosedRange<Int>) -> Trend {
    let points = table.series(of: measure.id, in: area.key, years: window)
    let kind = measure.unit == .percent ? "percentage" : "rate"
    let reason = "only the published \(kind) is known, so its change is described and not tested"
    return Trend(
      measure: measure.id, window: window, areaCode: area.code, areaName: area.name,
      authorities: [area.key], parts: [area.name], points: points.count { $0.value != nil },
      estimate: nil, tier: .notAssessed, grade: nil, contrastGrade: nil,
      reasonNotAssessed: reason,
      statement: "\(TrendStatement.notAssessed(reason)) \(description(points))")
  }

  private func description(_ points: [SeriesPoint]) -> String {
    guard let first = points.first, let last = points.last else { return "" }
    return "The published figure was \(figure(first)) and \(figure(last))."
  }

  private func figure(_ point: SeriesPoint) -> String {
    let time = measure.period.inWords(year: point.year)
    guard let value = point.value else {
      return "missing (\(point.status?.explanation ?? "not available")) for \(time)"
    }
    let unit = measure.unit == .percent ? "%" : " \(measure.unit.inWords)"
    return "\(Self.fixed(value, decimals: measure.decimals))\(unit) for \(time)"
  }

  /// A number with a fixed number of decimals, halves away from zero.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let power = (0..<decimals).reduce(1) { power, _ in power * 10 }
    let scaled = Int((value.magnitude * Double(power)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(scaled)" }
    let rest = String(scaled % power)
    let zeros = String(repeating: "0", count: decimals - rest.count)
    return "\(sign)\(scaled / power).\(zeros)\(rest)"
  }
}
