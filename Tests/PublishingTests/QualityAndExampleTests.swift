import CareStatistics
import Foundation
import Publishing
import Testing
import TrendAnalysis

/// The worked example of the methods page and the neighbours of the quality page, against the analysis.
@Suite struct QualityAndExampleTests {
  private static let context = SampleAnalysis(authorities: 40, measures: 4).context()
  private static let site = try? Site(context)

  private func rows(_ path: String, headedBy first: String) throws -> [[String]] {
    let site = try #require(Self.site)
    let page = PageInspection(site.page(at: try #require(site.paths.firstIndex(of: path))).bytes)
    return try #require(page.tables.first { $0.rows.first?.first == first }).rows
  }

  @Test func `the example is one trend of the run, number for number`() throws {
    let rows = try rows("methods.html", headedBy: "Step")
    let steps = Dictionary(rows.dropFirst().map { ($0[2], $0[1]) }, uniquingKeysWith: { $1 })
    let against = Self.context.analysis.trends.filter {
      $0.measure == Self.context.headline.rate && $0.tier == .against
    }
    let grades = [EvidenceGrade.confirmed, .probable, .observed]
    let highest = try #require(grades.first { grade in against.contains { $0.grade == grade } })
    let fitting = against.filter { trend in
      guard let estimate = trend.estimate, trend.grade == highest else { return false }
      return steps["rest_growth_pct"] == NumberText.growth(estimate.rest)
        && steps["contrast_pct"]?.hasPrefix(NumberText.growth(estimate.contrast) + " ") == true
        && steps["own_growth_pct"]?.contains(
          "\(NumberText.growth(estimate.ownLower)) to \(NumberText.growth(estimate.ownUpper))")
          == true
        && steps["points, mean_count"]
          == "\(trend.points) years, \(NumberText.fixed(estimate.meanCount))"
    }
    #expect(fitting.count == 1)
    #expect(steps["grade"] == highest.rawValue)
    let text = String(decoding: try #require(Self.site).page(at: 2).bytes, as: UTF8.self)
    #expect(text.contains(try #require(fitting.first).statement))
  }

  @Test func `every authority is counted once a measure, by its neighbours with a figure`() throws {
    let analysis = Self.context.analysis
    let all = analysis.table.register.areas.filter {
      $0.level == .localAuthority && $0.isCurrent
    }
    let rows = try rows("quality.html", headedBy: "Measure").dropFirst()
    #expect(rows.count == analysis.table.measures.count)
    for row in rows {
      let measure = try #require(analysis.table.measures.first { $0.name == row[0] })
      let comparators = try #require(analysis.comparators[measure.id])
      let year = try #require(Int(row[1]))
      let position = try #require(comparators.years.firstIndex(of: year))
      let counts = row.dropFirst(2).compactMap { Int($0) }
      #expect(counts.count == 5 && counts.reduce(0, +) == all.count)
      let figures = all.compactMap { comparators.neighbours[$0.key]?[position] }
      #expect(counts[0] == figures.count { $0.of > 0 && $0.used == $0.of }, "\(measure.id)")
      #expect(counts[2] == figures.count { (1..<8).contains($0.used) && $0.used < $0.of })
    }
  }
}
