import CareStatistics

/// `areas.csv`: every code that an area has or had, and what came before and after it.
enum TidyAreas {
  /// One code of one area.
  struct Row {
    let area: Area
    let code: AreaCode
    let region: Area?
    let subRegion: Area?
    let predecessors: String
    let successors: String
  }

  static let columns: [TidyColumn<Row>] = [
    .text("area_key", "Key of the area's series, which outlives its codes") {
      $0.area.key.rawValue
    },
    .text("level", "country, region, sub-region, local authority or joint return") {
      $0.area.level.rawValue
    },
    .text("new_la_code", "Nine-character code; for a region or England its own code") {
      $0.code.code
    },
    .text("la_name", "Name under this code") { $0.code.name },
    .text("region_code", "Code of the region it lies in") { $0.region?.code ?? "" },
    .text("region_name", "Name of the region it lies in") { $0.region?.name ?? "" },
    .text("sub_region_code", "Code of Inner or Outer London; empty elsewhere") {
      $0.subRegion?.code ?? ""
    },
    .date("valid_from", "First day of the code") { $0.code.validFrom },
    .date("valid_to", "Last day of the code; empty while it is in force") { $0.code.validTo },
    .flag("current", "Whether the code is in force") { $0.code.validTo == nil },
    .text("predecessors", "Keys of the areas that it came from, joined by |") {
      $0.predecessors
    },
    .text("successors", "Keys of the areas that came from it, joined by |") { $0.successors },
  ]

  /// The file over the whole register.
  static func file(_ register: AreaRegister) -> TidyFile {
    var before: [AreaKey: Set<AreaKey>] = [:]
    var after: [AreaKey: Set<AreaKey>] = [:]
    for change in register.changes where change.from != change.to {
      before[change.to, default: []].insert(change.from)
      after[change.from, default: []].insert(change.to)
    }
    let rows = register.areas.flatMap { area in
      area.codes.sorted { $0.validFrom < $1.validFrom }.map { code in
        Row(
          area: area, code: code, region: area.region.flatMap { register[$0] },
          subRegion: area.subRegion.flatMap { register[$0] },
          predecessors: joined(before[area.key]), successors: joined(after[area.key]))
      }
    }
    return TidyTable(
      name: "areas", title: "Areas and their codes",
      grain: "One row per area and nine-character code", key: ["area_key", "valid_from"],
      columns: columns
    ).file(rows: rows)
  }

  private static func joined(_ keys: Set<AreaKey>?) -> String {
    (keys ?? []).sorted().map(\.rawValue).joined(separator: "|")
  }
}
