internal import TrendAnalysis

/// The form above a table of trends that the script turns on.
enum TrendFilter {
  private static let standings = [
    "Fell while England rose", "Rose while England fell", "Fell faster", "Fell more slowly",
    "Rose faster", "Rose more slowly", "Grew less", "Grew more", "No clear difference",
    "Not assessed",
  ]

  /// Writes a form for the columns given by their position.
  ///
  /// - Parameter name: Which table it is, so that two forms of one page can be told apart.
  static func write(
    table: String, name: String, regions: [String], standing: Int, region: Int, grade: Int,
    to html: inout HTML
  ) {
    html.element(
      .form, .class("filter"), .data(.filter, table), .hidden,
      .label("Narrow the table down: \(name)")
    ) { html in
      control(table, "name", "Name or word", to: &html) { html in
        html.empty(.input, .id("\(table)-name"), .type("search"), .data(.column, "all"))
      }
      choice(table, "region", "Region", region, regions, to: &html)
      choice(table, "standing", "Standing", standing, standings, to: &html)
      choice(
        table, "grade", "Grade", grade, EvidenceGrade.allCases.map(\.rawValue), to: &html)
      html.element(.p, .class("status"), .role("status"), text: "")
    }
  }

  private static func control(
    _ table: String, _ name: String, _ label: String, to html: inout HTML,
    content: (inout HTML) -> Void
  ) {
    html.element(.div) { html in
      html.element(.label, .for("\(table)-\(name)"), text: label)
      content(&html)
    }
  }

  private static func choice(
    _ table: String, _ name: String, _ label: String, _ column: Int, _ values: [String],
    to html: inout HTML
  ) {
    control(table, name, label, to: &html) { html in
      html.element(.select, .id("\(table)-\(name)"), .data(.column, "\(column)")) { html in
        html.element(.option, .value(""), text: "All")
        for value in values { html.element(.option, .value(value), text: value) }
      }
    }
  }
}
