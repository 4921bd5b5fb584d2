import TestSupport
import Testing

@testable import PartnerReturns

/// Made-up authorities under attack by someone who holds everything that was published of one.
struct DisclosureOutputTests {
  typealias Knowledge = DisclosurePublicationAttack.Knowledge

  /// Children in care, seed, years, and the share of children with a defect in their rows.
  static let authorities:
    [(children: Int, seed: UInt64, years: ClosedRange<Int>, defects: Double)] =
      [
        (15, 1, 2021...2024, 0), (15, 21, 2022...2024, 0.2), (40, 2, 2020...2024, 0),
        (40, 22, 2022...2024, 0.1), (80, 3, 2021...2024, 0), (150, 4, 2021...2023, 0.05),
        (400, 5, 2022...2024, 0),
      ]

  private func expectSafe(_ publication: DisclosurePublication, _ knowledge: Knowledge) {
    let attack = DisclosurePublicationAttack(publication, knowledge)
    #expect(attack.attack.isConsistent)
    #expect(attack.pinned().isEmpty, "\(attack.pinned().prefix(3))")
  }

  @Test(arguments: authorities.indices)
  func `no hidden count of totals, breakdowns and months has one solution`(index: Int) throws {
    let (children, seed, years, defects) = Self.authorities[index]
    try DisclosureSample.with(children: children, years: years, seed: seed, defects: defects) {
      let publication = try DisclosurePublication(root: $0)
      expectSafe(publication, Knowledge())
      // Even the gaps that children leave who start twice do not help.
      expectSafe(publication, Knowledge(knowsGaps: true))
      let bare = DisclosurePublicationAttack(publication, Knowledge(hidesSmallCountsOnly: true))
      try #require(bare.attack.isConsistent)
      #expect(bare.pinnedSmall().count >= 10, "hiding small counts alone is defeated")
    }
  }

  @Test(arguments: authorities.indices)
  func `no output shows one to five, and a count is hidden everywhere or nowhere`(
    index: Int
  ) throws {
    let (children, seed, years, defects) = Self.authorities[index]
    try DisclosureSample.with(children: children, years: years, seed: seed, defects: defects) {
      root in
      var publication = try DisclosurePublication(root: root)
      for range in [years.upperBound...years.upperBound, years.lowerBound...years.lowerBound + 1] {
        for table in [[], [.sex], [.ageOnCeasing], [.ageBand, .placementGroup]] as [[Breakdown]] {
          try publication.add(table, years: range)
        }
      }
      try publication.add([.ageBand, .placementGroup])
      var known: [DisclosurePublication.Place: Int?] = [:]
      for cell in publication.cells {
        #expect(cell.count.map { !(1...5).contains($0) } ?? true, "\(cell)")
        if let count = cell.count {
          #expect(count == publication.truth[cell.place] ?? 0, "\(cell)")
        }
        if let before = known[cell.place] { #expect(before == cell.count, "\(cell)") }
        known[cell.place] = .some(cell.count)
      }
      #expect(known.count > 1_000)
    }
  }

  @Test func `rounding shows no hidden count, and rounds each shown one by itself`() throws {
    try DisclosureSample.with(children: 80, years: 2022...2024, seed: 6) { root in
      for table in [[], [.sex], [.reasonCeased], [.ageBand, .sex]] as [[Breakdown]] {
        func cells(_ rule: RoundingRule) throws -> [DisclosurePublication.Cell] {
          let printed = try DisclosurePublication.print(root, table, 1992...2100, .suppressed(rule))
          return DisclosurePublication.parse(printed.header, printed.rows, output: "")
        }
        let (plain, rounded) = (try cells(.none), try cells(.nearestFive))
        #expect(plain.map(\.place) == rounded.map(\.place) && !plain.isEmpty)
        for (one, other) in zip(plain, rounded) {
          #expect(other.count == one.count.map { ($0 + 2) / 5 * 5 }, "\(one) \(other)")
        }
      }
    }
  }

  @Test func `every row of a printed table has as many fields as its header`() throws {
    try DisclosureSample.with(children: 15, years: 2023...2024, seed: 7) { root in
      for breakdown in Breakdown.allCases {
        let printed = try DisclosurePublication.print(root, [breakdown], 2024...2024, .none)
        let cells = DisclosurePublication.parse(printed.header, printed.rows, output: "")
        #expect(cells.count == printed.rows.split(separator: "\n").count)
        for cell in cells {
          let group = cell.place.groups[0].dropFirst(breakdown.rawValue.count + 1)
          #expect(breakdown.groups.contains(String(group)))
        }
      }
    }
  }

  @Test func `a return without a defect does not give hidden counts away by its empty groups`()
    throws
  {
    // A rule that nothing breaks says that no child is in a group "unknown". A band of rows says less:
    // at most so many children are in one, never how many at least.
    for (children, seed) in [(15, 31), (40, 32), (80, 33)] {
      try DisclosureSample.with(children: children, years: 2021...2024, seed: UInt64(seed)) {
        root in
        let publication = try DisclosurePublication(root: root)
        let attack = DisclosurePublicationAttack(publication, Knowledge(knowsUnknownsEmpty: true))
        try #require(attack.attack.isConsistent)
        #expect(attack.pinnedSmall().isEmpty, "\(attack.pinnedSmall().prefix(3))")
      }
    }
  }
}
