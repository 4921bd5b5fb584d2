internal import CareStatistics
internal import TrendAnalysis

/// How a change of the stock is taken apart.
struct MethodsStockChange {
  let index: SiteIndex

  static let id = "stock-change"

  private static let formulas: [(String, String)] = [
    (
      "S(t) \(NumberText.minus) S(t\(NumberText.minus)1) = starts \(NumberText.minus) ceases + rest",
      "S children looked after at the end of the year t. The rest is what the two flows do not "
        + "account for; it is shown and never spread over them."
    ),
    (
      "M = (S(t\(NumberText.minus)1) + S(t)) / 2, F = (starts + ceases) / 2",
      "The year's mean number and mean flow. Mean stay is M / F in years, the stay that would hold "
        + "the number steady; ceases / M is the share that ceases in a year. Over several years "
        + "sums take the place of single figures."
    ),
    (
      "log M = log starts + log (M / F) + log (F / starts)",
      "So the growth of the mean number is that of starts, that of the mean stay, and a remainder, "
        + "which is zero where starts and ceases keep in step. Taken between the first and the last "
        + "year of flows of a window, or between successive years."
    ),
    (
      "S(t)/n(t) \(NumberText.minus) r = (starts \(NumberText.minus) ceases + rest)/n(t) "
        + "\(NumberText.minus) r·(n(t) \(NumberText.minus) n(t\(NumberText.minus)1))/n(t)",
      "r the rate a year earlier, n the children living there. The last term is the part that a "
        + "larger or smaller population has in the change of the rate. The terms of single years "
        + "add up to those of a window."
    ),
  ]

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {
    guard !index.analysis.evidence.stockChanges.isEmpty else { return }
    html.element(.section, .labelledBy(Self.id)) { html in
      html.element(.h2, .id(Self.id), text: "Where a change came from")
      html.element(.p, text: StockSentences.idea)
      html.element(.dl, .class("terms formulas")) { html in
        for (formula, words) in Self.formulas {
          html.element(.div) { html in
            html.element(.dt, text: formula)
            html.element(.dd, text: words)
          }
        }
      }
      html.element(
        .p, text: "The rest: " + StockSentences.residual + (openShare.map { " " + $0 } ?? ""))
      html.element(.ul) { html in
        for point in Self.points { html.element(.li, text: point) }
      }
    }
  }

  private static let points = [
    "Areas that were reorganised inside a window are joined, as in the tests. A year or window in "
      + "which any figure is missing has no parts; the reason is given. Where a figure is withheld "
      + "starts and ceases of that year are not shown beside it either.",
    "Regions and England are the sums of the areas that have every figure of the year or window, "
      + "with how many were counted and how many authorities were left out. Published totals are "
      + "rounded to 10 and are not used for sums.",
    "Unaccompanied children are shown as published, beside all others. Where their number is "
      + "withheld nothing is worked out from other figures. An area is marked where they were more "
      + "than a tenth of the children looked after in any year of the window.",
    "Mean stay is worked out from yearly totals. It is no average of the stays of single children, "
      + "and it lags behind where starts change quickly.",
    "A child who starts in two different years counts in each of them.",
  ]

  /// What starts and ceases leave open, over all areas and single years of this run.
  private var openShare: String? {
    let rows = index.analysis.evidence.stockChanges.filter {
      !$0.isWindow && $0.areaCode == AreaKey.england.rawValue && $0.counts != nil
    }
    let areas = rows.reduce(0) { $0 + $1.used }
    let open = rows.reduce(0) { $0 + ($1.counts?.residual ?? 0) }
    let children = rows.reduce(0) {
      $0 + (($1.before.number ?? 0) + ($1.after.number ?? 0)) / 2
    }
    guard areas > 0, children > 0 else { return nil }
    return
      "In this run the rest is on average \(NumberText.signed(open / Double(areas), decimals: 1))"
      + " children an area and year, or \(NumberText.signed(100 * open / children, decimals: 1))% of "
      + "the mean number."
  }
}
