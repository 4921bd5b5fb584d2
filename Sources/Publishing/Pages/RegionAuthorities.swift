internal import CareStatistics
internal import TrendAnalysis

/// A region's authorities beside one another: the headline rate year by year, and the latest figures.
struct RegionAuthorities {
  let index: SiteIndex
  let region: Area
  let authorities: [Area]

  /// The most panels of one drawing.
  private static let mostPanels = 24

  /// One authority's figures of the headline rate, one a year.
  struct Line {
    let area: Area
    let points: [SeriesPoint]

    /// The highest figure of any year; zero where there is none.
    var highest: Double { points.compactMap(\.value).max() ?? 0 }
  }

  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("years")) { html in
      html.element(.h2, .id("years"), text: "Its authorities, year by year")
      guard let england = EnglandSeries(index.context.headline.rate, index) else {
        html.element(.p, text: "No authority has a figure of the headline rate.")
        return
      }
      let lines = authorities.map { area in
        Line(
          area: area,
          points: index.analysis.table.series(
            of: england.measure.id, in: area.key, years: england.years))
      }
      let beyond = Self.farBeyond(lines)
      writePanels(lines.filter { $0.area.key != beyond?.key }, england, to: &html)
      html.element(
        .p,
        text: "Each authority has a panel of its own, in the order of names; the line behind it is "
          + "England's. In a small authority a change from one year to the next is often ordinary "
          + "variation.")
      if let beyond {
        html.element(
          .p,
          text: "\(beyond.name) has figures so far beyond the others that they could not be told "
            + "apart on one scale; it is not drawn. The table has its figures.")
      }
      yearTable(lines, england).write(to: &html)
      html.element(.p, .class("note"), text: "Source: \(england.measure.publication).")
    }
    writeLatest(to: &html)
  }

  /// The authority whose highest figure is more than twice that of every other one: on a shared scale
  /// it would press all other lines flat; `nil` for none.
  static func farBeyond(_ lines: [Line]) -> Area? {
    let ordered = lines.sorted { $0.highest > $1.highest }
    guard ordered.count > 2, ordered[1].highest > 0,
      ordered[0].highest > 2 * ordered[1].highest
    else { return nil }
    return ordered[0].area
  }

  /// As many drawings as needed, about equally full.
  private func writePanels(
    _ lines: [Line], _ england: EnglandSeries, to html: inout HTML
  ) {
    guard lines.contains(where: { $0.points.contains { $0.value != nil } }) else {
      html.element(.p, text: "No figure is published for these authorities.")
      return
    }
    let drawings = (lines.count + Self.mostPanels - 1) / Self.mostPanels
    let each = (lines.count + drawings - 1) / drawings
    for drawing in 0..<drawings {
      let part = lines[(drawing * each)..<min((drawing + 1) * each, lines.count)]
      let name = "\(england.measure.shortName): "
      let headline =
        if drawings > 1, let first = part.first, let last = part.last {
          "\(name)\(first.area.name) to \(last.area.name) beside England"
        } else {
          "\(name)the authorities of \(region.name) beside England"
        }
      PageCharts.authorityPanels(
        part, of: lines, england: england, id: "panels-\(drawing + 1)", headline: headline,
        to: &html)
    }
  }

  private func yearTable(_ lines: [Line], _ england: EnglandSeries) -> DataTable {
    let measure = england.measure
    let rows = lines.map { line in
      DataTable.Row(
        AuthorityTable.link(line.area),
        line.points.map { point in
          guard let value = point.value else { return .status(point.status ?? .notAvailable) }
          return .number(NumberText.fixed(value, decimals: measure.decimals))
        })
    }
    return DataTable(
      id: "years-table", caption: "\(measure.name), \(measure.unit.inWords), by authority and year",
      columns: [.text("Authority")] + england.years.map { .number("\($0)") }, rows: rows,
      tools: [.sort, .copy])
  }

  private var measures: [Measure] {
    let headline = index.context.headline
    return [headline.rate, headline.number, headline.starting, headline.ceasing].compactMap {
      index.measure($0)
    }.filter { AuthorityChange.window(of: $0, in: index) != nil }
  }

  private func writeLatest(to html: inout HTML) {
    let measures = measures
    guard !measures.isEmpty else { return }
    html.element(.section, .labelledBy("latest")) { html in
      html.element(.h2, .id("latest"), text: "Its authorities, latest figures")
      latestTable(measures).write(to: &html)
      html.element(.p, .class("note"), text: AuthorityChange.note)
      if let model {
        html.element(
          .p, .class("note"),
          text: "The last column is about \(index.measureName(model.measure)), "
            + "\(Phrases.years(model.window)). \(ChanceNames.sentence(model))")
      }
      html.element(.p) { html in
        html.element(.a, .href("../\(PagePath.methods)#grades"), text: "What the grades mean")
        html.text(" · ")
        html.element(.a, .href("../\(PagePath.board)"), text: "All graded areas of England")
      }
    }
  }

  private var model: TrendModel? { index.models(of: index.context.headline.rate).first }

  private func latestTable(_ measures: [Measure]) -> DataTable {
    var columns = [.text("Authority")] + AuthorityChange.columns(measures, in: index)
    if model != nil { columns.append(.text("Beside the rest of England")) }
    let rows = authorities.map { area -> DataTable.Row in
      var cells = AuthorityChange.cells(measures, of: area, in: index)
      if let model {
        cells.append(.text(AuthorityTable.standing(index.trend(of: area.key, in: model))))
      }
      return DataTable.Row(AuthorityTable.link(area), cells)
    }
    return DataTable(
      id: "latest-table", caption: "Authorities of \(region.name), latest figures",
      columns: columns, rows: rows, tools: [.sort, .copy])
  }
}
