import CareStatistics
import TrendAnalysis

/// An England small enough to check by hand: authorities, one split, one joint return.
struct SmallEngland {
  static let years = 2016...2025
  let authorities: Int
  /// Counts by authority key, one a year; `nil` for a suppressed year.
  var counts: [String: [Double?]] = [:]

  static let measure = Measure(
    id: "rate", name: "Rate", shortName: "Rate", theme: .reducingNeed, unit: .per10000,
    period: .march31, direction: .none, balances: [], numeratorName: "children",
    denominatorName: "population", isTested: true, decimals: 0, definition: "", publication: "",
    population: PopulationRule(measure: "people", yearsBefore: 1))
  static let people = Measure(
    id: "people", name: "People", shortName: "People", theme: .reducingNeed, unit: .children,
    period: .midYear, direction: .none, balances: [], numeratorName: nil, denominatorName: nil,
    isTested: false, decimals: 0, definition: "", publication: "")

  static let region = AreaKey("E12000001")
  static let start = CalendarDate(year: 2009, month: 1, day: 1)

  /// Areas "100" on, of which "900" is split into "901" and "902" on 1 April 2021.
  var register: AreaRegister {
    let splitDay = CalendarDate(year: 2021, month: 4, day: 1)
    let lastDay = CalendarDate(year: 2021, month: 3, day: 31)
    func area(
      _ key: String, _ level: AreaLevel = .localAuthority, from: CalendarDate = Self.start,
      to: CalendarDate? = nil
    ) -> Area {
      Area(
        key: AreaKey(key), level: level,
        codes: [AreaCode(code: "E0\(key)", name: "Area \(key)", validFrom: from, validTo: to)],
        region: level == .localAuthority || level == .jointReturn ? Self.region : nil,
        subRegion: nil, otherNames: [])
    }
    var areas = (0..<authorities).map { area("\(100 + $0)") }
    areas += [area("900", to: lastDay), area("901", from: splitDay), area("902", from: splitDay)]
    areas += [area("E12000001", .region), area("100 / 101", .jointReturn)]
    let changes = ["901", "902"].map {
      BoundaryChange(
        effective: splitDay, from: AreaKey("900"), to: AreaKey($0), treatment: .successorSum,
        joinedAreaName: "Old county", note: "")
    }
    return AreaRegister(areas: areas, changes: changes, toolNumbers: [:])
  }

  func observation(_ key: String, _ year: Int, count: Double?, population: Double?) -> Observation {
    func figure(_ number: Double?, _ status: ValueStatus) -> Figure {
      Figure(
        number: number, status: number == nil ? status : nil,
        text: number.map { "\($0)" } ?? status.rawValue, provenance: nil)
    }
    let rate = count.flatMap { count in population.map { count / $0 * 10_000 } }
    return Observation(
      measure: "rate", area: AreaKey(key), year: year, published: nil,
      numerator: figure(count, .confidential), denominator: figure(population, .notAvailable),
      calculated: rate, boundaryNote: "")
  }

  /// Every authority with steady counts that wander a little, unless `counts` says otherwise.
  var table: ObservationTable {
    var observations: [Observation] = []
    for index in 0..<authorities {
      let key = "\(100 + index)"
      for (offset, year) in Self.years.enumerated() {
        let wander = Double((index * 7 + offset * (3 + index % 5)) % 11) - 5
        let steady = 300 + 10 * Double(index) + 2 * wander
        let count = counts[key].map { $0[offset] } ?? steady
        observations.append(observation(key, year, count: count, population: 50_000))
      }
    }
    for (offset, year) in Self.years.enumerated() {
      let parts = year <= 2021 ? [("900", 500.0)] : [("901", 200.0), ("902", 300.0)]
      for (key, count) in parts {
        observations.append(
          observation(key, year, count: count + Double(offset), population: count * 160))
      }
    }
    return ObservationTable(
      measures: [Self.measure, Self.people], register: register, observations: observations)
  }

  var assessor: TrendAssessor {
    TrendAssessor(
      table: table, model: NeighbourModel(name: "2025", neighbours: [:]), windows: [10, 5],
      falseDiscoveryRate: 0.05, eventVariance: 1.2)
  }
}
