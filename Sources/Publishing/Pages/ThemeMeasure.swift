internal import CareStatistics
internal import TrendAnalysis

/// One measure on its theme's page: England, the regions and the authorities.
struct ThemeMeasure {
  let index: SiteIndex
  let measure: Measure
  /// Whether every authority is listed here.
  let isListed: Bool

  func write(to html: inout HTML) {
    html.element(.section, .class("theme"), .labelledBy("m-\(measure.id)")) { html in
      html.element(.h2, .id("m-\(measure.id)"), text: measure.name)
      html.element(.p, .class("definition"), text: measure.definition)
      html.element(.p, .class("note"), text: testing)
      if let years = index.years(of: measure.id) {
        writeFigures(years, to: &html)
      } else {
        html.element(.p, text: noFigures)
      }
      html.element(.p, .class("note"), text: "Source: \(measure.publication).")
    }
  }

  /// Whether change is tested, in which windows, and if not why.
  private var testing: String {
    let windows = index.models(of: measure.id).map { Phrases.years($0.window) }
    if !windows.isEmpty {
      return "Tested: change beside the rest of England, \(Phrases.list(windows))."
    }
    let why =
      if measure.unit.isCount {
        "a number follows the size of an area"
      } else if measure.numeratorName == nil || measure.denominatorName == nil {
        "the files do not give the counts behind it"
      } else if measure.isTested {
        "too few areas or years have the counts that a test needs"
      } else {
        "its change is not among those that are tested"
      }
    return "Described, not tested: \(why)."
  }

  private var noFigures: String {
    let reasons = index.analysis.table.observations(of: measure.id)
      .filter { index.register[$0.area]?.level == .localAuthority }.compactMap(
        \.status?.explanation)
    let words = Set(reasons).sorted()
    return "No figure of this measure is published for any authority"
      + (words.isEmpty ? "." : ": \(Phrases.list(words)).")
  }

  private func writeFigures(_ years: ClosedRange<Int>, to html: inout HTML) {
    let england = EnglandSeries(measure.id, index)
    let spread = measure.unit.isCount ? nil : AuthoritySpread(measure, years: years, in: index)
    html.element(.div, .class("pair")) { html in
      if let england, england.firstValue != nil {
        html.element(.div) { writeEngland(england, to: &$0) }
      }
      if let spread, let sentence = spread.sentence {
        html.element(.div) { html in
          PageCharts.spread(spread, id: "s-\(measure.id)", to: &html)
          html.element(.p, text: sentence)
        }
      }
    }
    if let england { writeRegions(england, to: &html) }
    if let spread, !spread.spreads.isEmpty {
      spread.table(id: "ts-\(measure.id)").write(to: &html)
    }
    writeAuthorities(to: &html)
  }

  private func writeEngland(_ england: EnglandSeries, to html: inout HTML) {
    PageCharts.england(england, id: "e-\(measure.id)", to: &html)
    html.element(.p, text: change(england))
  }

  /// What England's figure did from the first year to the last.
  private func change(_ england: EnglandSeries) -> String {
    let last = england.values.count - 1
    guard england.values.count(where: { $0 != nil }) > 1 else {
      return "Only one year has a figure of England, so no change can be shown."
    }
    guard let first = england.firstValue,
      let path = MeasureSentences.path(
        "England", england.values, first.year - england.years.lowerBound, last, measure.decimals)
    else {
      return "England has no figure for \(england.years.upperBound)."
    }
    let span = Phrases.years(first.year...england.years.upperBound)
    var note = ""
    if let now = england.values[last], let change = england.changeToLast {
      note = Phrases.roundingNote(
        shown: (first.value, now), change: change, decimals: measure.decimals)
    }
    return "From \(span), \(path) \(measure.unit.inWords).\(note)"
  }

  private func writeRegions(_ england: EnglandSeries, to html: inout HTML) {
    let figures = RegionFigures(england, in: index, root: "../")
    html.element(.h3, text: "Regions")
    let isDrawn =
      !measure.unit.isCount && figures.regions.contains { $0.values.contains { $0 != nil } }
    if isDrawn {
      PageCharts.regionPanels(figures, id: "r-\(measure.id)", to: &html)
      html.element(.p, text: figures.sentence)
    }
    figures.table(id: "tr-\(measure.id)").write(to: &html)
  }

  private func writeAuthorities(to html: inout HTML) {
    if isListed,
      let table = AuthorityTable(index: index, measure: measure).table(
        id: "t-\(measure.id)")
    {
      html.element(.h3, text: "Authorities")
      table.write(to: &html)
      return
    }
    html.element(.p) { html in
      if measure.unit.isCount {
        html.text("Every authority's number is in ")
        html.element(
          .a, .href("#\(ThemeNumbers.id)"), text: "the table of numbers at the end of this page")
      } else {
        html.text("Every authority's figures are on its own page and in ")
        html.element(.a, .href("../\(PagePath.downloads)"), text: "the files to download")
      }
      html.text(".")
    }
  }
}
