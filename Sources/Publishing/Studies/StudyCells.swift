internal import CareStatistics
internal import TrendAnalysis

/// Rows and tables that the sections of a study's page share.
enum StudyCells {
  /// The cells of one estimate.
  static func row(_ heading: DataTable.Cell, _ row: StudyEstimate) -> DataTable.Row {
    var interval = "none"
    if let lower = row.lower, let upper = row.upper {
      interval = "\(NumberText.growth(lower)) to \(NumberText.growth(upper))"
    }
    return DataTable.Row(
      heading,
      [
        .number(row.estimate.map(NumberText.growth) ?? "none"), .number(interval),
        .number(row.p.map(p) ?? "none"), .text(row.pMethod),
      ])
  }

  private static func p(_ p: Double) -> String {
    let text = StudySentences.p(p)
    return text.hasPrefix("= ") ? String(text.dropFirst(2)) : text
  }

  /// The lines as a table.
  static func seriesTable(_ study: Study) -> DataTable {
    let hasMixture = study.series.contains { $0.synthetic != nil }
    func cell(_ logRate: Double) -> DataTable.Cell {
      .number(NumberText.fixed(study.rate(logRate), decimals: 1))
    }
    return DataTable(
      id: "series",
      caption: "Geometric mean of the areas' rates, \(study.plan.measure.unit.inWords)",
      columns: [
        .text("Year"), .number("Treated areas"), .number("Comparators"), .number("Difference"),
      ] + (hasMixture ? [.number("Synthetic control")] : []),
      rows: study.series.map { year in
        DataTable.Row(
          .text(study.plan.measure.period.inWords(year: year.year)),
          [
            cell(year.treated), cell(year.comparators),
            .number(NumberText.growth(year.treated - year.comparators)),
          ] + (year.synthetic.map { [cell($0)] } ?? []))
      }, tools: [.copy])
  }

  /// The gaps as a table.
  static func gapTable(_ study: Study, _ gaps: Study.Gaps) -> DataTable {
    DataTable(
      id: "gaps", caption: "Gap from the mixture, treated areas and comparators in their place",
      columns: [
        .text("Year"), .number("Treated areas"), .number("Comparators, lowest"),
        .number("Comparators, median"), .number("Comparators, highest"),
      ],
      rows: study.series.indices.map { t in
        let others = gaps.placebos.map { $0[t] }.sorted()
        let middle = (others[(others.count - 1) / 2] + others[others.count / 2]) / 2
        return DataTable.Row(
          .text("\(study.series[t].year)"),
          [
            .number(NumberText.growth(gaps.treated[t])), .number(NumberText.growth(others[0])),
            .number(NumberText.growth(middle)),
            .number(NumberText.growth(others[others.count - 1])),
          ])
      }, tools: [.copy])
  }
}
