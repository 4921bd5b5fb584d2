import PartnerReturns
import TestSupport
import Testing

/// Tables under attack by someone who sees all that is published and solves it.
struct DisclosureTableAttackTests {
  /// The attack on a table: every line of every dimension adds up to its total.
  static func attack(
    _ table: DisclosureTable, _ published: [SuppressedCount], mayHideZeros: Bool
  ) -> DisclosureAttack {
    var attack = DisclosureAttack()
    let lengths = table.sizes.map { $0 + 1 }
    let cellCount = lengths.reduce(1, *)
    func categories(_ cell: Int) -> [Int] {
      var rest = cell
      return lengths.reversed().map { length in
        defer { rest /= length }
        return rest % length
      }.reversed()
    }
    func place(_ categories: [Int]) -> Int {
      zip(categories, lengths).reduce(0) { $0 * $1.1 + $1.0 }
    }
    /// The slow and obvious sum of what a cell stands for.
    func truth(_ cell: Int) -> Int {
      let wanted = categories(cell)
      return table.counts.indices.reduce(0) { sum, index in
        var rest = index
        var isInside = true
        for dimension in table.sizes.indices.reversed() {
          let size = table.sizes[dimension]
          isInside = isInside && (wanted[dimension] == size || wanted[dimension] == rest % size)
          rest /= size
        }
        return isInside ? sum + table.counts[index] : sum
      }
    }
    for cell in 0..<cellCount {
      let count = published[cell].count
      let real = truth(cell)
      #expect(count == nil || count == real)
      _ = attack.add(.init(truth: real, isHidden: count == nil, least: mayHideZeros ? 0 : 1))
    }
    for cell in 0..<cellCount {
      let wanted = categories(cell)
      for dimension in lengths.indices where wanted[dimension] == table.sizes[dimension] {
        let parts = (0..<table.sizes[dimension]).map { index in
          var part = wanted
          part[dimension] = index
          return place(part)
        }
        attack.add(parts: parts, total: cell)
      }
    }
    return attack
  }

  /// A small table with many noughts and many small counts, and sometimes with nothing but ones.
  static func randomTable(
    _ sizes: [Int], most: Int = 12, using random: inout SeededGenerator
  ) throws -> DisclosureTable {
    let isMeagre = Int.random(in: 0..<5, using: &random) == 0
    let counts = (0..<sizes.reduce(1, *)).map { _ in
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<3: 0
      case 3..<7: Int.random(in: 1...(isMeagre ? 1 : 5), using: &random)
      default: isMeagre ? 0 : Int.random(in: 6...most, using: &random)
      }
    }
    return try #require(DisclosureTable(sizes: sizes, counts: counts))
  }

  private static let shapes: [[Int]] =
    (1...6).map { [$0] } + [[1, 1], [1, 4], [2, 2], [2, 3], [3, 3], [3, 4], [4, 2]]
    + [[1, 1, 3], [1, 2, 2], [2, 2, 2]]

  @Test(arguments: shapes)
  func `no solution of the equations is the only one, and noughts hide in the last resort only`(
    sizes: [Int]
  ) throws {
    var random = SeededGenerator(seed: UInt64(sizes.reduce(7) { $0 * 10 + $1 }))
    for _ in 0..<300 {
      let table = try Self.randomTable(sizes, using: &random)
      let result = try #require(table.protected())
      let attack = Self.attack(table, result.cells, mayHideZeros: result.mayHideZeros)
      try #require(attack.isConsistent, "\(table.counts)")
      for cell in attack.cells {
        #expect(cell.isHidden || !(1...5).contains(cell.truth), "\(table.counts)")
      }
      let determined = attack.determinedCells()
      #expect(determined.isEmpty, "\(sizes) \(table.counts): \(result.cells) \(determined)")
    }
  }

  @Test(arguments: [[12], [8, 9], [8, 12], [4, 5, 6]])
  func `bounds do not close on a hidden cell of a table of published size`(sizes: [Int]) throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      let table = try Self.randomTable(sizes, most: 40, using: &random)
      let result = try #require(table.protected())
      let attack = Self.attack(table, result.cells, mayHideZeros: result.mayHideZeros)
      try #require(attack.isConsistent)
      #expect(attack.closedByBounds().isEmpty, "\(table.counts)")
    }
  }

  @Test(arguments: [[3, 4], [8, 9]])
  func `linear programming finds no hidden cell with one value`(sizes: [Int]) throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<12 {
      let table = try Self.randomTable(sizes, most: 40, using: &random)
      let result = try #require(table.protected())
      let attack = Self.attack(table, result.cells, mayHideZeros: result.mayHideZeros)
      #expect(DisclosureSimplex(attack).closedCells().isEmpty, "\(table.counts)")
    }
  }

  @Test func `hiding small counts alone is defeated by all three attacks`() throws {
    var random = SeededGenerator(seed: 13)
    var (exhausted, bounded, programmed) = (0, 0, 0)
    for _ in 0..<100 {
      let table = try Self.randomTable([3, 3], using: &random)
      let shown = try #require(table.protected())
      guard !shown.mayHideZeros else { continue }
      let bare = Self.attack(table, shown.cells, mayHideZeros: false)
      var primary = bare
      primary.cells = bare.cells.map {
        .init(truth: $0.truth, isHidden: (1...5).contains($0.truth), least: 1)
      }
      exhausted += primary.determinedCells().isEmpty ? 0 : 1
      bounded += primary.closedByBounds().isEmpty ? 0 : 1
      programmed += DisclosureSimplex(primary).closedCells().isEmpty ? 0 : 1
    }
    #expect(exhausted > 40, "\(exhausted)")
    #expect(bounded > 40, "\(bounded)")
    #expect(programmed == exhausted)
  }
}
