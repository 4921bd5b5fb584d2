internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// England as a map of equal hexagons, each with its area's standing in the longest window, and the
/// list of all authorities by region, which says the same in words.
struct OverviewMap {
  let index: SiteIndex
  /// The model of the longest window; `nil` where nothing could be tested.
  let model: TrendModel?

  private static let key: [(standing: Cartogram.Standing, words: String)] = [
    (.above, "grew more than the rest of England, with a grade"),
    (.below, "grew less than the rest of England, with a grade"),
    (.alike, "no clear difference"), (.notAssessed, "not assessed"),
  ]

  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("authorities")) { html in
      html.element(.h2, .id("authorities"), text: "Every authority, by region")
      let cells = cells
      if !cells.isEmpty { draw(cells, to: &html) }
      html.append(AuthorityPicker.links(index.regions, note: note))
    }
  }

  private func draw(_ cells: [Cartogram.Cell], to html: inout HTML) {
    let window = model.map { ", \(Phrases.years($0.window))" } ?? ""
    let description = ChartDescription(
      id: "england-map", headline: "Change beside the rest of England\(window)",
      summary: summary(cells))
    let chart = Cartogram(
      description: description, cells: cells,
      key: Self.key.filter { entry in cells.contains { $0.standing == entry.standing } })
    PageCharts.figure(
      description,
      subtitle: "Each hexagon is one authority, same size, approximate position. Those that moved "
        + "against the national direction are among those that grew more or less. The list below "
        + "has every label in full.",
      svg: chart.svg, source: PageCharts.source(model, index), to: &html)
  }

  /// The label on the map, and the standing where there is more to say than no clear difference.
  private func note(_ area: Area) -> String {
    let label = index.register.mapCells[area.key]?.label ?? ""
    guard let model else { return label }
    guard let trend = index.trend(of: area.key, in: model), trend.tier != .notAssessed else {
      return label.isEmpty ? "not assessed" : "\(label), not assessed"
    }
    guard trend.grade != nil else { return label }
    let words = Phrases.attributed(Phrases.gradedStanding(trend), to: trend).lowercasedFirst
    return label.isEmpty ? words : "\(label), \(words)"
  }

  private var cells: [Cartogram.Cell] {
    index.authorities.compactMap { area in
      index.register.mapCells[area.key].map { cell in
        Cartogram.Cell(
          label: cell.label, column: cell.column, row: cell.row, standing: standing(area))
      }
    }
  }

  private func standing(_ area: Area) -> Cartogram.Standing {
    guard let model, let trend = index.trend(of: area.key, in: model), let estimate = trend.estimate
    else {
      return .notAssessed
    }
    switch trend.tier {
    case .above: return .above
    case .below: return .below
    case .against: return estimate.contrast < 0 ? .below : .above
    case .with: return .alike
    case .notAssessed: return .notAssessed
    }
  }

  private func summary(_ cells: [Cartogram.Cell]) -> String {
    let counts = Self.key.map { entry in
      "\(cells.count { $0.standing == entry.standing }) \(entry.words)"
    }
    return "Of \(cells.count) authorities: \(Phrases.list(counts)). The list after the map has "
      + "every authority."
  }
}
