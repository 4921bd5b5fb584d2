// How small counts are hidden so that nobody can work them out.
//
// A count of 1 to 5 children is a risk: someone who knows one of them may learn of them what the
// table says. Such a count is replaced by `c`. That alone hides nothing, because a row's total less
// what is shown of the row gives the `c` away; so others have to be hidden too, and the question is
// which.
//
// The attacker sees everything that a run publishes: shown cells, shown totals, which cells are
// `c`. They know that counts are whole numbers, that none is negative, that parts add up to their
// total, that a `c` is never nought (unless the table says that noughts may hide in it), and how
// tables hang together: years with years, months with their year, fine categories with coarse ones.
// What they can work out is the set of all tables that agree with this. A cell is protected when it
// has more than one value there.
//
// The certificate. One real table agrees with everything shown: ours. So it is enough to give, for
// each hidden cell, one other table that agrees as well and differs in that cell. Take from every
// dimension two categories. The 2, 4 or 8 cells where they cross are the corners of a line,
// rectangle or box. Move one corner up by one and let the signs alternate along every edge between
// two parts: each line through the corners gains one and loses one, so its total stands. Where the
// second category is the total itself, part and total move the same way, and again the line adds
// up. No line has changed that does not run through corners. If all corners are hidden, nothing
// shown has changed. And if each corner that goes down was at least 2, and each that goes up at
// least 1, then no `c` has come to stand for nought or did before. The moved table is then a table
// that the attacker cannot rule out, and it differs in every corner: all of them are protected at
// once. Hiding more elsewhere never spoils this.
//
// So each small cell, total or not, gets its cheapest feasible box, unless it is a corner of one
// already. With one dimension this is what the Department's figures show: beside a single small
// cell the smallest other one that is not nought is hidden. Noughts stay shown.
//
// The last resort. Where no box is feasible (all parts are ones, say), the rule about nought is
// given up for that table: its `c` may stand for nought, `mayHideZeros` says so and the page has
// to. Corners then need only be 1 to go down, and nought may go up. A box then always exists: a
// small cell that is not the grand total differs from it, so one of its dimensions has a second
// part to move to or from, and in the other dimensions the total (or, for a total, any part with
// children) serves as the second category. The grand total is hidden if it is itself 1 to 5 and
// never otherwise, so that tables which share it agree; with it the whole table is hidden, noughts
// too.
//
// What is not protected against. (1) Someone who knows some of the children and subtracts them. (2)
// Close estimates: two possible values are enough here, however near. (3) Someone who runs this
// same method on every possible table and drops those which would have hidden other cells; the
// choice of the cheapest box says a little about sizes. (4) A comparison of one night's run with
// the next, when a child has come between. (5) Tables which share a margin but are protected apart:
// only what stands in one `DisclosureTable`, or in one `DisclosureYearSet` with its
// `DisclosureMonthlyLine`, is protected together. (6) The Department's own figures for the same
// authority, which may show what is hidden here.

/// A table of counts of children in one to three dimensions, with all margins and the grand total.
public struct DisclosureTable: Hashable, Sendable {
  /// Categories of each dimension, totals not among them.
  public let sizes: [Int]
  /// The counts in row-major order, totals not among them.
  public let counts: [Int]

  /// A table from its counts in row-major order.
  ///
  /// `nil` for no dimensions or more than three, for an empty one, when the number of counts is
  /// not the product of the sizes, for a negative count, and for more than a thousand million
  /// children.
  public init?(sizes: [Int], counts: [Int]) {
    guard ExtendedShape(sizes: sizes) != nil, counts.count == sizes.reduce(1, *) else { return nil }
    var children = 0
    for count in counts {
      guard count >= 0, count <= Self.mostChildren - children else { return nil }
      children += count
    }
    (self.sizes, self.counts) = (sizes, counts)
  }

  private static let mostChildren = 1_000_000_000

  /// The table as it may be published.
  public func protected() -> ProtectedTable? {
    guard let shape = ExtendedShape(sizes: sizes) else { return nil }
    let values = shape.extending(counts)
    guard let children = values.last, !SuppressedCount.isSmall(children) else {
      let all = [SuppressedCount](repeating: .suppressed, count: values.count)
      return ProtectedTable(shape: shape, cells: all, mayHideZeros: true)
    }
    var search = HypercubeSearch(shape: shape, values: values)
    let small = values.indices.filter { SuppressedCount.isSmall(values[$0]) }
    for cell in small where !search.certified[cell] { _ = search.protect(cell, floor: 1) }
    var mayHideZeros = false
    for cell in small where !search.certified[cell] {
      mayHideZeros = search.protect(cell, floor: 0) || mayHideZeros
    }
    let cells = values.indices.map { SuppressedCount(values[$0], isHidden: search.hidden[$0]) }
    return ProtectedTable(shape: shape, cells: cells, mayHideZeros: mayHideZeros)
  }

  /// The table's counts, without totals, as they may be published beside totals that are protected
  /// already: the margins of single categories, and in three dimensions the tables by two as well.
  ///
  /// Where a total is hidden all counts that add up to it are, noughts among them. Boxes leave every
  /// margin and every shown total as it is.
  ///
  /// - Parameter totals: The total at one category of some dimensions, `nil` standing for all; the
  ///   grand total, which is shown, is not asked for.
  /// - Returns: `nil` where no box exists for some cell, and nothing of the table can be shown.
  func protected(beside totals: ([Int?]) -> SuppressedCount) -> [SuppressedCount]? {
    guard let shape = ExtendedShape(sizes: sizes) else { return nil }
    let values = shape.extending(counts)
    let cells = values.indices.map { cell in
      sizes.indices.map { dimension -> Int? in
        let category = shape.index(of: cell, along: dimension)
        return category < sizes[dimension] ? category : nil
      }
    }
    let dimensionsLeft = cells.map { cell in cell.count { $0 != nil } }
    var hidden = cells.indices.map { cell in
      1..<sizes.count ~= dimensionsLeft[cell] && totals(cells[cell]).isSuppressed
    }
    // From margins down to counts: what adds up to a hidden total is hidden.
    for cell in cells.indices where dimensionsLeft[cell] > 1 {
      hidden[cell] = hidden[cell] || Self.coarser(cells[cell]).contains { totals($0).isSuppressed }
    }
    let fixed = cells.indices.map { cell in
      dimensionsLeft[cell] < max(2, sizes.count - 1)
        || dimensionsLeft[cell] < sizes.count && !hidden[cell]
    }
    var search = HypercubeSearch(shape: shape, values: values, fixed: fixed, hidden: hidden)
    let counted = values.indices.filter { !shape.isTotal($0) }
    let small = counted.filter { SuppressedCount.isSmall(values[$0]) && !hidden[$0] }
    for floor in [1, 0] {
      for cell in small where !search.certified[cell] { _ = search.protect(cell, floor: floor) }
    }
    guard small.allSatisfy({ search.certified[$0] }) else { return nil }
    return counted.map { SuppressedCount(values[$0], isHidden: search.hidden[$0]) }
  }

  /// The totals that a cell is part of, the grand total left out.
  private static func coarser(_ cell: [Int?]) -> [[Int?]] {
    let kept = cell.indices.filter { cell[$0] != nil }
    return (1..<(1 << kept.count) - 1).map { subset in
      var total = cell
      for (bit, dimension) in kept.enumerated() where subset & (1 << bit) == 0 {
        total[dimension] = nil
      }
      return total
    }
  }
}
