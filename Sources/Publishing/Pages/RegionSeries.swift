internal import CareStatistics
internal import TrendAnalysis

/// A region's figures of one measure, one a year, beside England's.
struct RegionSeries {
  let region: Area
  /// As published, else calculated.
  let values: [Double?]
  /// Unrounded where possible, to subtract.
  let drawn: [Double?]

  /// The regions that have authorities, in their usual order; empty where nothing is compared.
  static func all(beside england: EnglandSeries, in index: SiteIndex) -> [RegionSeries] {
    guard let comparators = index.analysis.comparators[england.measure.id] else { return [] }
    return index.regions.map(\.region).map { region in
      let figures = comparators.regions[region.key] ?? []
      let aligned = england.years.map { year -> AggregateFigure? in
        guard let position = comparators.years.firstIndex(of: year), position < figures.count
        else { return nil }
        return figures[position]
      }
      return RegionSeries(
        region: region, values: aligned.map { $0?.shown },
        drawn: aligned.map { $0?.drawn(for: england.measure.unit) })
    }
  }

  /// One region's figures of a measure with England's; `nil` where the measure has none.
  static func beside(
    _ region: Area, measure id: String, in index: SiteIndex
  ) -> (region: RegionSeries, england: EnglandSeries)? {
    guard let england = EnglandSeries(id, index),
      let own = all(beside: england, in: index).first(where: { $0.region.key == region.key })
    else { return nil }
    return (own, england)
  }
}

/// England's and the regions' figures of one measure, as a sentence and as a table.
struct RegionFigures {
  let england: EnglandSeries
  let regions: [RegionSeries]
  /// The way from the page to the front page's folder: empty, or `../`.
  let root: String

  init(_ england: EnglandSeries, in index: SiteIndex, root: String) {
    (self.england, self.root) = (england, root)
    regions = RegionSeries.all(beside: england, in: index)
  }

  /// The changes from the first to the last year, of regions with a figure in both.
  private var changes: [Double] {
    regions.compactMap { region in
      guard let first = region.values.first, let first, let last = region.values.last, let last
      else { return nil }
      return last - first
    }
  }

  private var noun: String { Phrases.noun(england.measure.unit) }

  /// In how many regions the figure rose, fell or stayed, as published.
  var sentence: String {
    let (first, last) = (england.years.lowerBound, england.years.upperBound)
    guard first < last else { return "Only \(last) has figures, so no change can be shown." }
    let changes = changes
    guard !changes.isEmpty else { return "No region has a figure for both \(first) and \(last)." }
    let rose = changes.count { $0 > 0 }
    let fell = changes.count { $0 < 0 }
    let same = changes.count - rose - fell
    return "Between \(first) and \(last) the published \(noun) rose "
      + "in \(Phrases.number(rose)) of \(Phrases.number(changes.count)) regions, fell in "
      + "\(Phrases.number(fell)) and stayed the same in \(Phrases.number(same))."
  }

  /// The same in few words, for a chart's title.
  var headline: String {
    let (name, years) = (england.measure.shortName, england.years)
    let changes = changes
    guard years.lowerBound < years.upperBound, !changes.isEmpty else {
      return "\(name): regions beside England in \(years.upperBound)"
    }
    let rose = changes.count { $0 > 0 }
    let fell = changes.count { $0 < 0 }
    var parts: [String] = []
    if rose > 0 || fell == 0 { parts.append("rose in \(Phrases.number(rose))") }
    if fell > 0 { parts.append("fell in \(Phrases.number(fell))") }
    return "\(name) \(Phrases.list(parts)) of \(Phrases.number(changes.count)) regions between "
      + "\(years.lowerBound) and \(years.upperBound)"
  }

  /// A row a region, linked to its page, then England; a column a year.
  func table(id: String) -> DataTable {
    let measure = england.measure
    let rows =
      regions.map { one in
        row(.link(one.region.name, href: root + PagePath.region(one.region)), one.values)
      } + [row(.text("England"), england.values)]
    return DataTable(
      id: id, caption: "\(measure.name), \(measure.unit.inWords), by region and year",
      columns: [.text("Region")] + england.years.map { .number("\($0)") }, rows: rows,
      tools: [.copy])
  }

  private func row(_ heading: DataTable.Cell, _ values: [Double?]) -> DataTable.Row {
    DataTable.Row(
      heading,
      values.map { value in
        guard let value else { return .status(.notAvailable) }
        return .number(NumberText.fixed(value, decimals: england.measure.decimals))
      })
  }
}
