internal import CareStatistics
internal import TrendAnalysis

/// A table of authorities for one measure: both ends of its longer window, the change between them,
/// and how it stands beside the rest of England where that is tested.
struct AuthorityTable {
  let index: SiteIndex
  let measure: Measure

  /// An authority's name, linked to its page from a page in another folder.
  static func link(_ area: Area) -> DataTable.Cell {
    .link(area.name, href: "../\(PagePath.area(area))")
  }

  /// The table; `nil` where no authority has a figure.
  func table(id: String) -> DataTable? {
    guard let window = AuthorityChange.window(of: measure, in: index) else { return nil }
    let model = index.models(of: measure.id).first
    var columns: [DataTable.Column] = [.text("Authority"), .number("\(window.upperBound)")]
    if window.count > 1 {
      columns += [.number("\(window.lowerBound)"), .number("Change")]
      if model != nil { columns.append(.text("Beside the rest of England")) }
    }
    columns.append(.text("Region"))
    return DataTable(
      id: id, caption: "\(measure.name), \(measure.unit.inWords), every authority",
      columns: columns, rows: index.authorities.compactMap { row($0, model) },
      tools: [.sort, .copy], isLedger: window.count > 1)
  }

  private func row(_ area: Area, _ model: TrendModel?) -> DataTable.Row? {
    guard let change = AuthorityChange(measure, in: area, index: index) else { return nil }
    var cells = [change.cell(change.last)]
    if let first = change.first {
      cells += [change.cell(first), change.changeCell]
      if let model { cells.append(.text(Self.standing(index.trend(of: area.key, in: model)))) }
    }
    return DataTable.Row(Self.link(area), cells + [.text(index.regionName(area))])
  }

  /// Where an authority stands, under a heading that names the rest of England.
  static func standing(_ trend: Trend?) -> String {
    guard let trend else { return "Not assessed" }
    return Phrases.attributed(Phrases.shortStanding(trend), to: trend)
  }
}
