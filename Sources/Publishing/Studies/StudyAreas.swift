internal import TrendAnalysis

/// The areas of a study: treated, left out with the reason, and comparators.
struct StudyAreas {
  let study: Study

  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("areas")) { html in
      html.element(.h2, .id("areas"), text: "Areas")
      for sentence in StudySentences(study: study).joined { html.element(.p, text: sentence) }
      DataTable(
        id: "treated", caption: "Treated areas",
        columns: [.text("Area"), .text("First treated year"), .text("Made of")],
        rows: study.units(.treated).map { unit in
          DataTable.Row(
            .text(unit.name),
            [.text(unit.firstYear.map { "\($0)" } ?? ""), .text(Self.parts(unit))])
        }
      ).write(to: &html)
      writeLeftOut(to: &html)
      html.element(.h3, text: "Comparators: \(StudySentences(study: study).comparatorChoice)")
      let comparators = study.units(.comparator)
      html.element(
        .p, .class("names"), text: comparators.map(\.name).joined(separator: "; ") + ".")
      for unit in comparators where !unit.parts.isEmpty {
        html.element(
          .p, .class("note"), text: "\(unit.name) is made of: \(StudySentences.parts(unit)).")
      }
    }
  }

  private func writeLeftOut(to html: inout HTML) {
    guard !study.leftOut.isEmpty else {
      html.element(.p, text: "No area was left out.")
      return
    }
    DataTable(
      id: "left-out", caption: "Areas left out, with the reason",
      columns: [.text("Area"), .text("Named as"), .text("Reason")],
      rows: study.leftOut.map { item in
        DataTable.Row(
          .text(item.unit.name),
          [.text(item.unit.isNamedTreated ? "treated" : "comparator"), .text(item.reason)])
      }
    ).write(to: &html)
  }

  private static func parts(_ unit: StudyUnit) -> String {
    unit.parts.isEmpty ? "one authority" : StudySentences.parts(unit)
  }
}
