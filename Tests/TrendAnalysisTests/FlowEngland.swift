import CareStatistics
import TestSupport
import TrendAnalysis

/// A made-up England with stock, starts, ceases and unaccompanied children.
struct FlowEngland {
  /// One area's figures, one a year; `nil` for a withheld one.
  struct Figures {
    var stock: [Double?]
    var starts: [Double?]
    var ceases: [Double?]
    var population: [Double]
    var unaccompanied: [Double?] = []
  }

  var years = 2021...2025
  /// What stands in the place of a figure that is not there.
  var missing = ValueStatus.confidential
  /// Keys of authorities, each with its region and the years it stood.
  var areas: [(key: String, region: String, stood: ClosedRange<Int>)] = []
  var figures: [String: Figures] = [:]
  /// Predecessor and successors of a division on 1 April after a year.
  var division: (from: String, to: [String], after: Int)?
  /// Published totals of unaccompanied children and of all, by area, one a year.
  var totals: [String: (unaccompanied: [Double?], all: [Double?])] = [:]

  static let rate = Measure(
    id: "rate", name: "Rate", shortName: "Rate", theme: .reducingNeed, unit: .per10000,
    period: .march31, direction: .none, balances: [], numeratorName: "children",
    denominatorName: "population", isTested: true, decimals: 0, definition: "", publication: "",
    flows: ["starts", "ceases"])

  static func count(_ id: String) -> Measure {
    Measure(
      id: id, name: id, shortName: id, theme: .reducingNeed, unit: .children, period: .march31,
      direction: .none, balances: [], numeratorName: nil, denominatorName: nil, isTested: false,
      decimals: 0, definition: "", publication: "")
  }

  static let headline = HeadlineMeasures(
    rate: "rate", number: "stock", starting: "", ceasing: "", unaccompanied: "unaccompanied")

  private var register: AreaRegister {
    func area(_ key: String, _ level: AreaLevel, region: String?, _ stood: ClosedRange<Int>?)
      -> Area
    {
      let from = stood.map { $0.lowerBound > years.lowerBound ? $0.lowerBound - 1 : 2009 } ?? 2009
      let ends = stood.map { $0.upperBound < years.upperBound } ?? false
      return Area(
        key: AreaKey(key), level: level,
        codes: [
          AreaCode(
            code: level == .localAuthority ? "E0\(key)" : key, name: "Area \(key)",
            validFrom: CalendarDate(year: from, month: 4, day: 1),
            validTo: ends
              ? CalendarDate(year: stood?.upperBound ?? 0, month: 3, day: 31) : nil)
        ], region: region.map { AreaKey($0) }, subRegion: nil, otherNames: [])
    }
    let regions = Set(areas.map(\.region)).sorted().map { area($0, .region, region: nil, nil) }
    let changes = (division?.to ?? []).map { key in
      BoundaryChange(
        effective: CalendarDate(year: division?.after ?? 0, month: 4, day: 1),
        from: AreaKey(division?.from ?? ""), to: AreaKey(key), treatment: .successorSum,
        joinedAreaName: "Old county", note: "")
    }
    return AreaRegister(
      areas: areas.map { area($0.key, .localAuthority, region: $0.region, $0.stood) } + regions
        + [area("E92000001", .country, region: nil, nil)], changes: changes, toolNumbers: [:])
  }

  private func figure(_ number: Double?) -> Figure {
    Figure(
      number: number, status: number == nil ? missing : nil,
      text: number.map { "\($0)" } ?? missing.rawValue, provenance: nil)
  }

  private func published(_ id: String, _ key: String, _ year: Int, _ number: Double?) -> Observation
  {
    Observation(
      measure: id, area: AreaKey(key), year: year, published: figure(number), numerator: nil,
      denominator: nil, calculated: nil, boundaryNote: "")
  }

  /// The observations of every area in the years that it stood, and the published totals.
  private var observations: [Observation] {
    var found: [Observation] = []
    for area in areas {
      guard let figures = figures[area.key] else { continue }
      for (place, year) in years.enumerated() where area.stood.contains(year) {
        let (stock, people) = (figures.stock[place], figures.population[place])
        found.append(
          Observation(
            measure: "rate", area: AreaKey(area.key), year: year, published: nil,
            numerator: figure(stock), denominator: figure(people),
            calculated: stock.map { $0 / people * 10_000 }, boundaryNote: ""))
        found.append(published("stock", area.key, year, stock))
        found.append(published("starts", area.key, year, figures.starts[place]))
        found.append(published("ceases", area.key, year, figures.ceases[place]))
        if !figures.unaccompanied.isEmpty {
          found.append(
            published("unaccompanied", area.key, year, figures.unaccompanied[place]))
        }
      }
    }
    for (key, total) in totals.sorted(by: { $0.key < $1.key }) {
      for (place, year) in years.enumerated() {
        found.append(published("unaccompanied", key, year, total.unaccompanied[place]))
        found.append(published("stock", key, year, total.all[place]))
      }
    }
    return found
  }

