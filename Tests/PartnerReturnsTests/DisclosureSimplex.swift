/// The attack by linear programming: the least and the most that each hidden cell can be.
///
/// A textbook simplex on a dense table of `Double` with Bland's rule, for a few dozen unknowns.
/// Unknowns are the hidden counts above their least. For a table in two dimensions and for a
/// network all corners of the feasible region are whole numbers, so the attack is exact.
struct DisclosureSimplex {
  private let hidden: [Int]
  private let slack: [Double]
  private var rows: [[Double]]
  private var basis: [Int]
  private let tolerance = 1e-7

  init(_ attack: DisclosureAttack) {
    let hidden = attack.cells.indices.filter { attack.cells[$0].isHidden }
    self.hidden = hidden
    slack = hidden.map { Double(attack.cells[$0].truth - attack.cells[$0].least) }
    var place: [Int: Int] = [:]
    for (index, cell) in hidden.enumerated() { place[cell] = index }
    rows = []
    for equation in attack.equations {
      var row = [Double](repeating: 0, count: hidden.count + 1)
      for term in equation {
        if let index = place[term.cell] {
          row[index] += Double(term.sign)
          row[hidden.count] -= Double(term.sign * attack.cells[term.cell].least)
        } else {
          row[hidden.count] -= Double(term.sign * attack.cells[term.cell].truth)
        }
      }
      if row.dropLast().contains(where: { $0 != 0 }) { rows.append(row) }
    }
    basis = []
    findFirstCorner()
  }

  /// The hidden cells whose least and most are the same.
  func closedCells() -> [Int] {
    var isOpen = [Bool](repeating: false, count: hidden.count)
    for index in hidden.indices where !isOpen[index] {
      for sign in [1.0, -1.0] where !isOpen[index] {
        guard let corner = corner(furthestAlong: index, sign: sign) else {
          isOpen[index] = true
          continue
        }
        for other in hidden.indices where abs(corner[other] - slack[other]) > 0.5 {
          isOpen[other] = true
        }
      }
    }
    return hidden.indices.filter { !isOpen[$0] }.map { hidden[$0] }
  }

  /// Brings the rows to a corner: an artificial unknown a row is driven to nought and then dropped.
  private mutating func findFirstCorner() {
    let width = hidden.count
    for row in rows.indices {
      if rows[row][width] < 0 { rows[row] = rows[row].map { -$0 } }
      let right = rows[row].removeLast()
      rows[row] += rows.indices.map { $0 == row ? 1 : 0 } + [right]
    }
    basis = rows.indices.map { width + $0 }
    var costs = [Double](repeating: 0, count: width + rows.count)
    for row in rows.indices { costs[width + row] = -1 }
    _ = climb(costs)
    for row in rows.indices.reversed() where basis[row] >= width {
      if let column = (0..<width).first(where: { abs(rows[row][$0]) > tolerance }) {
        pivot(row: row, column: column)
      } else {
        rows.remove(at: row)
        basis.remove(at: row)
      }
    }
    for row in rows.indices { rows[row].removeSubrange(width..<(rows[row].count - 1)) }
  }

  /// The corner where one unknown is most (or least, for -1); `nil` where there is no limit.
  private func corner(furthestAlong unknown: Int, sign: Double) -> [Double]? {
    var copy = self
    var costs = [Double](repeating: 0, count: hidden.count)
    costs[unknown] = sign
    guard copy.climb(costs) else { return nil }
    var corner = [Double](repeating: 0, count: hidden.count)
    for (row, column) in copy.basis.enumerated() {
      corner[column] = copy.rows[row].last ?? 0
    }
    return corner
  }

  /// Goes from corner to corner while `costs` grow; false where they grow without limit.
  private mutating func climb(_ costs: [Double]) -> Bool {
    while true {
      let entering = costs.indices.first { column in
        var gain = costs[column]
        for (row, basic) in basis.enumerated() { gain -= costs[basic] * rows[row][column] }
        return gain > tolerance
      }
      guard let entering else { return true }
      var leaving: (row: Int, ratio: Double)?
      for row in rows.indices where rows[row][entering] > tolerance {
        let ratio = (rows[row].last ?? 0) / rows[row][entering]
        guard let best = leaving else {
          leaving = (row, ratio)
          continue
        }
        let isTied = abs(ratio - best.ratio) <= tolerance && basis[row] < basis[best.row]
        if ratio < best.ratio - tolerance || isTied { leaving = (row, ratio) }
      }
      guard let leaving else { return false }
      pivot(row: leaving.row, column: entering)
    }
  }

  private mutating func pivot(row: Int, column: Int) {
    let scale = rows[row][column]
    rows[row] = rows[row].map { $0 / scale }
    let pivotRow = rows[row]
    for other in rows.indices where other != row && rows[other][column] != 0 {
      let factor = rows[other][column]
      for index in pivotRow.indices { rows[other][index] -= factor * pivotRow[index] }
    }
    basis[row] = column
  }
}
