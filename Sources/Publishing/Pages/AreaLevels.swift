internal import CareStatistics
internal import TrendAnalysis

/// Where it stands in the latest year of every measure: a section of an authority's page.
///
/// Measures are in the order of the catalogue. A rank is shown only beside the interval that says how
/// much of it is chance.
struct AreaLevels: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "levels"
  static let heading = "Where it stands"

  private var levels: [(measure: Measure, level: Level)] {
    let own = index.analysis.evidence.levels.filter { $0.area == area.key }
    return index.measures.compactMap { measure in
      own.first { $0.measure == measure.id }.map { (measure, $0) }
    }
  }

  var hasContent: Bool { levels.contains { $0.level.value != nil } }

  func write(to html: inout HTML) {
    html.element(
      .p,
      text: "The latest figure of each measure. The interval is what the chance of single events "
        + "gives; of a number on one day it is not the uncertainty of a change. Ranks and quarters "
        + "are from the lowest value; low or high is not in itself better or worse. A change is "
        + "ordinary where, beside the rest of England's, it is within what 19 of 20 such changes are "
        + "in an area of this size.")
    DataTable(
      id: "levels-table", caption: "Latest figures of \(area.name)",
      columns: [
        .text("Measure"), .number("Latest"), .text("95% chance interval"), .number("England"),
        .text("From the lowest"), .text("Beside the spread of authorities"),
        .text("On the year before"),
      ], rows: levels.map { row($0.measure, $0.level) }
    ).write(to: &html)
    html.element(.p, .class("note")) { html in
      html.element(
        .a, .href("../\(PagePath.methods)#levels"), text: "How this table is worked out")
      html.text(".")
    }
  }

  private func row(_ measure: Measure, _ level: Level) -> DataTable.Row {
    let words = LevelWords(measure: measure, level: level)
    let heading = DataTable.Cell.link(
      "\(measure.shortName), \(measure.period.inWords(year: level.year))",
      href: "#m-\(measure.id)")
    guard let value = level.value else {
      let status = DataTable.Cell.status(level.status ?? .notAvailable)
      let none = DataTable.Cell.text("no figure")
      return DataTable.Row(heading, [status, none, england(level, words), none, none, none])
    }
    let shown = words.number(value)
    let latest: DataTable.Cell =
      level.isJointReturn
      ? .marked(shown, mark: SymbolKey.joint.mark, meaning: SymbolKey.joint.short)
      : .number(shown)
    return DataTable.Row(
      heading,
      [
        latest, .text(words.interval), england(level, words), .text(words.rank),
        .text(words.standing), .text(words.change),
      ])
  }

  private func england(_ level: Level, _ words: LevelWords) -> DataTable.Cell {
    level.england.map { .number(words.number($0)) } ?? .status(.notAvailable)
  }
}
