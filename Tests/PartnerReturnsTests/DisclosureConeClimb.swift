/// Finds the unknowns that are nought in every non-negative solution of homogeneous equations.
///
/// The simplex method on a cone. Every basis stands for the cone's one corner, so no pivot moves; what
/// is looked for is a column that may grow without limit, a ray along which the sum of the unknowns not
/// yet known to be open grows. What is above nought on it is open, and the search goes on from there.
/// Where no ray is left those unknowns are nought in every solution.
struct ConeClimb {
  private let unknowns: Int
  private var table: ContiguousArray<Double>
  private var basis: [Int]
  private var isOpen: [Bool]
  /// What the sum gains by each unknown.
  private var gains: [Double]
  private let tolerance = 1e-7
  /// Pivots by the largest gain before Bland's rule, which never goes round in a circle, takes over.
  private let patience = 60

  /// Equations in echelon form, each with the unknown that no later one has.
  init(unknowns: Int, rows: [(pivot: Int, factors: [(unknown: Int, factor: Double)])]) {
    self.unknowns = unknowns
    table = ContiguousArray(repeating: 0, count: rows.count * unknowns)
    basis = rows.map(\.pivot)
    isOpen = Array(repeating: false, count: unknowns)
    gains = Array(repeating: 0, count: unknowns)
    for (index, row) in rows.enumerated() {
      for (unknown, factor) in row.factors { table[index * unknowns + unknown] += factor }
    }
    for row in rows.indices { pivot(row, rows[row].pivot) }
  }

  /// The unknowns that are nought in every solution.
  mutating func closed() -> [Int] {
    while isOpen.contains(false) {
      setGains()
      guard let ray = climb() else { break }
      isOpen[ray] = true
      for (row, unknown) in basis.enumerated() where table[row * unknowns + ray] < -tolerance {
        isOpen[unknown] = true
      }
    }
    return isOpen.indices.filter { !isOpen[$0] }
  }

  private mutating func setGains() {
    for unknown in 0..<unknowns { gains[unknown] = isOpen[unknown] ? 0 : 1 }
    for (row, basic) in basis.enumerated() where !isOpen[basic] {
      for column in 0..<unknowns where table[row * unknowns + column] != 0 {
        gains[column] -= table[row * unknowns + column]
      }
    }
  }

  /// A column along which the sum grows without limit; `nil` where there is none.
  private mutating func climb() -> Int? {
    var pivots = 0
    while true {
      var entering: Int?
      for column in 0..<unknowns where gains[column] > tolerance {
        guard let best = entering else {
          entering = column
          continue
        }
        if pivots >= patience { break }
        if gains[column] > gains[best] { entering = column }
      }
      guard let entering else { return nil }
      var leaving: Int?
      for row in basis.indices where table[row * unknowns + entering] > tolerance {
        if let best = leaving, basis[best] <= basis[row] { continue }
        leaving = row
      }
      guard let leaving else { return entering }
      pivot(leaving, entering)
      pivots += 1
    }
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let start = row * unknowns
    let scale = table[start + column]
    let filled = (0..<unknowns).filter { abs(table[start + $0]) > 1e-11 }
    for index in filled { table[start + index] /= scale }
    for other in basis.indices where other != row {
      let factor = table[other * unknowns + column]
      guard factor != 0 else { continue }
      for index in filled { table[other * unknowns + index] -= factor * table[start + index] }
      table[other * unknowns + column] = 0
    }
    let gain = gains[column]
    for index in filled { gains[index] -= gain * table[start + index] }
    basis[row] = column
  }
}
