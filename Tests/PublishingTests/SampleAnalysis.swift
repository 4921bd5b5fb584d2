import CareStatistics
import Foundation
import Publishing
import TestSupport
import TrendAnalysis

/// A made-up country: three regions, believable figures, and everything that pages must survive.
///
/// It holds names that would break markup, suppressed and missing figures, a joint return, an area
/// that was reorganised and one that is too small to test.
struct SampleAnalysis {
  static let hostileNames = [
    "<script>alert(\"x\")</script> & Sons", "=cmd()|' /C calc'!A0",
    "O'Brien \"Quoted\" C\u{F4}te-d\u{2019}\u{C9}t\u{E9}",
    String(repeating: "Long", count: 49) + " end",
  ]
  static let years = 2016...2025

  let register: AreaRegister
  let measures: [Measure]
  let neighbourModel: NeighbourModel
  private(set) var observations: [Observation] = []
  private var generator: SeededGenerator

  /// A country with a number of authorities (at least 12) and of measures (at least 2).
  init(authorities count: Int, measures measureCount: Int, seed: UInt64 = 7) {
    generator = SeededGenerator(seed: seed)
    register = SampleAreas.register(count)
    measures = SampleMeasures.measures(measureCount)
    let keys = register.currentAuthorities.map(\.key)
    neighbourModel = NeighbourModel(
      name: "2025",
      neighbours: Dictionary(
        uniqueKeysWithValues: keys.enumerated().map { position, key in
          let others = (1...10).map { keys[(position + $0) % keys.count] }
          return (
            key,
            others.enumerated().map {
              StatisticalNeighbour(neighbour: $1, rank: $0 + 1, closeness: "Close")
            }
          )
        }))
    for measure in measures { observe(measure) }
  }

  /// Changes figures or takes them away: the change gives `nil` for one that is not there.
  mutating func change(_ change: (Observation) -> Observation?) {
    observations = observations.compactMap(change)
  }

