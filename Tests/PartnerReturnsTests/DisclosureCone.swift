/// The attack by linear programming on systems too large for `DisclosureSimplex`.
///
/// It finds the hidden counts that have one value in all solutions.
///
/// The attacker's solutions are a polyhedron, and the real counts are a point of it. A hidden count has
/// one value exactly if no direction leads out of that point in which it changes: directions `d` with
/// every equation at nought, and not below nought where the real count is the least it can be (a "wall").
/// So no corner has to be searched for. Counts that are not at a wall are eliminated, what is left is a
/// cone, and its walls are opened one after another: where a direction exists that leaves a wall, the
/// sum of all such directions leaves all of these walls at once, and around it everything is linear
/// algebra. A random solution of the equations settles that: a count that does not move in it never
/// does. The attack is exact but for integers: it says "open" where only fractions would do.
struct DisclosureCone {
  /// A sparse row: unknowns in ascending order, with their factors.
  private typealias Row = [(unknown: Int, factor: Double)]

  private let attack: DisclosureAttack
  private let tolerance = 1e-7

  init(_ attack: DisclosureAttack) { self.attack = attack }

  /// The hidden cells that have the same count in every solution.
  func closedCells() -> [Int] {
    let fixed = attack.propagated(attack.bounds(most: 1_000_000))
    var isUnknown = attack.cells.indices.map { cell in
      attack.cells[cell].isHidden && (fixed?[cell].count ?? 0) > 1
    }
    let hidden = attack.cells.indices.filter { attack.cells[$0].isHidden }
    let isWall = attack.cells.map { $0.truth == $0.least }
    for wall in closedWalls(isUnknown, isWall) { isUnknown[wall] = false }
    let moves = randomSolution(isUnknown)
    return hidden.filter { !isUnknown[$0] || abs(moves[$0]) < tolerance }
  }

  private func rows(_ isUnknown: [Bool]) -> [Row] {
    attack.equations.map { equation in
      var factors: [Int: Double] = [:]
      for term in equation where isUnknown[term.cell] {
        factors[term.cell, default: 0] += Double(term.sign)
      }
      return factors.filter { $1 != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }.filter { !$0.isEmpty }
  }

  /// Rows solved for one unknown each, in the order of solving, and the rows in which no unknown that
  /// may be solved for is left.
  private func eliminate(
    _ start: [Row], _ maySolve: (Int) -> Bool
  ) -> (solved: [(pivot: Int, row: Row)], rest: [Row]) {
    // Short rows first, so that rows stay short.
    var rows = start.sorted { $0.count < $1.count }
    var rowsOf = [[Int]](repeating: [], count: attack.cells.count)
    for (index, row) in rows.enumerated() {
      for (unknown, _) in row { rowsOf[unknown].append(index) }
    }
    var solved: [(pivot: Int, row: Row)] = []
    var rest: [Row] = []
    for index in rows.indices {
      let row = rows[index]
      // The unknown in the fewest rows, so that few rows change.
      let pivots = row.filter { maySolve($0.unknown) }
      guard let pivot = pivots.min(by: { rowsOf[$0.unknown].count < rowsOf[$1.unknown].count })
      else {
        if !row.isEmpty { rest.append(row) }
        continue
      }
      for other in Set(rowsOf[pivot.unknown]).sorted() where other > index {
        guard let own = rows[other].first(where: { $0.unknown == pivot.unknown }) else { continue }
        rows[other] = combined(rows[other], row, -own.factor / pivot.factor)
        for (unknown, _) in row { rowsOf[unknown].append(other) }
      }
      solved.append((pivot.unknown, row))
    }
    return (solved, rest)
  }

  private func combined(_ one: Row, _ other: Row, _ factor: Double) -> Row {
    var sum: Row = []
    sum.reserveCapacity(one.count + other.count)
    var (left, right) = (0, 0)
    while left < one.count || right < other.count {
      if right == other.count || left < one.count && one[left].unknown < other[right].unknown {
        sum.append(one[left])
        left += 1
      } else if left == one.count || other[right].unknown < one[left].unknown {
        sum.append((other[right].unknown, factor * other[right].factor))
        right += 1
      } else {
        let value = one[left].factor + factor * other[right].factor
        if abs(value) > tolerance { sum.append((one[left].unknown, value)) }
        left += 1
        right += 1
      }
    }
    return sum
  }

  /// A solution of the equations with arbitrary numbers wherever there is a choice.
  private func randomSolution(_ isUnknown: [Bool]) -> [Double] {
    let (solved, _) = eliminate(rows(isUnknown)) { _ in true }
    var solution = [Double](repeating: 0, count: isUnknown.count)
    let pivots = Set(solved.map(\.pivot))
    for cell in isUnknown.indices where isUnknown[cell] && !pivots.contains(cell) {
      // Irrational steps that no equation with small whole factors holds for by chance.
      let step = Double(cell + 1) * 0.618_033_988_749_895
      solution[cell] = 1 + step - step.rounded(.down)
    }
    for (pivot, row) in solved.reversed() {
      var (sum, own) = (0.0, 1.0)
      for (unknown, factor) in row {
        if unknown == pivot { own = factor } else { sum += factor * solution[unknown] }
      }
      solution[pivot] = -sum / own
    }
    return solution
  }

  /// The walls that no direction leaves.
  private func closedWalls(_ isUnknown: [Bool], _ isWall: [Bool]) -> [Int] {
    let walls = isUnknown.indices.filter { isUnknown[$0] && isWall[$0] }
    guard !walls.isEmpty else { return [] }
    let (_, rest) = eliminate(rows(isUnknown)) { !isWall[$0] }
    // Walls that no equation ties together, such as those of two years, are climbed apart.
    let echelon = eliminate(rest) { _ in true }.solved
    return components(echelon.map(\.row)).flatMap { members in
      let unknowns = Set(members.flatMap { echelon[$0].row.map(\.unknown) }).sorted()
      var place: [Int: Int] = [:]
      for (index, wall) in unknowns.enumerated() { place[wall] = index }
      var climb = ConeClimb(
        unknowns: unknowns.count,
        rows: members.map { member in
          let (pivot, row) = echelon[member]
          return (place[pivot] ?? 0, row.map { (place[$0.unknown] ?? 0, $0.factor) })
        })
      return climb.closed().map { unknowns[$0] }
    }
  }

  /// The rows that hang together, each list in ascending order.
  private func components(_ rows: [Row]) -> [[Int]] {
    var rowsOf: [Int: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      for (unknown, _) in row { rowsOf[unknown, default: []].append(index) }
    }
    var isSeen = [Bool](repeating: false, count: rows.count)
    return rows.indices.compactMap { start in
      guard !isSeen[start] else { return nil }
      isSeen[start] = true
      var members = [start]
      var next = 0
      while next < members.count {
        for (unknown, _) in rows[members[next]] {
          for other in rowsOf[unknown, default: []] where !isSeen[other] {
            isSeen[other] = true
            members.append(other)
          }
        }
        next += 1
      }
      return members.sorted()
    }
  }
}
