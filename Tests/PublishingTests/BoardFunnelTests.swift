import CareStatistics
import TestSupport
import Testing
import TrendAnalysis

@testable import Publishing

/// The funnel on the board: what is drawn outside the limits is what is called outside.
struct BoardFunnelTests {
  private static let analysis = SampleAnalysis(authorities: 60, measures: 8, seed: 3).analysis()

  @Test func `limits and standings agree for every authority`() throws {
    let rate = SampleAnalysis.headline.rate
    var standings: [Level.Standing: Int] = [:]
    for level in Self.analysis.evidence.levels where level.measure == rate {
      guard let funnel = level.funnel, let counts = level.counts else { continue }
      let ratio = counts.numerator / funnel.expected
      let inner = try #require(funnel.limits(expected: funnel.expected, isOuter: false))
      let outer = try #require(funnel.limits(expected: funnel.expected, isOuter: true))
      #expect(outer.contains(inner.lowerBound) && outer.contains(inner.upperBound))
      let standing: Level.Standing =
        inner.contains(ratio) ? .within : outer.contains(ratio) ? .outside : .farOutside
      #expect(standing == funnel.bySpread)
      standings[standing, default: 0] += 1
    }
    #expect((standings[.within] ?? 0) > 30)
    #expect((standings[.outside] ?? 0) + (standings[.farOutside] ?? 0) > 0)
  }

  @Test func `limits narrow as areas grow`() throws {
    let funnel = try #require(
      Self.analysis.evidence.levels.lazy.compactMap(\.funnel).first { $0.betweenVariance != nil })
    let small = try #require(funnel.limits(expected: 20, isOuter: false))
    let large = try #require(funnel.limits(expected: 2_000, isOuter: false))
    #expect(small.lowerBound < large.lowerBound && small.upperBound > large.upperBound)
    #expect(funnel.limits(expected: 0, isOuter: true) == nil)
  }

  @Test func `the board draws the funnel and counts who is outside`() throws {
    let site = try Site(SampleAnalysis(authorities: 60, measures: 8, seed: 3).context())
    let place = try #require(site.paths.firstIndex(of: "board.html"))
    let page = String(decoding: site.page(at: place).bytes, as: UTF8.self)
    let outside = Self.analysis.evidence.levels.count { level in
      level.measure == SampleAnalysis.headline.rate && level.funnel?.betweenVariance != nil
        && level.funnel?.bySpread != .within
    }
    #expect(page.contains("\(outside) lie outside the 95% limits"))
    #expect(page.contains("id=\"level-chart-t\""))
  }
}