  private mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
  }

  private mutating func observe(_ measure: Measure) {
    for area in register.areas where area.level == .localAuthority && area.isCurrent {
      let population = Double(Int.random(in: 7_000...90_000, using: &generator))
      let drift = Double.random(in: -0.025...0.025, using: &generator)
      var level = log(SampleMeasures.level(measure)) + 0.25 * normal()
      for year in Self.years {
        level += drift + 0.06 * normal()
        observations.append(observation(measure, area, year, exp(level), population))
      }
    }
    for area in register.areas where area.level == .jointReturn {
      for year in Self.years where measure.theme == .workforce {
        observations.append(observation(measure, area, year, 17.25, 30_000))
      }
    }
  }

  /// One figure; every 17th authority has gaps, and the second makes joint workforce returns.
  private func observation(
    _ measure: Measure, _ area: Area, _ year: Int, _ level: Double, _ population: Double
  ) -> Observation {
    let position = Int(area.key.rawValue) ?? 0
    if position % 17 == 5, year == 2019 || year == 2020 {
      return missing(measure, area, year, year == 2019 ? .confidential : .notAvailable)
    }
    if area.key == SampleAreas.jointMembers[0], measure.theme == .workforce {
      return missing(measure, area, year, .notAvailable)
    }
    if area.key == SampleAreas.successors[0] || area.key == SampleAreas.successors[1], year < 2020 {
      return missing(measure, area, year, .notApplicable)
    }
    let note = SampleAreas.successors.contains(area.key) ? "New area on 1 April 2019" : ""
    guard measure.unit != .children else {
      let count = (level * population / 10_000).rounded()
      return Observation(
        measure: measure.id, area: area.key, year: year, published: figure(count), numerator: nil,
        denominator: nil, calculated: nil, boundaryNote: note)
    }
    let numerator = (level * population / measure.unit.multiplier).rounded()
    let calculated = numerator / population * measure.unit.multiplier
    let scale = pow(10, Double(measure.decimals))
    return Observation(
      measure: measure.id, area: area.key, year: year,
      published: figure((calculated * scale).rounded() / scale),
      numerator: measure.isTested ? figure(numerator) : nil,
      denominator: measure.isTested ? figure(population) : nil,
      calculated: measure.isTested ? calculated : nil, boundaryNote: note)
  }

  private func figure(_ number: Double) -> Figure {
    Figure(number: number, status: nil, text: "\(number)", provenance: nil)
  }

  private func missing(
    _ measure: Measure, _ area: Area, _ year: Int, _ status: ValueStatus
  ) -> Observation {
    Observation(
      measure: measure.id, area: area.key, year: year,
      published: Figure(number: nil, status: status, text: status.rawValue, provenance: nil),
      numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
  }

  /// The analysis over the figures.
  func analysis() -> Analysis {
    let table = ObservationTable(
      measures: measures, register: register, observations: observations)
    let comparators = SampleComparators(table: table, neighbours: neighbourModel)
    let trends = SampleTrends(table: table, neighbours: neighbourModel)
    var analysis = Analysis(
      table: table,
      comparators: Dictionary(
        uniqueKeysWithValues: measures.map { ($0.id, comparators.comparators($0)) }),
      trends: trends.trends, models: trends.models, neighbourModel: neighbourModel,
      neighbourModels: [neighbourModel], groups: [])
    analysis.evidence = Evidence(of: analysis, headline: Self.headline)
    analysis.evidence.sensitivity = SampleSensitivity.rows(analysis.trends, Self.headline.rate)
    return analysis
  }

  static let headline = HeadlineMeasures(
    rate: "looked_after_rate", number: "looked_after_number", starting: "starting_rate",
    ceasing: "ceasing_rate")

  /// Everything that pages show.
  func context(changes: [FigureChange]? = SampleAnalysis.changes) -> SiteContext {
    SiteContext(
      analysis: analysis(), findings: Self.findings,
      changes: changes.map { RunChanges(earlier: "fedcba9876543210", figures: $0) },
      sources: [
        SourceFile(
          source: "sample", name: "sample.csv", publication: "Made-up figures",
          sha256: String(repeating: "0123456789abcdef", count: 4), bytes: 1_234_567, rows: 12_345)
      ],
      fingerprint: "0123456789abcdef", version: "1.2.3",
      dataNote: "Made-up figures for tests.",
      headline: Self.headline,
      longRun: [
        LongRunFigure(year: 1997, children: 50_900), LongRunFigure(year: 2017, children: 72_670),
      ],
      downloads: [
        DownloadFile(path: "data/tidy/observations.csv", rows: 12_345, bytes: 987_654),
        DownloadFile(path: "data/tidy/trends.csv", rows: 4, bytes: 812),
        DownloadFile(path: "data/datapackage.json", rows: nil, bytes: 4_600),
      ],
      policy: PagePolicy(styleHash: "c3R5bGU=", scriptHash: "c2NyaXB0"))
  }

  static let findings: [Finding] =
    (0..<7).map { number in
      Finding(
        rule: "total-differs", severity: .warning,
        message: "The figure of England differs from the sum by \(number + 1)0 children.",
        remedy: "Compare with the publication.", file: "sample.csv", line: 10 + number,
        column: "children_count", area: AreaKey("803"), measure: "looked_after_rate", year: 2020)
    } + [
      Finding(
        rule: "obsolete symbol <:>", severity: .information,
        message: "The cell \"<b>:</b>\" is an obsolete symbol.", remedy: "")
    ]

  static let changes: [FigureChange] = [
    FigureChange(
      measure: "looked_after_rate", area: AreaKey("801"), year: 2025, kind: .newFigure, before: "",
      after: "61"),
    FigureChange(
      measure: "looked_after_rate", area: AreaKey("802"), year: 2024, kind: .revised, before: "61",
      after: "1162.5"),
    FigureChange(
      measure: "looked_after_rate", area: AreaKey("803"), year: 2024, kind: .newlyWithheld,
      before: "61", after: "c"),
  ]
}
