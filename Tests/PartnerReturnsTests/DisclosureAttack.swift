import PartnerReturns

/// An attacker on published counts, who knows nothing of how cells were chosen.
///
/// They see which cells are hidden, the counts of the others, the least that a hidden count can be,
/// and equations that tie cells together. Wherever cells add up to something published, that is a
/// cell of its own, so all equations have nought on one side.
struct DisclosureAttack {
  /// One published count.
  struct Cell {
    /// The real count: known to the attacker only if the cell is shown.
    let truth: Int
    let isHidden: Bool
    /// What a hidden count cannot be below.
    var least = 1
  }

  /// A cell in an equation and the sign it has there.
  struct Term {
    let cell: Int
    let sign: Int
  }

  var cells: [Cell] = []
  var equations: [[Term]] = []
  /// The cells of the totals of years, where there are years.
  var totals: [[ChildrenCounted: Int]] = []

  /// Adds a cell and says its number.
  mutating func add(_ cell: Cell) -> Int {
    cells.append(cell)
    return cells.count - 1
  }

  /// Adds "`parts` make up `total`".
  mutating func add(parts: [Int], total: Int) {
    equations.append(parts.map { Term(cell: $0, sign: 1) } + [Term(cell: total, sign: -1)])
  }

  /// Whether the real counts solve every equation, without which an attack means nothing.
  var isConsistent: Bool {
    equations.allSatisfy { $0.reduce(0) { $0 + $1.sign * cells[$1.cell].truth } == 0 }
      && cells.allSatisfy { !$0.isHidden || $0.truth >= $0.least }
  }

  /// What each cell can lie between, where hidden counts reach up to `most`.
  func bounds(most: Int) -> [ClosedRange<Int>] {
    cells.map { $0.isHidden ? $0.least...max($0.least, most) : $0.truth...$0.truth }
  }

  /// Narrows `ranges` by each equation in turn until nothing changes; `nil` when nothing is left.
  func propagated(_ start: [ClosedRange<Int>]) -> [ClosedRange<Int>]? {
    var ranges = start
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for equation in equations {
        var (low, high) = (0, 0)
        for term in equation {
          let range = ranges[term.cell]
          low += term.sign > 0 ? range.lowerBound : -range.upperBound
          high += term.sign > 0 ? range.upperBound : -range.lowerBound
        }
        if low > 0 || high < 0 { return nil }
        for term in equation {
          let range = ranges[term.cell]
          // The others lie between these two, and this one is minus their sum.
          let ownLow = term.sign > 0 ? range.lowerBound : -range.upperBound
          let ownHigh = term.sign > 0 ? range.upperBound : -range.lowerBound
          let (least, most) = (ownHigh - high, ownLow - low)
          let lower = max(range.lowerBound, term.sign > 0 ? least : -most)
          let upper = min(range.upperBound, term.sign > 0 ? most : -least)
          if lower > upper { return nil }
          if lower > range.lowerBound || upper < range.upperBound {
            ranges[term.cell] = lower...upper
            low += term.sign > 0 ? lower - range.lowerBound : range.upperBound - upper
            high += term.sign > 0 ? upper - range.upperBound : range.lowerBound - lower
            hasChanged = true
          }
        }
      }
    }
    return ranges
  }

  /// The hidden cells that bounds alone give away.
  func closedByBounds() -> [Int] {
    guard let ranges = propagated(bounds(most: 1_000_000)) else { return Array(cells.indices) }
    return cells.indices.filter { cells[$0].isHidden && ranges[$0].count == 1 }
  }

  /// The hidden cells that have the same count in every solution, by exhausting all solutions.
  ///
  /// Hidden counts above `most` are left out, which can only help the attacker.
  func determinedCells(most: Int? = nil) -> [Int] {
    let highest = most ?? (cells.map(\.truth).max() ?? 0) + 3
    guard let ranges = propagated(bounds(most: highest)) else { return Array(cells.indices) }
    var isOpen = cells.map { !$0.isHidden }
    var determined: [Int] = []
    for cell in cells.indices where !isOpen[cell] {
      var isDetermined = true
      for value in ranges[cell] where value != cells[cell].truth {
        var narrowed = ranges
        narrowed[cell] = value...value
        guard let solution = solution(within: narrowed) else { continue }
        for other in cells.indices where solution[other] != cells[other].truth {
          isOpen[other] = true
        }
        isDetermined = false
        break
      }
      if isDetermined { determined.append(cell) }
    }
    return determined
  }

  /// Some solution within `ranges`, found by trying every value of one open cell after another.
  private func solution(within start: [ClosedRange<Int>]) -> [Int]? {
    guard let ranges = propagated(start) else { return nil }
    guard
      let open = ranges.indices.filter({ ranges[$0].count > 1 }).min(by: {
        ranges[$0].count < ranges[$1].count
      })
    else { return ranges.map(\.lowerBound) }
    for value in ranges[open] {
      var narrowed = ranges
      narrowed[open] = value...value
      if let found = solution(within: narrowed) { return found }
    }
    return nil
  }
}
