internal import CareStatistics

/// The counts by age, placement, legal status and the other breakdowns, year by year.
struct PartnerBreakdowns {
  let figures: LocalFigures

  func write(to html: inout HTML) {
    html.element(
      .p,
      text: "Each count by the groups of the published tables, one column a year. Small groups are "
        + "withheld, and so are those from which a small one could be worked out.")
    var isEmpty = true
    for measure in LocalWords.counts {
      let breakdowns = figures.breakdowns(of: measure)
      guard !breakdowns.isEmpty else { continue }
      isEmpty = false
      html.element(.h3, .id("who-\(measure.rawValue)"), text: measure.name)
      for (position, breakdown) in breakdowns.enumerated() {
        table(measure, breakdown, position).write(to: &html)
      }
    }
    if isEmpty { html.element(.p, text: "No breakdown can be given.") }
  }

  private func table(
    _ measure: LocalMeasure, _ breakdown: (name: String, groups: [String]), _ position: Int
  ) -> DataTable {
    let years = figures.years
    let groups = breakdown.groups.map { group in
      DataTable.Row(
        .text(LocalWords.sentence(group)),
        years.map {
          figures.cell(measure, year: $0, breakdown: breakdown.name, group: group)
        })
    }
    let total = DataTable.Row(
      .text("All children"), years.map { figures.cell(measure, year: $0) })
    return DataTable(
      id: "who-\(measure.rawValue)-\(position + 1)",
      caption: "\(LocalWords.breakdown(breakdown.name)): \(measure.name.lowercasedFirst)",
      columns: [.text("Group")] + years.map { .number("\($0)") }, rows: groups + [total])
  }
}
