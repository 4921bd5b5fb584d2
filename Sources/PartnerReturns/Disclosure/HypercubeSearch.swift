/// The search for the cheapest hypercube around a cell that has to be hidden.
///
/// See `DisclosureTable` for why a feasible hypercube protects all of its vertices. Vertices are
/// added a dimension at a time: each one doubles them, and a hypercube that already costs as much
/// as the best or can move neither way is left there.
struct HypercubeSearch {
  private let shape: ExtendedShape
  private let values: [Int]
  private let totals: [Bool]
  /// Cells that no box may have as a corner.
  private let isFixed: [Bool]
  /// Cells in which noughts hide whatever the floor is.
  private let hidesNoughts: [Bool]
  private(set) var hidden: [Bool]
  /// Cells that a feasible hypercube of hidden cells runs through.
  private(set) var certified: [Bool]

  /// The value below which a hidden cell cannot be, as the attacker knows: 1, or 0 where noughts
  /// hide.
  private var floor = 1
  private var vertices = [Int](repeating: 0, count: 8)
  private var rises = [Bool](repeating: false, count: 8)
  private var best = [Int](repeating: 0, count: 8)
  private var bestCost = Self.forbidden
  /// More than any hypercube without the grand total can cost.
  private static let forbidden = 1 << 60

  /// A search in a table of which every cell but the grand total may be hidden.
  init(shape: ExtendedShape, values: [Int]) {
    let none = [Bool](repeating: false, count: values.count)
    self.init(shape: shape, values: values, fixed: none, hidden: none)
  }

  /// A search in a table of which some cells are `hidden` from the start, noughts among them, and
  /// `fixed` ones do not move.
  init(shape: ExtendedShape, values: [Int], fixed: [Bool], hidden: [Bool]) {
    (self.shape, self.values) = (shape, values)
    (isFixed, hidesNoughts) = (fixed, hidden)
    totals = (0..<shape.cellCount).map(shape.isTotal)
    self.hidden = zip(values, hidden).map { $1 || SuppressedCount.isSmall($0) }
    certified = [Bool](repeating: false, count: values.count)
  }

  /// Hides and certifies the cheapest hypercube through `cell`; false where none is feasible.
  mutating func protect(_ cell: Int, floor: Int) -> Bool {
    self.floor = floor
    bestCost = Self.forbidden
    vertices[0] = cell
    rises[0] = true
    let least = hidesNoughts[cell] ? 0 : floor
    widen(dimension: 0, cost: 0, canRise: values[cell] >= least, canFall: values[cell] > least)
    guard bestCost < Self.forbidden else { return false }
    for vertex in best.prefix(1 << shape.sizes.count) {
      hidden[vertex] = true
      certified[vertex] = true
    }
    return true
  }

  /// Tries every second category along `dimension` for the vertices found along those before it.
  ///
  /// `canRise` says whether the cell may go up by one with all vertices following, `canFall` down.
  private mutating func widen(dimension: Int, cost: Int, canRise: Bool, canFall: Bool) {
    guard canRise || canFall, cost < bestCost else { return }
    guard dimension < shape.sizes.count else {
      bestCost = cost
      for vertex in vertices.indices { best[vertex] = vertices[vertex] }
      return
    }
    let count = 1 << dimension
    let total = shape.sizes[dimension]
    let stride = shape.strides[dimension]
    let first = vertices[0] / stride % (total + 1)
    for second in 0...total where second != first {
      let isAgainst = second != total && first != total
      var (newCost, rise, fall) = (cost, canRise, canFall)
      for vertex in 0..<count {
        let cell = vertices[vertex] + (second - first) * stride
        let goesUp = rises[vertex] != isAgainst
        vertices[count + vertex] = cell
        rises[count + vertex] = goesUp
        let least = hidesNoughts[cell] ? 0 : floor
        let mayGrow = values[cell] >= least
        let mayShrink = values[cell] > least
        rise = rise && (goesUp ? mayGrow : mayShrink)
        fall = fall && (goesUp ? mayShrink : mayGrow)
        newCost += price(of: cell)
        if newCost >= bestCost || !(rise || fall) { break }
      }
      widen(dimension: dimension + 1, cost: newCost, canRise: rise, canFall: fall)
    }
  }

  /// What hiding `cell` costs: totals count first, then noughts, then children, in one number.
  ///
  /// The grand total is never part of a hypercube. Eight vertices of at most 2^30 children stay
  /// below 2^34, and eight noughts below 2^38.
  private func price(of cell: Int) -> Int {
    if isFixed[cell] || cell == values.count - 1 { return Self.forbidden }
    if hidden[cell] { return 0 }
    return (totals[cell] ? 1 << 40 : 0) + (values[cell] == 0 ? 1 << 34 : 0) + values[cell]
  }
}
