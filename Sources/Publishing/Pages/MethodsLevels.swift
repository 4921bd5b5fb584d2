internal import CareStatistics
internal import TrendAnalysis

/// Intervals, funnels, quarters and changes on the year before.
struct MethodsLevels {
  let index: SiteIndex

  private static let minus = NumberText.minus

  private static let formulas: [(String, String)] = [
    (
      "x(1 \(minus) 1/9x \(minus) z/3√x)³ to (x+1)(1 \(minus) 1/9(x+1) + z/3√(x+1))³",
      "The 95% chance interval of a rate with x events from 10 on (Byar), over the population; z is "
        + "1.96. With fewer events the interval is exact: χ²(0.025; 2x)/2 to χ²(0.975; 2x+2)/2."
    ),
    (
      "(2x + z² ± z√(z² + 4x(1 \(minus) x/n))) / 2(n + z²)",
      "The chance interval of a share x of n (Wilson)."
    ),
    (
      "z = log(c/E)·√E; with the spread, log(c/E) / √(1/E + τ²)",
      "How far a rate lies from England's: c counted, E what England's rate would give. τ² is the "
        + "variance between authorities beyond chance, from the values after the outer tenths are "
        + "drawn in. Shares are compared on the arcsine scale in the same way. Within 95%: z up to "
        + "1.96; within 99.8%: up to 3.09."
    ),
    (
      "exp(±1.96·√(ω/m + σ²)) \(minus) 1",
      "The ordinary range of one year's change beside the rest of England's: m is the mean count of "
        + "both years, ω and σ² are those of the measure's own model, longest window."
    ),
    (
      "√(1.3·u/m)",
      "The standard error of a change of the stock when only the chance of which children come and "
        + "go is at work: u is those starting and ceasing in a year over those looked after."
    ),
  ]

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {
    guard !index.analysis.evidence.levels.isEmpty else { return }
    html.element(.section, .labelledBy("levels")) { html in
      html.element(.h2, .id("levels"), text: "The latest year: intervals, spread and change")
      html.element(
        .p,
        text: "Each authority's page gives the latest figure of every measure with what chance "
          + "would do to it. The interval is the chance variation of events. Most children looked "
          + "after on one 31 March were so a year before, so it is not the uncertainty of a change "
          + "of such a number. Where the numerator is in full-time equivalents or is not published, "
          + "there is no interval, and no rank is shown on the page. A quarter ends with its "
          + "quartile; equal values share a rank.")
      html.element(
        .p,
        text: "Three questions can be asked about a change on the year before, and the file of "
          + "levels keeps their answers apart: whether it is more than a rate of this size "
          + "ordinarily moves beside the rest of England (the one shown, with q-values over all "
          + "authorities in the file); for numbers on one day, whether the chance of which children "
          + "come and go explains it; for events in a year, whether two independent counts could "
          + "differ so much (exact binomial test). With fewer than 10 counted in either year the "
          + "first is not tested. After a boundary change there is no change to show.")
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
}
