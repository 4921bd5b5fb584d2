/// The search for what to hide of a line of months; see `DisclosureMonthlyLine`.
///
/// A month's stock, starts and ceases are the edges 3m, 3m + 1 and 3m + 2.
struct MonthlySearch {
  private let line: DisclosureMonthlyLine
  private let values: [Int]
  private let network: DisclosureNetwork
  private(set) var hidden: [Bool]
  private var certified: [Bool]
  /// Counts that move a hidden total of a year with them, and its breakdowns.
  ///
  /// A breakdown that follows children can always count one more of some category throughout, but
  /// not always one fewer.
  private var mayOnlyRise: [Bool]

  init(line: DisclosureMonthlyLine, years: ProtectedYearSet) {
    self.line = line
    values = line.months.flatMap { [$0.stock, $0.starts, $0.ceases] }
    hidden = values.map(SuppressedCount.isSmall)
    certified = values.map { _ in false }
    mayOnlyRise = values.indices.map { $0 % 3 == 0 && line.isMarch($0 / 3) }
    let lastYear = line.months.isEmpty ? line.firstYear : line.year(of: line.months.count - 1)
    let published = (line.firstYear...lastYear).map { years[year: $0] }
    network = Self.network(of: line, published)
    for month in line.months.indices {
      let year = published[line.year(of: month) - line.firstYear]
      for (kind, counted) in [(1, ChildrenCounted.starts), (2, .ceases)]
      where year?[counted]?.total == .suppressed {
        hidden[3 * month + kind] = true
        certified[3 * month + kind] = true
        mayOnlyRise[3 * month + kind] = true
      }
    }
  }

  /// The equations as a network: a node for each month, and two for each year whose totals are
  /// shown.
  private static func network(
    of line: DisclosureMonthlyLine, _ years: [ProtectedYearSet.Year?]
  ) -> DisclosureNetwork {
    let outside = DisclosureNetwork.outside
    let monthCount = line.months.count
    var monthsOfYear = [Int](repeating: 0, count: years.count)
    for month in 0..<monthCount { monthsOfYear[line.year(of: month) - line.firstYear] += 1 }
    func yearNode(_ month: Int, _ counted: ChildrenCounted) -> Int {
      let index = line.year(of: month) - line.firstYear
      guard monthsOfYear[index] == 12, years[index]?[counted]?.total.count != nil else {
        return outside
      }
      return monthCount + 1 + 2 * index + (counted == .starts ? 0 : 1)
    }
    return DisclosureNetwork(
      edges: (0..<monthCount).flatMap { month -> [DisclosureNetwork.Edge] in
        [
          .init(from: month + 1, to: month + 1 < monthCount ? month + 2 : outside),
          .init(from: yearNode(month, .starts), to: month + 1),
          .init(from: month + 1, to: yearNode(month, .ceases)),
        ]
      })
  }

  /// Hides a cheapest cycle through each hidden count that none runs through yet.
  mutating func protect() {
    // Flows first: their cycles seldom need a stock, and a stock's may use them.
    let flows = values.indices.filter { $0 % 3 != 0 }
    let stocks = values.indices.filter { $0 % 3 == 0 }
    for count in flows + stocks where hidden[count] && !certified[count] {
      let up = cycle(through: .init(edge: count, isUp: true))
      let down = cycle(through: .init(edge: count, isUp: false))
      let cheapest = [up, down].compactMap { $0 }.min { $0.cost < $1.cost }
      if let cheapest {
        for step in cheapest.steps {
          hidden[step.edge] = true
          certified[step.edge] = true
        }
      } else {
        hideFlows(ofYear: line.year(of: count / 3))
      }
    }
  }

  private func cycle(through step: DisclosureNetwork.Step) -> DisclosureNetwork.Cycle? {
    network.cheapestCycle(through: step) { step in
      let value = values[step.edge]
      guard step.isUp || value > 0 && !mayOnlyRise[step.edge] else { return nil }
      if hidden[step.edge] { return DisclosureCost.none }
      let isStock = step.edge % 3 == 0
      if isStock && line.isMarch(step.edge / 3) { return nil }
      return .cell(value, isTotal: isStock)
    }
  }

  /// Only for figures that do not fit the equations, where no cycle exists.
  private mutating func hideFlows(ofYear year: Int) {
    for month in line.months.indices where line.year(of: month) == year {
      hidden[3 * month + 1] = true
      hidden[3 * month + 2] = true
    }
  }
}
