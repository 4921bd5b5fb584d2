import CareStatistics

/// `changes.csv`: how figures differ from those held before the run.
enum TidyChanges {
  /// A change with the columns of its area.
  struct Row {
    let change: FigureChange
    let code: String
    let name: String
  }

  static let columns: [TidyColumn<Row>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.change.measure },
    .integer("time_period", "Year of the period") { $0.change.year },
    .text("area_code", "Newest code of the area") { $0.code },
    .text("area_name", "Name of the area") { $0.name },
    .text("kind", "new figure, revised, newly withheld, released or removed") {
      $0.change.kind.rawValue
    },
    .text("before", "The published text before; empty for none") { $0.change.before },
    .text("after", "The published text now; empty for none") { $0.change.after },
  ]

  /// The file over all changes.
  static func file(_ changes: [FigureChange], register: AreaRegister) -> TidyFile {
    let rows = changes.map { change in
      let area = register[change.area]
      return Row(
        change: change, code: area?.code ?? change.area.rawValue, name: area?.name ?? "")
    }
    let sorted = rows.sorted { a, b in
      (a.change.measure, a.code, a.change.year) < (b.change.measure, b.code, b.change.year)
    }
    return TidyTable(
      name: "changes", title: "Figures that changed since the run before",
      grain: "One row per measure, area and year whose figure changed",
      key: ["measure_id", "area_code", "time_period"], columns: columns
    ).file(rows: sorted, capacity: rows.count * 96)
  }
}
