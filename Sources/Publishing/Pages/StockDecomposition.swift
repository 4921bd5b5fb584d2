internal import CareStatistics
internal import TrendAnalysis

/// The parts of a change over one window, areas side by side.
struct StockDecomposition {
  let measure: Measure
  let window: ClosedRange<Int>
  /// The areas, the one that the page is about first.
  let areas: [StockChange]
  let id: String

  /// The parts of the rate, in its own unit, and those of the mean number.
  func write(to html: inout HTML) {
    let unit = measure.unit.inWords
    rates(
      caption: "Where the change of the rate came from, \(Phrases.years(window)), \(unit)"
    ).write(to: &html)
    growth(
      caption: "Starts and length of stay: growth of the year's mean number, "
        + "\(window.lowerBound + 1) to \(window.upperBound), 100 times its logarithm (about per cent)"
    ).write(to: &html)
  }

  /// The area's name, for a sum with how many areas it is over and how many authorities it lacks.
  private static func name(_ area: StockChange) -> String {
    guard area.level != .localAuthority else { return area.areaName }
    let used = Phrases.count(area.used, "area", "areas")
    let missing =
      area.missing == 0
      ? "" : ", \(Phrases.count(area.missing, "authority", "authorities")) left out"
    return "\(area.areaName) (\(used)\(missing))"
  }

  private func rates(caption: String) -> DataTable {
    DataTable(
      id: "\(id)-rates", caption: caption,
      columns: [
        .text("Area"), .number("Rate in \(window.lowerBound)"), .number("Started"),
        .number("Ceased"), .number("Rest"), .number("Children living there"), .number("Change"),
        .number("Rate in \(window.upperBound)"),
      ],
      rows: areas.map { area in
        func signed(_ number: Double?) -> DataTable.Cell {
          StockChangeTables.signed(number, decimals: 1, else: area)
        }
        return DataTable.Row(
          .text(Self.name(area)),
          [
            StockChangeTables.plain(area.rates?.before, else: area), signed(area.rates?.starts),
            signed(area.rates?.ceases), signed(area.rates?.residual),
            signed(area.rates?.population), signed(area.rates?.change),
            StockChangeTables.plain(area.rates?.after, else: area),
          ])
      }, tools: [.copy])
  }

  private func growth(caption: String) -> DataTable {
    DataTable(
      id: "\(id)-growth", caption: caption,
      columns: [
        .text("Area"), .number("From starts"), .number("From length of stay"),
        .number("Remainder"), .number("Growth"), .number("Mean stay, years"),
        .number("Ceased in a year, % of mean number"),
      ],
      rows: areas.map { area in
        func part(_ part: (StockGrowth) -> Double) -> DataTable.Cell {
          StockChangeTables.signed(
            area.growth.map { 100 * part($0) }, decimals: 1, else: area)
        }
        return DataTable.Row(
          .text(Self.name(area)),
          [
            part(\.starts), part(\.stay), part(\.balance), part(\.total),
            StockChangeTables.plain(area.counts?.meanStay, decimals: 2, else: area),
            StockChangeTables.plain((area.counts?.exitHazard).map { 100 * $0 }, else: area),
          ])
      }, tools: [.copy])
  }

  /// What the parts are, below the tables.
  static let note =
    "Each year's starts and ceases are divided by the children living there in that year; more "
    + "children living there lower a rate at the same number. The rest is what starts and ceases "
    + "do not account for. The parts add up to the change before rounding. Mean stay is the mean "
    + "number over the mean of starts and ceases; the remainder is what starts times stay leaves "
    + "out while starts and ceases differ. Growth compares two single years, either of which may "
    + "be unusual in a small area. Regions and England are sums over the areas with every figure, "
    + "not the rounded published rows."
}
