internal import CareStatistics

/// The tables of each year's return that are there.
///
/// How many rows a table has is left out on purpose: it would be a small number for some tables.
struct PartnerArrivals {
  let report: PartnerReport

  func write(to html: inout HTML) {
    html.element(
      .p,
      text:
        "The tables of each year's return, with the file that each was read from. How many rows "
        + "they have is not given, since a small number can tell of a child.")
    guard !report.arrivals.isEmpty else {
      html.element(.p, text: "No table arrived.")
      return
    }
    table.write(to: &html)
  }

  private var table: DataTable {
    var tables: [String] = []
    for arrival in report.arrivals where !tables.contains(arrival.table) {
      tables.append(arrival.table)
    }
    let years = Set(report.years + report.arrivals.map(\.year)).sorted()
    return DataTable(
      id: "arrival-table", caption: "Tables by reporting year",
      columns: [.text("Table")] + years.map { .text("\($0)") },
      rows: tables.map { table in
        DataTable.Row(.text(table), years.map { cell(table, $0) })
      })
  }

  /// A file's name without its folders, which the year tells.
  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private func cell(_ table: String, _ year: Int) -> DataTable.Cell {
    let files = report.arrivals.filter { $0.table == table && $0.year == year }.map(\.file)
    return .markup(
      HTML { html in
        guard !files.isEmpty else {
          html.element(.span, .class("mark"), text: "not there")
          return
        }
        html.text("arrived ")
        for file in files {
          html.element(.small) { $0.element(.code, text: Self.name(file)) }
        }
      })
  }
}
