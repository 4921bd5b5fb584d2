import TestSupport
import Testing

@testable import PartnerReturns

/// Crossed tables under attack, beside everything else that was published of the authority.
struct DisclosureCrossedTests {
  typealias Knowledge = DisclosurePublicationAttack.Knowledge

  private static let pairs: [[Breakdown]] = [
    [.ageBand, .sex], [.sex, .placementGroup], [.ageBand, .placementGroup], [.sex, .legalStatus],
    [.ethnicGroup, .ageBand], [.ageBand, .unaccompanied], [.ethnicGroup, .categoryOfNeed],
    [.legalStatus, .ageBand], [.ageOnCeasing, .reasonCeased],
  ]

  private func expectSafe(
    _ base: DisclosurePublication, _ tables: [[Breakdown]], behind: [[Breakdown]] = []
  ) throws {
    var publication = try base.printing(tables)
    for table in behind { try publication.learn(table) }
    let attack = DisclosurePublicationAttack(publication, Knowledge(crossesTables: behind))
    try #require(attack.attack.isConsistent)
    // Hidden noughts come out where a margin is nought; a child never does.
    let pinned = attack.pinnedSmall()
    #expect(pinned.isEmpty, "\(tables): \(pinned.prefix(3))")
  }

  @Test(arguments: [(15, 41), (15, 1), (40, 42), (80, 43), (150, 44)])
  func `no small count of one crossed table has one solution`(children: Int, seed: Int) throws {
    try DisclosureSample.with(children: children, years: 2022...2024, seed: UInt64(seed)) { root in
      let base = try DisclosurePublication(root: root)
      for pair in Self.pairs { try expectSafe(base, [pair]) }
    }
  }

  @Test(arguments: [(80, 46), (150, 47), (400, 5)])
  func `no small count has one solution beside a table by three and one by two of them`(
    children: Int, seed: Int
  ) throws {
    try DisclosureSample.with(children: children, years: 2023...2024, seed: UInt64(seed)) { root in
      let base = try DisclosurePublication(root: root)
      for table in [[.sex], [.ageBand], []] as [[Breakdown]] {
        try expectSafe(
          base, [[.ageBand, .sex, .legalStatus]] + (table.isEmpty ? [] : [table + [.legalStatus]]))
      }
    }
  }

  @Test func `nothing is shown of a table by two breakdowns that a child keeps`() throws {
    try DisclosureSample.with(children: 400, years: 2023...2024, seed: 51) { root in
      for table in [[.sex, .ethnicGroup], [.unaccompanied, .ageBand, .sex]] as [[Breakdown]] {
        let printed = try DisclosurePublication.print(root, table, 2023...2024, .suppressed(.none))
        let cells = DisclosurePublication.parse(printed.header, printed.rows, output: "")
        #expect(!cells.isEmpty && cells.allSatisfy { $0.count == nil })
      }
    }
  }

  @Test(arguments: [(40, 48), (80, 49), (150, 50)])
  func `three tables that share breakdowns close on no small count of made-up authorities`(
    children: Int, seed: Int
  ) throws {
    // No proof, as the essay on crossed figures says.
    try DisclosureSample.with(children: children, years: 2023...2024, seed: UInt64(seed)) { root in
      let base = try DisclosurePublication(root: root)
      try expectSafe(
        base, [[.ageBand, .sex], [.sex, .placementGroup], [.ageBand, .placementGroup]])
    }
  }

  private func protected(_ sizes: [Int], _ counts: [Int]) throws -> [SuppressedCount]? {
    let table = try #require(DisclosureTable(sizes: sizes, counts: counts))
    return table.protected { categories in
      var total = 0
      for place in counts.indices {
        var (rest, isInside) = (place, true)
        for dimension in sizes.indices.reversed() {
          isInside =
            isInside && (categories[dimension].map { $0 == rest % sizes[dimension] } ?? true)
          rest /= sizes[dimension]
        }
        if isInside { total += counts[place] }
      }
      return (1...5).contains(total) ? .suppressed : .shown(total)
    }
  }

  @Test func `no crossed count hangs on a margin that is shown elsewhere`() throws {
    // Alone, the table would hide the column's margins rather than the nought: 10 less 9 is the one.
    #expect(try protected([2, 2], [1, 9, 9, 0]) == Array(repeating: .suppressed, count: 4))
    // With a small margin its whole line goes, the nought too.
    let line = try #require(try protected([2, 2], [3, 0, 20, 30]))
    #expect(line.prefix(2) == [.suppressed, .suppressed])
  }

  @Test func `with shown margins no small count of two dimensions comes out`() throws {
    var random = SeededGenerator(seed: 70)
    for sizes in [[2, 2], [2, 3], [3, 3], [3, 4]] {
      var attacked = 0
      while attacked < 60 {
        let table = try DisclosureTableAttackTests.randomTable(sizes, using: &random)
        let (rows, columns) = (sizes[0], sizes[1])
        let margins =
          (0..<rows).map { row in (0..<columns).map { row * columns + $0 } }
          + (0..<columns).map { column in (0..<rows).map { $0 * columns + column } }
        let totals = margins.map { $0.reduce(0) { $0 + table.counts[$1] } }
        guard totals.allSatisfy({ !(1...5).contains($0) }) else { continue }
        attacked += 1
        let cells = try #require(try protected(sizes, table.counts))
        var attack = DisclosureAttack()
        for (count, cell) in zip(table.counts, cells) {
          _ = attack.add(.init(truth: count, isHidden: cell.isSuppressed, least: 0))
        }
        for (line, total) in zip(margins, totals) {
          attack.add(parts: line, total: attack.add(.init(truth: total, isHidden: false)))
        }
        try #require(attack.isConsistent)
        #expect(cells.allSatisfy { !(1...5).contains($0.count ?? 0) })
        let small = attack.determinedCells().filter { (1...5).contains(attack.cells[$0].truth) }
        #expect(small.isEmpty, "\(sizes) \(table.counts)")
        let closed = DisclosureCone(attack).closedCells()
        #expect(closed == DisclosureSimplex(attack).closedCells(), "the two programs agree")
      }
    }
  }
}
