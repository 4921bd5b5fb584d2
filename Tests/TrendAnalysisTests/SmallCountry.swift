import CareStatistics
import TrendAnalysis

/// A country whose trends are written by hand, so that what stands beside them is known.
struct SmallCountry {
  static let long = 2016...2025
  static let short = 2021...2025
  static let headline = HeadlineMeasures(
    rate: "rate", number: "number", starting: "starting", ceasing: "ceasing")

  /// Latest counts and populations by authority; `nil` for a suppressed count.
  var latest: [String: (count: Double?, children: Double)] = [:]
  var trends: [Trend] = []
  var neighbours: [String: [String]] = [:]
  /// The windows of each measure that has trends of its own.
  var windows: [String: [ClosedRange<Int>]] = [
    "rate": [long, short], "starting": [long, short], "ceasing": [long, short],
    "plans": [long, short], "referrals": [long, short], "turnover": [2017...2025, short],
  ]
  var measures: [Measure] = [
    measure("rate", "Children looked after at 31 March, rate"),
    measure("starting", "Children starting to be looked after, rate"),
    measure("ceasing", "Children ceasing to be looked after, rate", balances: ["rate"]),
    measure("plans", "Second or later plans", balances: ["rate", "starting"]),
    measure("referrals", "Referrals after a referral", balances: ["rate"]),
    measure("turnover", "Turnover", balances: ["rate"]),
    measure("absence", "Absence", balances: ["rate"], isTested: false),
    measure("unrelated", "Unrelated"),
  ]

  static func measure(
    _ id: String, _ name: String, balances: [String] = [], isTested: Bool = true
  ) -> Measure {
    Measure(
      id: id, name: name, shortName: id, theme: .reducingNeed, unit: .per10000, period: .march31,
      direction: .none, balances: balances, numeratorName: nil, denominatorName: nil,
      isTested: isTested, decimals: 0, definition: "", publication: "",
      population: PopulationRule(measure: "people", yearsBefore: 1))
  }

  /// Six authorities, "101" to "103" in the north and "104" to "106" in the south.
  var register: AreaRegister {
    let start = CalendarDate(year: 2009, month: 4, day: 1)
    func area(_ key: String, _ level: AreaLevel, _ code: String, _ name: String) -> Area {
      let region = key < "104" ? "E12000001" : "E12000002"
      return Area(
        key: AreaKey(key), level: level,
        codes: [AreaCode(code: code, name: name, validFrom: start, validTo: nil)],
        region: level == .localAuthority ? AreaKey(region) : nil, subRegion: nil, otherNames: [])
    }
    let names = ["Ash", "Birch", "Cedar", "Elm", "Fern", "Hazel"]
    return AreaRegister(
      areas: names.enumerated().map { position, name in
        area("\(101 + position)", .localAuthority, "E0600000\(position + 1)", name)
      } + [
        area("E12000001", .region, "E12000001", "North"),
        area("E12000002", .region, "E12000002", "South"),
      ], changes: [], toolNumbers: [:])
  }

  /// Adds a trend that was assessed; growth in log points a year.
  mutating func add(
    _ measure: String, _ keys: [String], _ window: ClosedRange<Int> = long, own: Double = 0.01,
    contrast: Double, grade: EvidenceGrade?, contrastGrade: EvidenceGrade? = nil,
    tier: TrendTier? = nil
  ) {
    let estimate = TrendEstimate(
      meanCount: 200, own: own, ownLower: own - 0.02, ownUpper: own + 0.02, england: 0.01,
      rest: 0.01, contrast: contrast, contrastLower: contrast - 0.02,
      contrastUpper: contrast + 0.02, p: 0.01, q: 0.2, pOwn: 0.02, qOwn: 0.3, pEvent: 0.001,
      qEvent: 0.01, glmOwn: nil, glmContrast: nil, theilSenContrast: nil, mannKendallP: nil,
      robust: true, yearsBelow: 5, levelZ: nil, neighbourContrast: nil, neighboursUsed: 0)
    trends.append(
      trend(
        measure, keys, window, estimate: estimate,
        tier: tier ?? (grade == nil ? .with : contrast < 0 ? .below : .above), grade: grade,
        contrastGrade: contrastGrade ?? grade, reason: nil))
  }

  /// Adds a trend that was not assessed.
  mutating func add(
    _ measure: String, _ keys: [String], _ window: ClosedRange<Int> = long, reason: String
  ) {
    trends.append(
      trend(
        measure, keys, window, estimate: nil, tier: .notAssessed, grade: nil, contrastGrade: nil,
        reason: reason))
  }

  private func trend(
    _ measure: String, _ keys: [String], _ window: ClosedRange<Int>, estimate: TrendEstimate?,
    tier: TrendTier, grade: EvidenceGrade?, contrastGrade: EvidenceGrade?, reason: String?
  ) -> Trend {
    let areas = keys.compactMap { register[AreaKey($0)] }
    let name = areas.map(\.name).joined(separator: " and ")
    return Trend(
      measure: measure, window: window, areaCode: areas.map(\.code).joined(separator: " / "),
      areaName: name, authorities: areas.map(\.key), parts: areas.map(\.name),
      points: window.count, estimate: estimate, tier: tier, grade: grade,
      contrastGrade: contrastGrade, reasonNotAssessed: reason, statement: "\(name) as said.")
  }

  private func observations() -> [Observation] {
    latest.map { key, value in
      let count = Figure(
        number: value.count, status: value.count == nil ? .confidential : nil, text: "",
        provenance: nil)
      let children = Figure(number: value.children, status: nil, text: "", provenance: nil)
      let rate = value.count.map { $0 / value.children * 10_000 }
      let shown = Figure(
        number: rate?.rounded(), status: rate == nil ? .confidential : nil, text: "",
        provenance: nil)
      return Observation(
        measure: "rate", area: AreaKey(key), year: 2025, published: shown, numerator: count,
        denominator: children, calculated: rate, boundaryNote: "")
    }
  }

  /// The analysis, with what stands beside the trends.
  var analysis: Analysis {
    let model = NeighbourModel(
      name: "2025",
      neighbours: Dictionary(
        uniqueKeysWithValues: neighbours.map { key, others in
          (
            AreaKey(key),
            others.enumerated().map {
              StatisticalNeighbour(neighbour: AreaKey($1), rank: $0 + 1, closeness: "Close")
            }
          )
        }))
    let models = measures.flatMap { measure in
      (windows[measure.id] ?? []).map { window in
        TrendModel(
          measure: measure.id, window: window, tested: 6, notAssessed: 0, nationalGrowth: 0.01,
          direction: .rising, quantities: [])
      }
    }
    var analysis = Analysis(
      table: ObservationTable(
        measures: measures, register: register, observations: observations()),
      comparators: [:], trends: trends, models: models, neighbourModel: model,
      neighbourModels: [model], groups: [])
    analysis.evidence = Evidence(of: analysis, headline: Self.headline)
    return analysis
  }
}
