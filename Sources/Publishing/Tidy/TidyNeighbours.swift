import CareStatistics

/// `neighbours.csv`: the statistical neighbours of every authority in every model.
enum TidyNeighbours {
  /// One neighbour of one authority in one model.
  struct Row {
    let model: String
    let authority: TidyArea
    let neighbour: TidyArea
    let rank: Int
    let closeness: String
  }

  static let columns: [TidyColumn<Row>] = [
    .text("model", "Year of the model") { $0.model },
    .text("new_la_code", "Newest nine-character code of the authority") { $0.authority.newCode },
    .text("old_la_code", "Three-digit code of the authority") { $0.authority.oldCode },
    .text("la_name", "Name of the authority") { $0.authority.name },
    .integer("rank", "1 for the closest neighbour") { $0.rank },
    .text("neighbour_new_la_code", "Newest nine-character code of the neighbour") {
      $0.neighbour.newCode
    },
    .text("neighbour_old_la_code", "Three-digit code of the neighbour") { $0.neighbour.oldCode },
    .text("neighbour_la_name", "Name of the neighbour") { $0.neighbour.name },
    .text("closeness", "The model's own word for how close it is") { $0.closeness },
  ]

  /// The file over all models.
  static func file(_ models: [NeighbourModel], register: AreaRegister) -> TidyFile {
    var rows: [Row] = []
    for model in models.sorted(by: { $0.name < $1.name }) {
      let authorities = model.neighbours.map { (TidyArea($0.key, in: register), $0.value) }
      for (authority, neighbours) in authorities.sorted(by: { $0.0.newCode < $1.0.newCode }) {
        for neighbour in neighbours.sorted(by: { $0.rank < $1.rank }) {
          rows.append(
            Row(
              model: model.name, authority: authority,
              neighbour: TidyArea(neighbour.neighbour, in: register), rank: neighbour.rank,
              closeness: neighbour.closeness))
        }
      }
    }
    return TidyTable(
      name: "neighbours", title: "Statistical neighbours",
      grain: "One row per model, authority and rank", key: ["model", "new_la_code", "rank"],
      columns: columns
    ).file(rows: rows, capacity: rows.count * 128)
  }
}
