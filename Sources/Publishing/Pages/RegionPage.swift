internal import CareStatistics
internal import TrendAnalysis

/// A region's page: the region beside England, and its authorities beside one another.
struct RegionPage {
  let index: SiteIndex
  let region: Area
  let authorities: [Area]

  /// The page of the region at a position of `index.regions`.
  init(index: SiteIndex, position: Int) {
    self.index = index
    (region, authorities) = index.regions[position]
  }

  var content: PageContent {
    PageContent(
      title: "\(region.name) - region", crumb: region.name, path: "", isNested: true,
      trail: [("Authorities", PagePath.authorities)], main: main)
  }

  private var main: HTML {
    HTML(charts: ChartPlace(page: PagePath.region(region))) { html in
      html.reserveCapacity(150_000)
      html.append(index.besidePicker)
      html.element(.p, .class("kicker"), text: "Region")
      html.element(.h1, text: region.name)
      html.element(.p, .class("lead"), text: summary)
      html.element(.p, .class("caveat"), text: Phrases.caveat)
      RegionComparison(index: index, region: region).write(to: &html)
      RegionAuthorities(index: index, region: region, authorities: authorities).write(to: &html)
      writeMore(to: &html)
    }
  }

  private func series(_ id: String) -> (region: RegionSeries, england: EnglandSeries)? {
    RegionSeries.beside(region, measure: id, in: index)
  }

  /// The latest figures, those of the first year, and how many authorities were tested.
  private var summary: String {
    [now, before, standing].compactMap { $0 }.joined(separator: " ")
  }

  private var now: String {
    guard let (region, england) = series(index.context.headline.rate),
      let last = region.values.last, let value = last
    else { return "No latest rate of children looked after is published for the region." }
    let number = series(index.context.headline.number).flatMap { number, all in
      all.years.upperBound == england.years.upperBound ? number.values.last.flatMap { $0 } : nil
    }
    let children =
      number.map { "\(NumberText.fixed($0)) children were looked after in the region, a rate of " }
      ?? "the rate of children looked after in the region was "
    return "On \(england.period(england.years.upperBound)), \(children)"
      + "\(Phrases.value(value, of: england.measure))."
  }

  private var before: String? {
    guard let (region, england) = series(index.context.headline.rate),
      let first = region.values.firstIndex(where: { $0 != nil }),
      first < region.values.count - 1, let was = region.values[first],
      let last = region.values.last, let value = last,
      let from = region.drawn[first], let to = region.drawn[region.drawn.count - 1]
    else { return nil }
    let decimals = england.measure.decimals
    let year = england.years.lowerBound + first
    let since = Phrases.since(shown: (was, value), change: to - from, decimals: decimals)
    let path = MeasureSentences.path(
      "England", england.values, first, england.values.count - 1, decimals)
    return "On \(england.period(year)) the rate was "
      + "\(NumberText.fixed(was, decimals: decimals)): \(since)."
      + (path.map { " Over the same years \($0)." } ?? "")
  }

  private var standing: String? {
    guard let model = index.models(of: index.context.headline.rate).first else { return nil }
    let tested = authorities.count { index.trend(of: $0.key, in: model)?.estimate != nil }
    let graded = authorities.count { index.trend(of: $0.key, in: model)?.grade != nil }
    let all = Phrases.count(authorities.count, "authority", "authorities")
    return "Of its \(all), \(Phrases.number(tested)) "
      + "\(tested == 1 ? "is" : "are") assessed over \(Phrases.years(model.window)), alone or as "
      + "part of a joined area; \(Phrases.number(graded)) \(graded == 1 ? "has" : "have") a grade of "
      + "evidence."
  }

  private func writeMore(to html: inout HTML) {
    html.element(.section, .labelledBy("more")) { html in
      html.element(.h2, .id("more"), text: "Other measures and regions")
      html.element(.p, text: "Every measure for all authorities and regions, by theme:")
      html.element(.ul) { html in
        for theme in index.themes {
          html.element(.li) { html in
            html.element(.a, .href("../\(PagePath.theme(theme))"), text: theme.name)
          }
        }
      }
      let others = index.regions.map(\.region).filter { $0.key != region.key }
      guard !others.isEmpty else { return }
      html.element(.p, text: "Regions:")
      html.element(.ul, .class("columns")) { html in
        for other in others {
          html.element(.li) { html in
            html.element(.a, .href("../\(PagePath.region(other))"), text: other.name)
          }
        }
      }
    }
  }
}
