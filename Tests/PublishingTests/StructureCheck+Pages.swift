import CareStatistics
import Foundation
import Publishing
import TrendAnalysis

extension StructureCheck {
  private static func years(_ table: [[String]]) -> [Int] {
    table.first?.compactMap { Int($0) } ?? []
  }

  /// One measure on an authority's page.
  func complaints(
    _ page: PageTree, _ area: Area, region: String, _ measure: Measure
  ) -> [String] {
    let id = measure.id
    let what = "\(area.code) \(id)"
    guard let section = page.section("m-\(id)"), let element = section.element(id: "t-\(id)") else {
      return ["\(what): no section"]
    }
    let table = element.cells
    let years = Self.years(table)
    let own = years.map { files.observation(id, area.code, $0) }
    let beside = years.map { files.comparator(id, area.code, $0) }
    var complaints = compareRows(
      table, area, region, measure, beside: beside, calculated: own, what)
    for (year, row) in zip(years, beside) where row.number("value") != nil {
      let cell = files.spreadsheet(id, area.code, "\(year)").flatMap(Double.init)
      if let cell, cell != row.number("value") {
        complaints.append("\(what): the spreadsheet has \(cell) for \(year)")
      }
    }
    for chart in ["c-\(id)", "z-\(id)"] {
      guard let drawing = section.drawing(chart).map(DrawnChart.init) else { continue }
      let lines =
        [("0", area.name, area.name), ("1", "England", "England"), ("2", region, region)]
        + [("3", "Median of statistical neighbours", "Neighbours")]
      for (role, heading, label) in lines where !drawing.points("p" + role).isEmpty {
        complaints += compare(
          drawing, point: "p" + role, line: "l" + role, label: label, years: years,
          row: row(heading, in: table), "\(what) \(chart) \(heading)")
      }
      if chart.hasPrefix("c") {
        complaints += compare(section.subtitle(chart), years: years, what)
      }
    }
    complaints += compareNeighbours(section, measure, what)
    let pool = pool(section, own: own, beside: beside, decimals: measure.decimals)
    complaints += strangers(in: section, pool: pool, what)
    return complaints
      + compareWords(section, region: region, beside: beside, measure: measure, what)
  }

  private func compareRows(
    _ table: [[String]], _ area: Area, _ region: String, _ measure: Measure,
    beside: [PublishedFigureTables.Row], calculated own: [PublishedFigureTables.Row],
    _ what: String
  ) -> [String] {
    let rows: [(String, [Double?])] = [
      (area.name, beside.map { $0.number("value") }),
      ("England", beside.map { $0.shown("england") }),
      (region, beside.map { $0.shown("region") }),
      ("Median of statistical neighbours", beside.map { $0.number("neighbour_median") }),
    ]
    var complaints = rows.flatMap { heading, values in
      compare(
        row(heading, in: table), with: values, decimals: measure.decimals, "\(what) \(heading)")
    }
    if let cells = table.first(where: { $0.first?.hasSuffix(", calculated") == true })?.dropFirst()
    {
      complaints += compare(
        cells, with: own.map { $0.number("value_calculated") }, decimals: 1, "\(what) calculated")
    }
    if let name = measure.numeratorName,
      let cells = row(name.prefix(1).uppercased() + name.dropFirst(), in: table)
    {
      complaints += compare(
        cells, with: own.map { $0.number("numerator") }, decimals: 0, "\(what) numerator")
    }
    for (cell, figures) in zip(Self.used(table), beside) {
      let expected = "\(figures["neighbours_used"] ?? "") of \(figures["neighbours_of"] ?? "")"
      if cell != expected {
        complaints.append("\(what): \(cell) neighbours, \(expected) in the file")
      }
    }
    return complaints
  }

  /// How many neighbours have a figure, year by year: a row, or once in the median's heading.
  private static func used(_ table: [[String]]) -> [String] {
    if let row = table.first(where: { $0.first == "Neighbours with a figure" }) {
      return Array(row.dropFirst())
    }
    let median = table.first { $0.first?.hasPrefix("Median of statistical neighbours (") == true }
    let count = median?.first?.split(whereSeparator: { "()".contains($0) }).last.map(String.init)
    return [String](repeating: count ?? "in no place", count: (table.first?.count ?? 1) - 1)
  }

