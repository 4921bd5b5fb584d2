/// Breakdowns that are tied together: those of one name in all years where the chain holds in each
/// category, and one by itself otherwise.
///
/// Each figure has the same list of cells, the categories first and the coarser ones after them.
/// See `DisclosureYearSet` for the moves and why they protect.
struct BreakdownFamily {
  /// One figure's breakdown.
  struct Item {
    let counts: [Int]
    /// Where the total is hidden all cells are.
    let isTotalHidden: Bool
  }

  let name: String
  /// Which figure each item belongs to.
  let places: [FigurePlace]
  private let values: [[Int]]
  private let parents: [Int?]
  private let categoryCount: Int
  private let network: DisclosureNetwork
  private var hidden: [[Bool]]
  private var certified: [[Bool]]
  private var mayHideZeros: [Bool]

  /// A family of items, which are the edges of `network` in the same order.
  init(
    name: String, groups: [Int]?, places: [FigurePlace], items: [Item], network: DisclosureNetwork
  ) {
    (self.name, self.places, self.network) = (name, places, network)
    let categories = items.first?.counts.count ?? 0
    let groupCount = groups.map { ($0.max() ?? -1) + 1 } ?? 0
    categoryCount = categories
    parents =
      (0..<categories).map { category in groups.map { categories + $0[category] } }
      + [Int?](repeating: nil, count: groupCount)
    values = items.map { item in
      var cells = item.counts + [Int](repeating: 0, count: groupCount)
      for (category, group) in (groups ?? []).enumerated() {
        cells[categories + group] += item.counts[category]
      }
      return cells
    }
    hidden = zip(values, items).map { cells, item in
      cells.map { item.isTotalHidden || SuppressedCount.isSmall($0) }
    }
    certified = zip(values, items).map { cells, item in cells.map { _ in item.isTotalHidden } }
    mayHideZeros = items.map(\.isTotalHidden)
  }

  /// The breakdown of the item at `index` as it may be published.
  func published(_ index: Int) -> ProtectedBreakdown {
    let counts = zip(values[index], hidden[index]).map { SuppressedCount($0, isHidden: $1) }
    return ProtectedBreakdown(
      name: name, counts: Array(counts.prefix(categoryCount)),
      groupCounts: Array(counts.dropFirst(categoryCount)), mayHideZeros: mayHideZeros[index])
  }

  /// Hides what has to be hidden beside the small cells.
  mutating func protect() {
    for allowsZeros in [false, true] {
      for item in values.indices {
        for cell in values[item].indices where hidden[item][cell] && !certified[item][cell] {
          if let move = cheapestMove(item: item, cell: cell, allowsZeros: allowsZeros) {
            hide(move)
          } else if allowsZeros {
            hideAll(item)
          }
        }
      }
    }
  }

  /// One child in `gaining` instead of `losing` (or the other way) in each step of a cycle.
  private struct Move {
    let gaining: Int
    let losing: Int
    let cycle: DisclosureNetwork.Cycle
  }

  private func cheapestMove(item: Int, cell: Int, allowsZeros: Bool) -> Move? {
    var best: Move?
    let isCategory = cell < categoryCount
    for gaining in 0..<categoryCount where isCategory ? gaining == cell : parents[gaining] == cell {
      for losing in 0..<categoryCount where losing != gaining {
        guard isCategory || parents[losing] != cell else { continue }
        for isUp in [true, false] {
          let first = DisclosureNetwork.Step(edge: item, isUp: isUp)
          let cycle = network.cheapestCycle(through: first) { step in
            cost(of: step, gaining: gaining, losing: losing, allowsZeros: allowsZeros)
          }
          guard let cycle else { continue }
          if let known = best, known.cycle.cost <= cycle.cost { continue }
          best = Move(gaining: gaining, losing: losing, cycle: cycle)
        }
      }
    }
    return best
  }

  /// The cells that a step changes, those that go up first: (cell, whether it goes up).
  private func changes(
    _ step: DisclosureNetwork.Step, gaining: Int, losing: Int
  ) -> [(cell: Int, isUp: Bool)] {
    var changes = [(gaining, step.isUp), (losing, !step.isUp)]
    if let to = parents[gaining], let from = parents[losing], to != from {
      changes += [(to, step.isUp), (from, !step.isUp)]
    }
    return changes
  }

  /// What a step hides; `nil` where a cell of it cannot go that way.
  private func cost(
    of step: DisclosureNetwork.Step, gaining: Int, losing: Int, allowsZeros: Bool
  ) -> DisclosureCost? {
    let item = step.edge
    let floor = allowsZeros || mayHideZeros[item] ? 0 : 1
    var cost = DisclosureCost.none
    for (cell, isUp) in changes(step, gaining: gaining, losing: losing) {
      let value = values[item][cell]
      guard value >= (isUp ? floor : floor + 1) else { return nil }
      if !hidden[item][cell] {
        cost = cost + .cell(value, isTotal: cell >= categoryCount)
      }
    }
    return cost
  }

  private mutating func hide(_ move: Move) {
    for step in move.cycle.steps {
      for (cell, isUp) in changes(step, gaining: move.gaining, losing: move.losing) {
        hidden[step.edge][cell] = true
        certified[step.edge][cell] = true
        if values[step.edge][cell] < (isUp ? 1 : 2) { mayHideZeros[step.edge] = true }
      }
    }
  }

  /// Hides a whole breakdown: only for figures that do not fit the chain, where no move exists.
  private mutating func hideAll(_ item: Int) {
    for cell in values[item].indices {
      hidden[item][cell] = true
      certified[item][cell] = true
    }
    mayHideZeros[item] = true
  }
}
