internal import CareStatistics
internal import TrendAnalysis

/// The rule, the grades with their error rates, and what the rule cannot do.
struct MethodsRule {
  let index: SiteIndex

  private var thresholds: TrendThresholds { index.context.thresholds }

  func write(to html: inout HTML) {
    writeRule(to: &html)
    writeGrades(to: &html)
    writeCautions(to: &html)
  }

  private static let formulas: [(String, String)] = [
    (
      "y(t) = log c(t)/n(t) \(NumberText.minus) log R(t)",
      "The area's rate beside the rest of England's: c children, n children living there, R the "
        + "summed counts over the summed populations of all other tested areas in the same year."
    ),
    (
      "d(k) = y(k+1) \(NumberText.minus) y(k)",
      "Relative growth from one year to the next. Where a year is missing, over two years."
    ),
    (
      "difference = Σ a(k)·d(k)",
      "A weighted mean of the yearly growth; the weights allow for the small correlation of "
        + "neighbouring years, estimated over all areas together."
    ),
    (
      "v = (d0·s0 + df·s2) / (d0 + df)",
      "The variance of yearly growth: the area's own variance s2, drawn towards what areas of its "
        + "size show, s0, which follows ω/m + σ² with m the mean count."
    ),
    (
      "t = difference / √(v / w)",
      "With w the sum of the weights; compared with a t distribution with d0 + df degrees of freedom; the 95% interval follows "
        + "from the same quantities."
    ),
  ]

  private func writeRule(to html: inout HTML) {
    let rate = NumberText.percent(thresholds.falseDiscoveryRate)
    html.element(.section, .labelledBy("rule")) { html in
      html.element(.h2, .id("rule"), text: "The rule")
      html.element(.ol) { html in
        let steps = [
          "Only counts and populations are used, never the rounded rate. An area is tested in a "
            + "window when every count is at least 10, the mean is at least 30, there are at least "
            + "five yearly figures and none is suppressed. Areas that were reorganised are joined "
            + "so that the boundary is the same throughout.",
          "Each area's yearly growth is set beside the rest of England's in the same year, which "
            + "takes national shocks out.",
          "How much such growth ordinarily varies is estimated from the year-to-year growth of all "
            + "areas together, by size. This is the part that matters: a test that takes yearly "
            + "figures as independent would flag most of the country.",
          "Every area is tested, and the tests of one measure and window are adjusted together "
            + "(Benjamini and Hochberg) at \(rate).",
          "A second, weaker test asks whether the chance of which children start and cease could "
            + "explain the difference, with a variance of "
            + "\(NumberText.plain(thresholds.eventVariance)) over the mean count.",
          "England counts as rising above +0.25% a year, as falling below \(NumberText.minus)0.25%, "
            + "and else as moving little; then no area is said to move against it.",
        ]
        for step in steps { html.element(.li, text: step) }
      }
      html.element(.h3, text: "In formulas")
      html.element(.dl, .class("terms formulas")) { html in
        for (formula, words) in Self.formulas {
          html.element(.div) { html in
            html.element(.dt, text: formula)
            html.element(.dd, text: words)
          }
        }
      }
    }
  }

  private static func found(_ rule: String, _ years: Int, _ points: Int) -> SimulationResults? {
    SimulationResults.all.first {
      $0.rule == rule && $0.noise == "walk" && $0.years == years && $0.points == points
    }
  }

  /// What the simulation found of the grade probable.
  private static var probableErrors: String {
    let rule = "This rule: probable or confirmed"
    guard let null10 = found(rule, 10, 0), let null5 = found(rule, 5, 0),
      let ten = found(rule, 10, 5), let five = found(rule, 5, 5)
    else { return "Not simulated." }
    func names(_ result: SimulationResults) -> String {
      NumberText.fixed(result.names, decimals: 1)
    }
    return
      "With no area that differs: \(names(null10)) names a run over ten years and "
      + "\(names(null5)) over five, all chance. With one area in ten differing by 5 points a year: "
      + "\(NumberText.percent(ten.falseDiscoveries)) of the names are chance over ten years, and "
      + "\(sides(ten)) are found; over five years \(NumberText.percent(five.falseDiscoveries)), and "
      + "\(sides(five))."
  }

  /// How seldom a real difference is confirmed.
  private static var smallPower: String {
    func confirmed(_ points: Int) -> String {
      found("This rule: confirmed", 10, points).map(sides) ?? "not simulated"
    }
    return
      "Few real differences are found. Over ten years, of areas whose growth differs from the rest's "
      + "by 5 points a year \(confirmed(5)) are confirmed; by 8 points, \(confirmed(8)). No clear "
      + "difference is therefore not evidence of being the same."
  }

  /// How many of those who differ are found, downwards and upwards.
  private static func sides(_ result: SimulationResults) -> String {
    let (below, above) = (result.foundBelow ?? 0, result.foundAbove ?? 0)
    return
      "\(NumberText.percent(below)) of those that grow less and \(NumberText.percent(above)) of "
      + "those that grow more"
  }

  private func writeGrades(to html: inout HTML) {
    let rate = NumberText.percent(thresholds.falseDiscoveryRate)
    let rows: [(EvidenceGrade, String, String)] = [
      (
        .confirmed, "The adjusted test of the difference is at or below \(rate).",
        "About \(rate) of the names are expected to be there by chance."
      ),
      (
        .probable,
        "The unadjusted test is at or below 5%, and the adjusted event-chance test at or below 5%.",
        Self.probableErrors
      ),
      (
        .observed, "The adjusted event-chance test is at or below 5%.",
        "The direction is wrong for 2%; the size is overstated two-fold for 26 to 42%."
      ),
    ]
    html.element(.section, .labelledBy("grades")) { html in
      html.element(.h2, .id("grades"), text: "The grades")
      html.element(
        .p,
        text: "An area is called against the national direction only where its own change and its "
          + "difference both carry a grade; the lower of the two counts. The words \u{201C}bucking "
          + "the trend\u{201D} are kept for confirmed and probable.")
      DataTable(
        id: "grades-table", caption: "Grades, conditions and error rates (simulated)",
        columns: [.text("Grade"), .text("What it says"), .text("Condition"), .text("Error rate")],
        rows: rows.map { grade, condition, errors in
          DataTable.Row(
            .text(grade.rawValue.capitalizedFirst),
            [.text(Phrases.meaning(grade)), .text(condition), .text(errors)])
        }
      ).write(to: &html)
      html.element(.p, .class("caveat"), text: Phrases.caveat)
    }
  }

  private static let cautions = [
    smallPower,
    "A change of practice can be part of the ordinary wandering. The rule asks whether a record "
      + "stands out, not whether anything happened.",
    "Past divergence does not foretell the next years: the correlation between the first and the "
      + "second half of a window is about \(NumberText.minus)0.1.",
    "A single step and a steady drift of the same total look alike to the rule. The yearly figures "
      + "and the numbers starting and ceasing tell them apart.",
    "The pandemic years, unaccompanied children who arrive in port areas or by transfer, boundary "
      + "changes, amended returns and revised population estimates all move figures without any "
      + "change of practice.",
    "A lower rate says nothing by itself about children's safety. Other measures belong beside it.",
    "The variation is estimated on the same years that are tested, and again with each release.",
  ]

  private func writeCautions(to html: inout HTML) {
    html.element(.section, .labelledBy("cautions")) { html in
      html.element(.h2, .id("cautions"), text: "What the rule cannot do")
      html.element(.ul) { html in
        for caution in Self.cautions { html.element(.li, text: caution) }
      }
    }
  }
}