  /// The analysis over one window, the whole of the years, without trends.
  func analysis(windows: [ClosedRange<Int>]? = nil) -> Analysis {
    Analysis(
      table: ObservationTable(
        measures: [Self.rate] + ["stock", "starts", "ceases", "unaccompanied"].map(Self.count),
        register: register, observations: observations),
      comparators: [:], trends: [],
      models: (windows ?? [years]).map {
        TrendModel(
          measure: "rate", window: $0, tested: 0, notAssessed: 0, nationalGrowth: nil,
          direction: nil, quantities: [])
      }, neighbourModel: NeighbourModel(name: "", neighbours: [:]), neighbourModels: [], groups: [])
  }

  func changes(windows: [ClosedRange<Int>]? = nil) -> [StockChange] {
    Evidence(.stockChanges, of: analysis(windows: windows), headline: Self.headline).stockChanges
  }

  /// Two regions, a withheld stock, a missing flow and a county that is divided: known by hand.
  static var byHand: FlowEngland {
    var england = FlowEngland()
    england.areas = [
      ("101", "E12000001", 2021...2025), ("102", "E12000001", 2021...2025),
      ("103", "E12000002", 2021...2025), ("900", "E12000002", 2021...2022),
      ("901", "E12000002", 2023...2025), ("902", "E12000002", 2023...2025),
    ]
    england.division = ("900", ["901", "902"], 2022)
    england.figures = [
      "101": Figures(
        stock: [100, 110, 105, 120, 130], starts: [99, 30, 20, 40, 35],
        ceases: [99, 22, 25, 25, 27], population: [10_000, 10_000, 12_500, 12_500, 10_000],
        unaccompanied: [20, nil, 6, 6, 5]),
      "102": Figures(
        stock: [200, 210, 220, nil, 200], starts: [99, 50, 50, 50, 50],
        ceases: [99, 40, 45, 60, 50], population: [20_000, 20_000, 20_000, 20_000, 20_000],
        unaccompanied: [nil, nil, nil, nil, nil]),
      "103": Figures(
        stock: [300, 300, 300, 300, 300], starts: [99, 80, 80, 80, 80],
        ceases: [99, 80, nil, 80, 80], population: [30_000, 30_000, 30_000, 30_000, 30_000],
        unaccompanied: [0, 0, 0, 0, 0]),
      "900": Figures(
        stock: [50, 60, nil, nil, nil], starts: [9, 20, nil, nil, nil],
        ceases: [9, 10, nil, nil, nil], population: [5_000, 5_000, 0, 0, 0],
        unaccompanied: [1, 2, nil, nil, nil]),
      "901": Figures(
        stock: [nil, nil, 30, 32, 33], starts: [nil, nil, 8, 9, 10],
        ceases: [nil, nil, 5, 6, 10], population: [0, 0, 2_000, 2_000, 2_000],
        unaccompanied: [nil, nil, 3, 3, 3]),
      "902": Figures(
        stock: [nil, nil, 35, 38, 40], starts: [nil, nil, 9, 12, 12],
        ceases: [nil, nil, 8, 9, 9], population: [0, 0, 3_000, 3_000, 3_000],
        unaccompanied: [nil, nil, 4, 4, nil]),
    ]
    england.totals = [
      "E92000001": ([70, 70, 70, 70, 80], [650, 680, 690, 700, 700]),
      "E12000001": ([40, 40, 40, 40, 50], [300, 320, 330, 340, 330]),
      "E12000002": ([30, 30, 30, 30, nil], [350, 360, 370, 370, 370]),
    ]
    return england
  }

  /// Authorities that come and go at random, with figures missing here and there.
  static func random(seed: UInt64, authorities: Int, years: ClosedRange<Int>) -> FlowEngland {
    var random = SeededGenerator(seed: seed)
    var england = FlowEngland(years: years)
    for number in 0..<authorities {
      let key = "\(100 + number)"
      england.areas.append((key, "E1200000\(number % 3 + 1)", years))
      var figures = Figures(stock: [], starts: [], ceases: [], population: [])
      var stock = Double(Int.random(in: 60...900, using: &random))
      var people = Double(Int.random(in: 9_000...120_000, using: &random))
      for _ in years {
        figures.stock.append(stock)
        figures.population.append(people)
        figures.starts.append(Double(Int.random(in: 20...200, using: &random)))
        figures.ceases.append(Double(Int.random(in: 20...200, using: &random)))
        stock = max(11, (stock * Double.random(in: 0.85...1.18, using: &random)).rounded())
        people = (people * Double.random(in: 0.98...1.02, using: &random)).rounded()
      }
      let place = Int.random(in: 0..<years.count, using: &random)
      switch number % 7 {
      case 3: figures.starts[place] = nil
      case 5: figures.stock[place] = nil
      default: break
      }
      england.figures[key] = figures
    }
    return england
  }
}
