import PartnerReturns
import Testing

extension DisclosureAttack {
  /// A figure's cells: its total, and by breakdown its categories.
  struct Figure {
    let total: Int
    let breakdowns: [String: [Int]]
  }

  /// What an attacker has of an authority's years, and of its months where they are given.
  ///
  /// - Parameter hidesSmallCountsOnly: Whether only small counts are hidden, to see it bite.
  init(
    _ real: DisclosureYearSet, _ published: ProtectedYearSet, hidesSmallCountsOnly: Bool = false
  ) throws {
    self.init()
    var figures: [[ChildrenCounted: Figure]] = []
    for (year, shown) in zip(real.years, published.years) {
      var ofYear: [ChildrenCounted: Figure] = [:]
      for counted in ChildrenCounted.allCases {
        guard let truth = year.figures[counted] else { continue }
        ofYear[counted] = try add(truth, try #require(shown[counted]))
      }
      figures.append(ofYear)
    }
    if hidesSmallCountsOnly {
      cells = cells.map {
        Cell(truth: $0.truth, isHidden: (1...5).contains($0.truth), least: $0.least)
      }
    }
    for index in figures.indices.dropFirst()
    where real.years[index].year == real.years[index - 1].year + 1 {
      addChain(figures[index - 1], figures[index], fixed: ["sex", "ethnicity"])
    }
    totals = figures.map { $0.mapValues(\.total) }
  }

  private mutating func add(_ real: DisclosureFigure, _ shown: ProtectedFigure) throws -> Figure {
    let total = add(cell(real.total, shown.total, least: 0))
    var places: [String: [Int]] = [:]
    for breakdown in real.breakdowns {
      let published = try #require(shown[breakdown.name])
      let least = published.mayHideZeros ? 0 : 1
      let parts = zip(breakdown.counts, published.counts).map { add(cell($0, $1, least: least)) }
      add(parts: parts, total: total)
      places[breakdown.name] = parts
      for (group, count) in published.groupCounts.enumerated() {
        let members = parts.indices.filter { breakdown.groups?[$0] == group }
        let truth = members.reduce(0) { $0 + breakdown.counts[$1] }
        let coarse = add(cell(truth, count, least: least))
        add(parts: members.map { parts[$0] }, total: coarse)
      }
    }
    return Figure(total: total, breakdowns: places)
  }

  private func cell(_ real: Int, _ shown: SuppressedCount, least: Int) -> Cell {
    #expect(shown == .suppressed || shown == .shown(real))
    return Cell(truth: real, isHidden: shown.isSuppressed, least: least)
  }

  /// Last stock plus starts is this stock plus ceases, in all and in categories that children keep.
  private mutating func addChain(
    _ last: [ChildrenCounted: Figure], _ this: [ChildrenCounted: Figure], fixed: [String]
  ) {
    guard let before = last[.stock], let stock = this[.stock], let starts = this[.starts],
      let ceases = this[.ceases]
    else { return }
    addBalance(before.total, starts.total, stock.total, ceases.total)
    for name in fixed {
      guard let before = before.breakdowns[name], let starts = starts.breakdowns[name],
        let stock = stock.breakdowns[name], let ceases = ceases.breakdowns[name]
      else { continue }
      for index in before.indices {
        addBalance(before[index], starts[index], stock[index], ceases[index])
      }
    }
  }

  private mutating func addBalance(_ before: Int, _ starts: Int, _ stock: Int, _ ceases: Int) {
    equations.append([
      Term(cell: before, sign: 1), Term(cell: starts, sign: 1),
      Term(cell: stock, sign: -1), Term(cell: ceases, sign: -1),
    ])
  }

  /// Adds a line of months, the first of which is the April of the first year.
  mutating func add(
    _ real: [DisclosureMonthlyLine.Month], _ shown: [DisclosureMonthlyLine.ProtectedMonth]
  ) {
    var (starts, ceases): ([Int], [Int]) = ([], [])
    var before: Int?
    for (month, (truth, published)) in zip(real, shown).enumerated() {
      let stock = add(cell(truth.stock, published.stock, least: 0))
      starts.append(add(cell(truth.starts, published.starts, least: 0)))
      ceases.append(add(cell(truth.ceases, published.ceases, least: 0)))
      if let before { addBalance(before, starts[month], stock, ceases[month]) }
      before = stock
      guard month % 12 == 11, month / 12 < totals.count else { continue }
      let year = totals[month / 12]
      if let total = year[.stock] { add(parts: [stock], total: total) }
      if let total = year[.starts] { add(parts: Array(starts.suffix(12)), total: total) }
      if let total = year[.ceases] { add(parts: Array(ceases.suffix(12)), total: total) }
    }
  }
}