  /// The figures of the neighbours, by name, are those of the file.
  private func compareNeighbours(
    _ section: PageTree, _ measure: Measure, _ what: String
  ) -> [String] {
    let caption = "\(measure.shortName): neighbours, closest first"
    let table = section.named("table").first { $0.named("caption").first?.text == caption }
    guard let table = table?.cells else {
      return section.drawing("c-\(measure.id)") == nil ? [] : ["\(what): no table of neighbours"]
    }
    let years = Self.years(table)
    return table.dropFirst().flatMap { cells -> [String] in
      let name = cells.first ?? ""
      let values = years.map { files.comparator(measure.id, named: name, $0).number("value") }
      return compare(
        cells.dropFirst().prefix(years.count), with: values, decimals: measure.decimals,
        "\(what) neighbour \(name)")
    }
  }

  private func pool(
    _ section: PageTree, own: [PublishedFigureTables.Row], beside: [PublishedFigureTables.Row],
    decimals: Int
  ) -> NumberPool {
    var pool = pool(section)
    pool.addDifferences(
      zip(own, beside).map { $0.number("value_calculated") ?? $1.number("value") })
    // A drawing of all authorities says how many they are and from where to where they go.
    // An authority in a joint return stands there once more, with the figure of the return.
    if let latest = beside.lastIndex(where: { $0.number("value") != nil }),
      let measure = beside[latest]["measure_id"]
    {
      var values = files.values(measure, beside[latest]["time_period"] ?? "")
      if own[latest].number("value") == nil, let joint = beside[latest].number("value") {
        values.append(joint)
      }
      pool.add(Double(values.count))
      pool.add(
        cells: [
          [values.min(), values.max()].compactMap { $0 }.map {
            NumberText.fixed($0, decimals: decimals)
          }
        ])
    }
    return pool
  }

  /// What a section says that England, the region and the neighbours did is what the files say.
  private func compareWords(
    _ section: PageTree, region: String, beside: [PublishedFigureTables.Row], measure: Measure,
    _ what: String
  ) -> [String] {
    let own = beside.map { $0.number("value") }
    guard let last = own.lastIndex(where: { $0 != nil }),
      let first = own.firstIndex(where: { $0 != nil }), first < last
    else { return [] }
    let series: [(String, [Double?])] = [
      ("England", beside.map { $0.shown("england") }), (region, beside.map { $0.shown("region") }),
      ("the median of its statistical neighbours", beside.map { $0.number("neighbour_median") }),
    ]
    let text = section.named("p").map(\.text).joined(separator: " ")
    return series.compactMap { name, values in
      guard let from = values[first], let to = values[last] else { return nil }
      let (before, after) = (
        NumberText.fixed(from, decimals: measure.decimals),
        NumberText.fixed(to, decimals: measure.decimals)
      )
      let words =
        before == after
        ? "\(name) stayed at \(after)" : "\(name) went from \(before) to \(after)"
      return text.contains(words) ? nil : "\(what): the section does not say that \(words)"
    }
  }

