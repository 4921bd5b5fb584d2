internal import CareStatistics

/// What the validation rules find, how far it may touch counts, and what to do about it.
struct PartnerDefects {
  let report: PartnerReport

  func write(to html: inout HTML) {
    html.element(
      .p,
      text:
        "What breaks a validation rule, by year and rule. The number of rows is given in a band, "
        + "so that no single child can be told from it.")
    if report.defects.isEmpty {
      html.element(
        .p,
        text: report.years.isEmpty
          ? "No return was checked." : "No row of these returns breaks a rule.")
    } else {
      defects.write(to: &html)
    }
    writeDoubts(to: &html)
    writeRemedy(to: &html)
  }

  private var defects: DataTable {
    let years = Set(report.defects.map(\.year)).sorted()
    return DataTable(
      id: "defect-table", caption: "Broken rules by year",
      columns: [
        .text("Rule"), .text("What is found"), .text("Fields"), .text("How much it matters"),
        .text("Counts it may touch"), .text("Rows"),
      ],
      groups: years.map { year in
        DataTable.Group(
          heading: "Return for \(year)",
          rows: report.defects.filter { $0.year == year }.map(Self.row))
      })
  }

  private static func row(_ defect: PartnerReport.Defect) -> DataTable.Row {
    let effects = defect.effects.map(\.name)
    return DataTable.Row(
      .text(defect.rule),
      [
        .text(defect.sentence), .text(defect.fields.isEmpty ? "none named" : defect.fields),
        .text(LocalWords.sentence(defect.weight.rawValue)),
        .text(effects.isEmpty ? "none" : effects.joined(separator: "; ")),
        .text(defect.rows.rawValue),
      ])
  }

  private func writeDoubts(to html: inout HTML) {
    html.element(.h3, .id("doubts"), text: "How far counts may be wrong")
    html.element(
      .p,
      text:
        "At most how many children a count may be wrong by, of those whom a rule sees. Rules do "
        + "not see everything: a row can keep every rule and still be wrong.")
    guard !report.doubts.isEmpty else {
      html.element(.p, text: "No broken rule touches a count.")
      return
    }
    let years = Set(report.years + report.doubts.map(\.year)).sorted()
    let measures = LocalMeasure.allCases.filter { one in
      report.doubts.contains { $0.measure == one }
    }
    DataTable(
      id: "doubt-table", caption: "Children whose rows may make a count wrong",
      columns: [.text("Count")] + years.map { .text("\($0)") },
      rows: measures.map { measure in
        DataTable.Row(.text(measure.name), years.map { doubt(measure, $0) })
      }
    ).write(to: &html)
  }

  private func doubt(_ measure: LocalMeasure, _ year: Int) -> DataTable.Cell {
    let found = report.doubts.first { $0.measure == measure && $0.year == year }
    guard let found, found.children != .none else { return .text("none seen") }
    let upTo = found.children == .more ? "" : " at most"
    return .text("\(found.children.rawValue) children\(upTo)")
  }

  private func writeRemedy(to html: inout HTML) {
    html.element(.h3, .id("remedy"), text: "What to do")
    html.element(.p) { html in
      if report.defects.isEmpty {
        html.text("Nothing needs to be done. ")
      } else {
        html.text("Correct the rows where they are kept, and send the tables again. ")
      }
      html.element(.code, text: "carenumbers check FOLDER")
      html.text(
        " lists every row that breaks a rule, with its file and line. Its list is about children: run "
          + "it within the authority and keep the list there.")
    }
  }
}
