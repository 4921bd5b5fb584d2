import PartnerReturns
import TestSupport
import Testing

/// Years and months under attack by someone who solves all their equations together.
struct DisclosureYearSetAttackTests {
  private func authority(
    _ children: ClosedRange<Int>, months: Int, using random: inout SeededGenerator
  ) -> DisclosureAuthority {
    let isUneven = Bool.random(using: &random)
    return DisclosureAuthority(
      children: Int.random(in: children, using: &random), months: months,
      sexes: isUneven ? [0, 0, 0, 0, 0, 0, 1] : [0, 1], using: &random)
  }

  private func expectSmallCountsHidden(_ attack: DisclosureAttack) {
    for cell in attack.cells { #expect(cell.isHidden || !(1...5).contains(cell.truth)) }
  }

  @Test(arguments: [1, 2, 3])
  func `no hidden count of a small authority's years has one solution`(years: Int) throws {
    var random = SeededGenerator(seed: UInt64(40 + years))
    for _ in 0..<12 {
      let authority = authority(0...40, months: 12 * years, using: &random)
      let set = try authority.years(first: 2021)
      let attack = try DisclosureAttack(set, set.protected())
      try #require(attack.isConsistent)
      expectSmallCountsHidden(attack)
      #expect(attack.closedByBounds().isEmpty)
      #expect(DisclosureSimplex(attack).closedCells().isEmpty)
      if years <= 2 { #expect(attack.determinedCells().isEmpty) }
    }
  }

  @Test func `no hidden count of years and months together has one solution`() throws {
    var random = SeededGenerator(seed: 50)
    for round in 0..<20 {
      let authority = authority(0...90, months: 12 + round % 20, using: &random)
      let set = try authority.years(first: 2021)
      let published = set.protected()
      let line = try #require(DisclosureMonthlyLine(firstYear: 2021, months: authority.months))
      var attack = try DisclosureAttack(set, published)
      attack.add(authority.months, try line.protected(beside: published))
      try #require(attack.isConsistent)
      expectSmallCountsHidden(attack)
      #expect(attack.closedByBounds().isEmpty)
      #expect(DisclosureSimplex(attack).closedCells().isEmpty)
    }
  }

  @Test func `hiding small counts alone is defeated`() throws {
    var random = SeededGenerator(seed: 51)
    var defeats = 0
    for _ in 0..<6 {
      let set = try authority(30...60, months: 24, using: &random).years(first: 2021)
      let bare = try DisclosureAttack(set, set.protected(), hidesSmallCountsOnly: true)
      defeats += DisclosureSimplex(bare).closedCells().isEmpty ? 0 : 1
    }
    #expect(defeats == 6)
  }
}
