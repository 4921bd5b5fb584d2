internal import CareStatistics
internal import TrendAnalysis

/// The context with what several pages look up, worked out once.
struct SiteIndex: Sendable {
  let context: SiteContext
  /// The current authorities, by name.
  let authorities: [Area]
  /// The regions with their current authorities, both in a fixed order.
  let regions: [(region: Area, authorities: [Area])]
  /// The last period of the headline number in words.
  let lastPeriod: String
  /// The workbooks of the run by name without ending, as authorities' have their code.
  let workbooks: [String: [DownloadFile]]
  /// The picker as seen from the front page.
  private(set) var picker = HTML()
  /// The picker as seen from an authority's page.
  private(set) var nestedPicker = HTML()
  /// The picker as seen from a page in another folder.
  private(set) var besidePicker = HTML()

  private let yearsByMeasure: [String: ClosedRange<Int>]
  private let measuresByID: [String: Measure]
  private let findingsByArea: [AreaKey: [Finding]]
  private let trendsByModel: [String: [Trend]]
  private let standings: [String: Trend]
  private let authorityValues: [String: [Int: [(key: AreaKey, value: Double)]]]

  init(_ context: SiteContext) {
    self.context = context
    let table = context.analysis.table
    authorities = table.register.currentAuthorities
    let byRegion = Dictionary(grouping: authorities) { $0.region ?? .england }
    regions = table.register.regions.compactMap { region in
      byRegion[region.key].map { (region, $0) }
    }
    yearsByMeasure = Dictionary(
      table.measures.compactMap { measure in table.years(of: measure.id).map { (measure.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    measuresByID = Dictionary(
      table.measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    findingsByArea = Dictionary(
      grouping: context.findings.sorted(by: Finding.listedBefore).filter { $0.area != nil },
      by: { $0.area ?? .england })
    trendsByModel = Dictionary(
      grouping: context.analysis.trends, by: { Self.key($0.measure, $0.window) })
    standings = Self.standings(context.analysis.trends)
    authorityValues = Dictionary(
      table.measures.map { ($0.id, Self.values(of: $0.id, in: table)) },
      uniquingKeysWith: { first, _ in first })
    workbooks = Dictionary(
      grouping: context.downloads.filter { $0.path.contains("/workbooks/") },
      by: { String(DownloadsPage.fileName($0).prefix { $0 != "." }) })
    let number = measuresByID[context.headline.number] ?? measuresByID[context.headline.rate]
    if let number, let years = yearsByMeasure[number.id] {
      lastPeriod = number.period.inWords(year: years.upperBound)
    } else {
      lastPeriod = "no period"
    }
    picker = AuthorityPicker.form(regions, root: "areas/")
    nestedPicker = AuthorityPicker.form(regions, root: "")
    besidePicker = AuthorityPicker.form(regions, root: "../areas/")
  }

  /// Each authority's own or joined trend, by measure, window and authority.
  private static func standings(_ trends: [Trend]) -> [String: Trend] {
    var standings: [String: Trend] = [:]
    for trend in trends {
      for authority in trend.authorities {
        let key = key(trend.measure, trend.window) + authority.rawValue
        if let held = standings[key], weight(held) >= weight(trend) { continue }
        standings[key] = trend
      }
    }
    return standings
  }

  /// The current authorities' values of one measure, by year.
  private static func values(
    of measure: String, in table: ObservationTable
  ) -> [Int: [(key: AreaKey, value: Double)]] {
    var values: [Int: [(key: AreaKey, value: Double)]] = [:]
    for observation in table.observations(of: measure) {
      guard let value = observation.value, let area = table.register[observation.area],
        area.level == .localAuthority, area.isCurrent
      else { continue }
      values[observation.year, default: []].append((observation.area, value))
    }
    return values
  }

  /// An assessed row comes before one that is not, then the authority alone before a joined area.
  private static func weight(_ trend: Trend) -> Int {
    (trend.estimate == nil ? 0 : 2) + (trend.authorities.count == 1 ? 1 : 0)
  }

  private static func key(_ measure: String, _ window: ClosedRange<Int>) -> String {
    "\(measure) \(window.lowerBound) \(window.upperBound) "
  }

  var analysis: Analysis { context.analysis }
  var register: AreaRegister { context.analysis.table.register }
  var measures: [Measure] { context.analysis.table.measures }

  /// The measure with an id; `nil` when the catalogue has none.
  func measure(_ id: String) -> Measure? { measuresByID[id] }

  /// The first and last year of a measure with any value.
  func years(of measure: String) -> ClosedRange<Int>? { yearsByMeasure[measure] }

  /// The authorities' values of a measure in a year, by key.
  func values(of measure: String, year: Int) -> [(key: AreaKey, value: Double)] {
    authorityValues[measure]?[year] ?? []
  }

  /// The name of a measure; its id where the catalogue has none.
  func measureName(_ id: String) -> String { measuresByID[id]?.name ?? id }

  /// The name of an area; its key where the register has none.
  func name(_ key: AreaKey) -> String { register[key]?.name ?? key.rawValue }

  /// The name of the region that an area lies in.
  func regionName(_ area: Area) -> String { area.region.map(name) ?? "England" }

  /// The pooled models of a measure, longest window first.
  func models(of measure: String) -> [TrendModel] {
    analysis.models.filter { $0.measure == measure }
  }

  /// Every trend of a model, by area name.
  func trends(_ model: TrendModel) -> [Trend] {
    trendsByModel[Self.key(model.measure, model.window)] ?? []
  }

  /// An authority's trend in a model: its own, or that of the joined area it belongs to.
  func trend(of authority: AreaKey, in model: TrendModel) -> Trend? {
    standings[Self.key(model.measure, model.window) + authority.rawValue]
  }

  /// Whether a trend only points to the joined area in which its authority is assessed.
  func isAssessedElsewhere(_ trend: Trend) -> Bool {
    guard trend.estimate == nil, trend.authorities.count == 1, let key = trend.authorities.first,
      let held = standings[Self.key(trend.measure, trend.window) + key.rawValue]
    else { return false }
    return held.estimate != nil
  }

  /// What the checks found about an authority or a joint return it makes.
  func findings(about authority: AreaKey) -> [Finding] {
    let joint = analysis.table.jointReturns(of: authority)
    return ([authority] + joint).flatMap { findingsByArea[$0] ?? [] }
  }

  /// The themes that have measures.
  var themes: [Theme] { Theme.allCases.filter { !measures(of: $0).isEmpty } }

  /// The measures of a theme, in catalogue order.
  func measures(of theme: Theme) -> [Measure] { measures.filter { $0.theme == theme } }

  /// The region that an area lies in, where it has a page.
  func region(of area: Area) -> Area? {
    regions.first { $0.region.key == area.region }?.region
  }

  /// Measures whose trends are tested and have a model, headline first, then catalogue order.
  var testedMeasures: [Measure] {
    let tested = measures.filter { !models(of: $0.id).isEmpty }
    let rate = context.headline.rate
    return tested.filter { $0.id == rate } + tested.filter { $0.id != rate }
  }
}
