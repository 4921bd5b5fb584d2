internal import CareStatistics

/// The numbers of a theme, such as numbers of children, for every authority in one table.
struct ThemeNumbers {
  static let id = "numbers"
  static let heading = "Numbers in every authority"

  let index: SiteIndex
  /// The theme's measures that count, in catalogue order.
  let measures: [Measure]

  private var shown: [Measure] { measures.filter { index.years(of: $0.id) != nil } }

  /// Whether any of the measures has a figure.
  var hasContent: Bool { !shown.isEmpty }

  func write(to html: inout HTML) {
    guard hasContent else { return }
    html.element(.section, .class("theme"), .labelledBy(Self.id)) { html in
      html.element(.h2, .id(Self.id), text: Self.heading)
      html.element(
        .p, .class("definition"),
        text: "The latest figure, and its change in per cent since the first year. A change of a "
          + "small number looks large in per cent.")
      table.write(to: &html)
    }
  }

  private var table: DataTable {
    let rows = index.authorities.map { area in
      DataTable.Row(
        AuthorityTable.link(area), AuthorityChange.cells(shown, of: area, in: index))
    }
    return DataTable(
      id: "t-\(Self.id)", caption: "\(Self.heading): latest and change",
      columns: [.text("Authority")] + AuthorityChange.columns(shown, in: index), rows: rows,
      tools: [.sort, .copy])
  }
}
