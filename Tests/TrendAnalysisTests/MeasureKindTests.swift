import CareStatistics
import Testing
import TrendAnalysis

/// Which kind a measure is, and what becomes of one that cannot be tested.
struct MeasureKindTests {
  private static func measure(
    _ unit: MeasureUnit, _ period: PeriodBasis, isTested: Bool, decimals: Int = 1
  ) -> Measure {
    Measure(
      id: "share", name: "Share", shortName: "Share", theme: .workforce, unit: unit,
      period: period, direction: .none, balances: [], numeratorName: nil, denominatorName: nil,
      isTested: isTested, decimals: decimals, definition: "", publication: "")
  }

  @Test func `unit and period say what is counted`() {
    let cases: [(MeasureUnit, PeriodBasis, Bool, MeasureKind)] = [
      (.per10000, .march31, true, .stockRate), (.per10000, .yearEndingMarch31, true, .flowRate),
      (.percent, .yearEndingMarch31, true, .shareOfFlow),
      (.percent, .yearEndingSeptember30, true, .shareOfFlow),
      (.percent, .september30, true, .shareOfStock),
      (.casesPerWorker, .september30, true, .ratio),
      (.percent, .yearEndingMarch31, false, .publishedRate),
      (.per10000, .march31, false, .publishedRate), (.children, .march31, false, .number),
      (.fullTimeEquivalents, .september30, true, .number),
    ]
    for (unit, period, isTested, kind) in cases {
      #expect(MeasureKind(Self.measure(unit, period, isTested: isTested)) == kind)
    }
  }

  @Test func `every kind says what it takes for granted, and only tested ones have a formula`() {
    for kind in MeasureKind.allCases {
      #expect(!kind.name.isEmpty && kind.assumption.hasSuffix("."))
      #expect((kind.formula == nil) == [.publishedRate, .number].contains(kind))
    }
    #expect(Set(MeasureKind.allCases.compactMap(\.formula)).count == 5)
  }

  private static func table(_ measure: Measure, _ values: [Int: Figure]) -> ObservationTable {
    ObservationTable(
      measures: [measure], register: SmallEngland(authorities: 2).register,
      observations: values.map { year, figure in
        Observation(
          measure: measure.id, area: AreaKey("100"), year: year, published: figure,
          numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
      })
  }

  private static func assess(_ measure: Measure, _ values: [Int: Figure]) -> [Trend] {
    let assessor = TrendAssessor(
      table: table(measure, values), model: NeighbourModel(name: "2025", neighbours: [:]),
      windows: [10, 5], falseDiscoveryRate: 0.05, eventVariance: 1.2)
    let (trends, models) = assessor.assess(measure)
    #expect(models.isEmpty)
    #expect(trends.allSatisfy { $0.estimate == nil && $0.tier == .notAssessed && $0.grade == nil })
    return trends
  }

  private static func published(_ number: Double) -> Figure {
    Figure(number: number, status: nil, text: "\(number)", provenance: nil)
  }

  @Test func `a published percentage is described, never tested`() throws {
    let measure = Self.measure(.percent, .yearEndingSeptember30, isTested: false)
    var values = Dictionary(
      uniqueKeysWithValues: (2018...2025).map { ($0, Self.published(Double($0 - 2000) / 4)) })
    values[2025] = Figure(number: nil, status: .confidential, text: "c", provenance: nil)
    // Another year keeps the window open to 2025 for another authority's figures.
    let trends = Self.assess(measure, values)
    let row = try #require(
      trends.first { $0.areaName == "Area 100" && $0.window == 2018...2024 })
    #expect(row.points == 7)
    #expect(
      row.statement == """
        Not assessed: only the published percentage is known, so its change is described and not \
        tested. The published figure was 4.5% for year ending 30 September 2018 and 6.0% for year \
        ending 30 September 2024.
        """)
    let other = try #require(trends.first { $0.areaName == "Area 101" })
    #expect(other.points == 0)
    #expect(other.statement.contains("was missing (not available) for"))
    #expect(Set(trends.map(\.window)) == [2018...2024, 2020...2024])
  }

  @Test func `a number has no trend, for its rate is tested in its place`() {
    let measure = Self.measure(.children, .march31, isTested: false)
    let values = Dictionary(
      uniqueKeysWithValues: (2016...2025).map { ($0, Self.published(50)) })
    #expect(Self.assess(measure, values).isEmpty)
  }
}
