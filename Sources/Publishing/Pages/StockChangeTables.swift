internal import CareStatistics
internal import TrendAnalysis

/// The rows of stock and flow as pages look them up, and the tables that pages share.
struct StockChangeTables {
  let index: SiteIndex

  private var rows: [StockChange] { index.analysis.evidence.stockChanges }

  /// The measure that the rows belong to; `nil` where there is none.
  var measure: Measure? { index.measure(index.context.headline.rate) }

  /// The windows, longest first.
  var windows: [ClosedRange<Int>] { index.analysis.windows(of: index.context.headline.rate) }

  /// An authority's row of a window: its own, or that of the joined area that it is part of.
  func window(_ years: ClosedRange<Int>, of authority: AreaKey) -> StockChange? {
    let found = rows.filter {
      $0.isWindow && $0.years == years && $0.authorities.contains(authority)
    }
    return found.first { $0.counts != nil } ?? found.first { $0.authorities.count > 1 }
      ?? found.first
  }

  /// A region's or England's row of a window.
  func window(_ years: ClosedRange<Int>, code: String) -> StockChange? {
    rows.first { $0.isWindow && $0.years == years && $0.areaCode == code }
  }

  /// The single years of an area inside a window.
  func years(_ window: ClosedRange<Int>, code: String) -> [StockChange] {
    rows.filter {
      !$0.isWindow && $0.areaCode == code && window.lowerBound <= $0.years.lowerBound
        && $0.years.upperBound <= window.upperBound
    }
  }

  /// Why a row has a figure missing.
  static func status(_ row: StockChange) -> ValueStatus {
    [row.before, row.after, row.starts, row.ceases].compactMap(\.status).first ?? .notAvailable
  }

  static func cell(_ figure: StockFigure) -> DataTable.Cell {
    guard let number = figure.number else { return .status(figure.status ?? .notAvailable) }
    return .number(NumberText.fixed(number))
  }

  /// A number with its sign, or why there is none.
  static func signed(_ number: Double?, decimals: Int = 0, else row: StockChange?) -> DataTable.Cell
  {
    guard let number else { return .status(row.map(status) ?? .notAvailable) }
    return .number(NumberText.signed(number, decimals: decimals))
  }

  /// A number, or why there is none.
  static func plain(_ number: Double?, decimals: Int = 1, else row: StockChange?) -> DataTable.Cell
  {
    guard let number else { return .status(row.map(status) ?? .notAvailable) }
    return .number(NumberText.fixed(number, decimals: decimals))
  }

  /// Those who started, or ceased, over the mean number, in per cent.
  static func share(_ figure: (StockChange) -> StockFigure, of row: StockChange?) -> DataTable.Cell
  {
    guard let row, let number = figure(row).number, let before = row.before.number,
      let after = row.after.number
    else { return .status(row.map(status) ?? .notAvailable) }
    guard before + after > 0 else { return .status(.notApplicable) }
    return .number(NumberText.fixed(100 * number / ((before + after) / 2), decimals: 1))
  }

  /// The two streams as lines, one point a year.
  static func chart(_ rows: [StockChange], name: String, id: String, to html: inout HTML) {
    let ends = rows.map(\.years.upperBound)
    guard ends.count > 1, zip(ends, ends.dropFirst()).allSatisfy({ $0 < $1 }),
      rows.contains(where: { $0.starts.number != nil })
    else { return }
    PageCharts.streams(
      years: ends, starts: rows.map(\.starts), ceases: rows.map(\.ceases), name: name, id: id,
      to: &html)
  }
}
