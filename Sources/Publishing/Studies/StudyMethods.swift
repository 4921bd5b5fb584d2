internal import TrendAnalysis

/// How the numbers of a study's page come about, and what they leave open.
struct StudyMethods {
  let study: Study
  let neighbourModel: String

  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("how")) { html in
      html.element(.h2, .id("how"), text: "How it was worked out")
      html.element(.dl, .class("terms formulas")) { html in
        for (formula, meaning) in terms {
          html.element(.div) { html in
            html.element(.dt, text: formula)
            html.element(.dd, text: meaning)
          }
        }
      }
      html.element(.h3, text: "What it leaves open")
      html.element(.ul) { html in
        for caution in Self.cautions { html.element(.li, text: caution) }
      }
      html.element(.h3, text: "Files")
      html.element(.ul) { html in
        for (name, content) in [
          ("estimates.csv", "every number with its interval, error and test"),
          ("series.csv", "the lines"), ("units.csv", "every area with its role and reason"),
        ] {
          html.element(.li) { html in
            html.element(.a, .href(name), text: name)
            html.text(": \(content)")
          }
        }
      }
    }
  }

  private var terms: [(String, String)] {
    let difference =
      study.hasOneStart
      ? [
        (
          "y = area + year + θ D + e",
          "Difference in differences by least squares; errors robust to clustering by area (CR1), "
            + "t with one degree of freedom less than areas (Bertrand, Duflo and Mullainathan "
            + "2004). With fewer than ten treated areas such an error is far too small, and the "
            + "permutation test takes its place."
        )
      ] : []
    return designTerms + difference + testTerms
  }

  private var designTerms: [(String, String)] {
    let pooled =
      study.power.map {
        " Here ω = \(NumberText.fixed($0.omega, decimals: 3)), "
          + "σ² = \(NumberText.fixed($0.sigma2, decimals: 5))."
      } ?? ""
    return [
      (
        "y = log(count / population)",
        "One value an area and year. Every area counts alike, whatever its size. Areas that were "
          + "reorganised are taken together."
      ),
      (
        "se² = Σ v Σ (Σ w)², v = ω/m + σ²",
        "What the design could show: growth of a year has the variance v for an area with a mean "
          + "count of m, pooled over all authorities; w are the weights that the estimate gives to "
          + "later years. 2.8 se is found four times in five.\(pooled)"
      ),
    ]
  }

  private var testTerms: [(String, String)] {
    [
      (
        "ATT(g, t)",
        "Mean change of the areas that start in g, from the year before g to t, less that of areas "
          + "not treated by t (Callaway and Sant'Anna 2021). Errors: spread of areas around the "
          + "mean of those with the same start."
      ),
      (
        "p = share of |θ*| ≥ |θ|",
        "Permutation: the starts are given to other areas, in all ways where there are at most "
          + "200,000, else in 19,999 drawn at random and the real one. The interval holds the "
          + "effects that the same test does not refuse at 5%."
      ),
      (
        "min Σ (y - Σ w y)², w ≥ 0, Σ w = 1",
        "Synthetic control of the treated areas' mean over at least eight years before the start; "
          + "donors are comparators that are neighbours of a treated area (model \(neighbourModel)) "
          + "or lie in its region, unless the study narrows the comparators itself. p is the rank "
          + "of the ratio of gaps, after over before (Abadie, Diamond and Hainmueller 2010)."
      ),
    ]
  }

  private static let cautions = [
    "Treated areas were chosen, or chose themselves, and may have been on another path already.",
    "Comparators may have done the same thing, or something else, in the same years.",
    "What happened in 2020 and 2021, unaccompanied children seeking asylum, boundary changes and "
      + "later amendments move counts without any change of practice, and not everywhere alike.",
    "A day of start inside a year makes that whole year a treated one, so a flow over twelve months "
      + "may be partly from before the start.",
    "Several methods stand side by side on the same figures; with many measures or windows some "
      + "difference stands out by chance.",
  ]
}