  /// England's line, the spread and the tables of one measure on its theme's page.
  func complaints(_ page: PageTree, _ measure: Measure, areas: [Area], regions: [Area]) -> [String]
  {
    let id = measure.id
    guard let section = page.section("m-\(id)"),
      let table = section.element(id: "tr-\(id)")?.cells
    else { return ["\(id): no section"] }
    let years = Self.years(table)
    func beside(_ area: Area?) -> [PublishedFigureTables.Row] {
      years.map { files.comparator(id, area?.code ?? "", $0) }
    }
    let england = beside(areas.first)
    var complaints = compare(
      row("England", in: table), with: england.map { $0.shown("england") },
      decimals: measure.decimals, "\(id) England")
    var pool = pool(section)
    // A drawing of all regions says how many they are.
    pool.add(Double(regions.count))
    pool.addDifferences(england.map { $0.shown("england") })
    for region in regions {
      let own = beside(areas.first { $0.region == region.key })
      complaints += compare(
        row(region.name, in: table), with: own.map { $0.shown("region") },
        decimals: measure.decimals, "\(id) \(region.name)")
    }
    if let chart = section.drawing("e-\(id)").map(DrawnChart.init) {
      complaints += compare(
        chart, point: "p0", line: "l0", label: "England", years: years,
        row: row("England", in: table), "\(id) England's line")
      complaints += compare(chart.summary, years: years, "\(id) England's line")
    }
    if let chart = section.drawing("r-\(id)").map(DrawnChart.init) {
      complaints += comparePanels(
        chart, years: years, table: table, names: regions.map(\.name), "\(id) panels")
    }
    if let chart = section.drawing("s-\(id)").map(DrawnChart.init) {
      complaints += compareSpread(
        chart, section.element(id: "ts-\(id)")?.cells ?? [], "\(id) spread")
    }
    complaints += compareAuthorities(section, measure, areas)
    return complaints + strangers(in: section, pool: pool, id)
  }

  private func compareAuthorities(
    _ section: PageTree, _ measure: Measure, _ areas: [Area]
  ) -> [String] {
    guard let table = section.element(id: "t-\(measure.id)")?.cells, let heading = table.first
    else {
      return []
    }
    var complaints: [String] = []
    for area in areas {
      guard let cells = table.first(where: { $0.first == area.name }) else {
        complaints.append("\(measure.id): no row for \(area.code)")
        continue
      }
      for (column, year) in zip(heading, cells) where Int(column) != nil {
        let row = files.comparator(measure.id, area.code, Int(column) ?? 0)
        complaints += compare(
          [year], with: [row.number("value")], decimals: measure.decimals,
          "\(measure.id) \(area.code) \(column)")
      }
    }
    return complaints
  }

  /// Boxes, lines and points of a spread are the rows of its table.
  func compareSpread(_ chart: DrawnChart, _ table: [[String]], _ what: String) -> [String] {
    let years = Self.years(table)
    guard let axis = chart.valueAxis, chart.yearAxis != nil else { return ["\(what): no axes"] }
    var drawn: [String: [Int: Double]] = [:]
    for path in chart.paths where path.style == "w" || path.style == "x" {
      for piece in path.places.pieces {
        let heights = piece.map(\.y)
        guard let top = heights.min(), let bottom = heights.max(),
          let left = piece.map(\.x).min(), let right = piece.map(\.x).max(),
          let high = chart.figure((left + right) / 2, top)
        else { continue }
        let names =
          path.style == "w"
          ? ("90th percentile", "10th percentile") : ("Upper quartile", "Lower quartile")
        drawn[names.0, default: [:]][high.year] = high.value
        drawn[names.1, default: [:]][high.year] = axis.value(bottom)
      }
    }
    var complaints: [String] = []
    for (name, figures) in drawn.sorted(by: { $0.key < $1.key }) {
      for (year, cell) in zip(years, row(name, in: table) ?? []) {
        guard let value = figures[year], let expected = DrawnChart.number(cell),
          abs(value - expected) <= axis.precision
        else {
          complaints.append("\(what): \(name) of \(year) is drawn elsewhere than at \(cell)")
          continue
        }
      }
    }
    return drawn.count == 4 ? complaints : complaints + ["\(what): parts are not drawn"]
  }

  /// The figure in a small panel's heading is the last of its row in a table.
  func comparePanels(
    _ chart: DrawnChart, years: [Int], table: [[String]], names: [String], _ what: String
  ) -> [String] {
    names.compactMap { name in
      let cells = Array(row(name, in: table) ?? [])
      guard let last = cells.lastIndex(where: { !$0.hasPrefix("[") }) else { return nil }
      let end = chart.end(name)
      let expected = DrawnChart.number(String(cells[last].prefix { $0 != " " }))
      return end?.value == expected && (end?.year ?? years.last) == years[last]
        ? nil : "\(what): \(name) is labelled otherwise than \(cells[last])"
    }
  }
}
