import CareStatistics
import TrendAnalysis

/// `comparators.csv`: each authority beside England, its region, neighbours and partners.
enum TidyComparators {
  /// One authority in one year of one measure.
  struct Row {
    let measure: String
    let year: Int
    let authority: Authority
    let value: Double?
    let england: AggregateFigure?
    let region: AggregateFigure?
    let neighbourModel: String
    let neighbours: NeighbourFigure?
    let partners: AggregateFigure?
  }

  /// What is the same in every row of an authority; a class, so that rows share it.
  final class Authority: Sendable {
    let key: AreaKey
    let region: AreaKey?
    let names: TidyArea
    /// The partner group whose figure is shown; `nil` for none.
    let firstGroup: String?
    /// Ids of its partner groups, in the order of the analysis, joined by `|`.
    let groups: String

    init(_ area: Area, in analysis: Analysis) {
      let ids = analysis.groups.filter { $0.members.contains(area.key) }.map(\.id)
      (key, region) = (area.key, area.region)
      names = TidyArea(area.key, in: analysis.table.register)
      (firstGroup, groups) = (ids.first, ids.joined(separator: "|"))
    }
  }

  static let columns: [TidyColumn<Row>] = place + england + neighbours

  private static let place: [TidyColumn<Row>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure },
    .integer("time_period", "Year of the period") { $0.year },
    .text("new_la_code", "Newest nine-character code of the authority") {
      $0.authority.names.newCode
    },
    .text("old_la_code", "Three-digit code of the authority") { $0.authority.names.oldCode },
    .text("la_name", "Newest name of the authority") { $0.authority.names.name },
    .number("value", "The authority's figure; that of its joint return where it makes one") {
      $0.value
    },
  ]

  private static let england: [TidyColumn<Row>] = [
    .number("england_calculated", "England from the authorities that have a figure") {
      $0.england?.calculated
    },
    .number("england_published", "England as published") { $0.england?.published },
    .integer("england_authorities_used", "Authorities or joint returns with a figure") {
      $0.england?.used
    },
    .integer("england_authorities_missing", "Authorities in force without a figure") {
      $0.england?.missing
    },
    .text("region_code", "Code of the authority's region") { $0.authority.names.regionCode },
    .text("region_name", "Name of the authority's region") { $0.authority.names.regionName },
    .number("region_calculated", "The region from the authorities that have a figure") {
      $0.region?.calculated
    },
    .number("region_published", "The region as published") { $0.region?.published },
    .integer("region_authorities_used", "The region's authorities or joint returns with a figure") {
      $0.region?.used
    },
    .integer("region_authorities_missing", "The region's authorities in force without a figure") {
      $0.region?.missing
    },
  ]

  private static let neighbours: [TidyColumn<Row>] = [
    .text("neighbour_model", "Year of the model of statistical neighbours") {
      $0.neighbourModel
    },
    .number("neighbour_median", "Median of the neighbours' values") { $0.neighbours?.median },
    .number("neighbour_mean", "Plain mean of the neighbours' values") { $0.neighbours?.mean },
    .number("neighbour_lowest", "Lowest value among the neighbours") { $0.neighbours?.lowest },
    .number("neighbour_highest", "Highest value among the neighbours") {
      $0.neighbours?.highest
    },
    .integer("neighbours_used", "Neighbours that have a value") { $0.neighbours?.used },
    .integer("neighbours_of", "Neighbours that the model names") { $0.neighbours?.of },
    .text("partner_groups", "Ids of the partner groups it belongs to, joined by |") {
      $0.authority.groups
    },
    .number("partner_group_calculated", "The first of these groups taken together") {
      $0.partners?.calculated
    },
  ]

  /// The file over every measure that has comparators and every authority of today.
  static func file(_ analysis: Analysis) -> TidyFile {
    let authorities = analysis.table.register.currentAuthorities
      .sorted { $0.code < $1.code }.map { Authority($0, in: analysis) }
    var rows: [Row] = []
    let years = analysis.comparators.values.reduce(0) { $0 + $1.years.count }
    rows.reserveCapacity(years * authorities.count)
    for measure in analysis.comparators.values.sorted(by: { $0.measure < $1.measure }) {
      for authority in authorities {
        append(authority, of: measure, in: analysis.table, to: &rows)
      }
    }
    return TidyTable(
      name: "comparators", title: "Authorities beside their comparators",
      grain: "One row per measure, authority of today and year",
      key: ["measure_id", "new_la_code", "time_period"], columns: columns
    ).file(rows: rows, capacity: rows.count * 320)
  }

  private static func append(
    _ authority: Authority, of measure: MeasureComparators, in table: ObservationTable,
    to rows: inout [Row]
  ) {
    guard let first = measure.years.first, let last = measure.years.last else { return }
    let region = authority.region.flatMap { measure.regions[$0] } ?? []
    let neighbours = measure.neighbours[authority.key] ?? []
    let partners = authority.firstGroup.flatMap { measure.groups[$0] } ?? []
    let series = table.series(of: measure.measure, in: authority.key, years: first...last)
    for (index, year) in measure.years.enumerated() {
      rows.append(
        Row(
          measure: measure.measure, year: year, authority: authority,
          value: series[year - first].value, england: figure(index, of: measure.england),
          region: figure(index, of: region), neighbourModel: measure.neighbourModel,
          neighbours: figure(index, of: neighbours), partners: figure(index, of: partners)))
    }
  }

  private static func figure<Figure>(_ index: Int, of figures: [Figure]) -> Figure? {
    figures.indices.contains(index) ? figures[index] : nil
  }
}
