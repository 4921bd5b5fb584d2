internal import CareStatistics
internal import TrendAnalysis

/// The part of the front page that says which authorities moved against the national direction.
struct OverviewTrends {
  let index: SiteIndex

  private var models: [TrendModel] { index.models(of: index.context.headline.rate) }

  func write(to html: inout HTML) {
    guard !models.isEmpty else { return }
    html.element(.section, .labelledBy("against")) { html in
      html.element(.h2, .id("against"), text: "Which areas moved against the national direction?")
      html.element(.div, .class("pair")) { html in
        for model in models { html.element(.div) { write(model, to: &$0) } }
      }
      html.element(.p, .class("caveat"), text: Phrases.caveat)
      counts.write(to: &html)
      html.element(.p) { html in
        html.element(
          .a, .href(PagePath.board), text: "All graded areas, with intervals and reasons")
        html.text(" · ")
        html.element(.a, .href("\(PagePath.methods)#grades"), text: "What the grades mean")
      }
    }
  }

  private func write(_ model: TrendModel, to html: inout HTML) {
    let against = index.trends(model).filter { $0.tier == .against }
    html.element(.h3, text: Phrases.years(model.window))
    html.element(.p, text: "\(Self.direction(model)) \(sentence(against))")
    for grade in EvidenceGrade.allCases {
      let graded = against.filter { $0.grade == grade }
      guard !graded.isEmpty else { continue }
      html.element(.p, .class("names")) { html in
        html.element(.strong, text: "\(grade.rawValue.capitalizedFirst): ")
        for (position, trend) in graded.enumerated() {
          if position > 0 { html.text(", ") }
          Self.link(trend, index, root: "", to: &html)
        }
        html.text(".")
      }
    }
    html.element(.p, .class("note"), text: ChanceNames.sentence(model))
  }

  /// What England did in a window.
  static func direction(_ model: TrendModel) -> String {
    guard let growth = model.nationalGrowth else { return "No area could be tested." }
    let verb = Phrases.direction(model.direction)
    let text = "England's rate \(verb) in these years (\(NumberText.growth(growth)) a year)."
    return model.direction == .flat || model.direction == nil
      ? text + " No area can be said to move against a rate that moved little." : text
  }

  private func sentence(_ against: [Trend]) -> String {
    let strong = against.count { $0.grade == .confirmed || $0.grade == .probable }
    let seen = against.count { $0.grade == .observed }
    guard !against.isEmpty else { return "No area moved against it at any grade of evidence." }
    var parts: [String] = []
    if strong > 0 {
      let areas = Phrases.count(strong, "area is", "areas are")
      parts.append("\(areas) \(Phrases.rank(.probable)) (confirmed or probable)")
    }
    if seen > 0 {
      let areas = Phrases.count(seen, "area", "areas")
      parts.append("\(areas) \(Phrases.rank(.observed)) (observed)")
    }
    return parts.joined(separator: "; ") + "."
  }

  /// The name of a trend's area, linked to its page; a joined area links to each authority.
  static func link(_ trend: Trend, _ index: SiteIndex, root: String, to html: inout HTML) {
    let pages = trend.authorities.compactMap { index.register[$0] }.filter(\.isCurrent)
    if pages.count == 1 {
      html.element(.a, .href(root + PagePath.area(pages[0])), text: trend.areaName)
      return
    }
    html.text(trend.areaName)
    guard !pages.isEmpty else { return }
    html.text(" (")
    for (position, page) in pages.enumerated() {
      if position > 0 { html.text(", ") }
      html.element(.a, .href(root + PagePath.area(page)), text: page.name)
    }
    html.text(")")
  }

  private var counts: DataTable {
    let tiers: [(TrendTier, String)] = [
      (.against, "Against"), (.below, "Below"), (.above, "Above"), (.with, "No clear difference"),
      (.notAssessed, "Not assessed"),
    ]
    return DataTable(
      id: "standing-counts", caption: "Areas by standing beside the rest of England",
      columns: [.text("Years"), .text("England's rate"), .number("Tested")]
        + tiers.map { .number($0.1) },
      rows: models.map { model in
        let trends = index.trends(model).filter { !index.isAssessedElsewhere($0) }
        return DataTable.Row(
          .text(Phrases.years(model.window)),
          [
            .text(Phrases.direction(model.direction)), .number(NumberText.whole(model.tested)),
          ]
            + tiers.map { tier in .number(NumberText.whole(trends.count { $0.tier == tier.0 })) })
      })
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
