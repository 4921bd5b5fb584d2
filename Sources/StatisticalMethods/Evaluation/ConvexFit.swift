/// The mixture of columns that comes nearest to a target.
///
/// Minimises |target - sum w_j column_j|² over w >= 0 with sum 1, by Wolfe's (1976) method for the
/// point of a convex hull nearest to the origin, which ends after finitely many exact steps. With
/// more columns than values many mixtures may fit alike; a ridge of 1e-8 of the columns' mean squared
/// distance picks the most even of them, so that the answer is one.
enum ConvexFit {
  private static let ridge = 1e-8

  /// The weights, one a column.
  static func weights(of columns: [[Double]], target: [Double]) -> [Double] {
    let gram = gram(of: columns, target: target)
    let even = [Double](repeating: 1 / Double(columns.count), count: columns.count)
    let scale = gram.indices.reduce(0) { $0 + gram[$1][$1] } / Double(columns.count)
    guard scale > 0, let first = gram.indices.min(by: { gram[$0][$0] < gram[$1][$1] }) else {
      return even
    }
    var weights = [Double](repeating: 0, count: columns.count)
    weights[first] = 1
    var chosen = [first]
    for _ in 0..<(20 * columns.count + 100) {
      let slope = gram.indices.map { j in chosen.reduce(0) { $0 + weights[$1] * gram[j][$1] } }
      let value = chosen.reduce(0) { $0 + weights[$1] * slope[$1] }
      guard let next = slope.indices.min(by: { slope[$0] < slope[$1] }),
        slope[next] < value - 1e-14 * scale, !chosen.contains(next)
      else { break }
      chosen.append(next)
      settle(&chosen, &weights, gram)
    }
    return weights
  }

  /// Products of the columns' distances from the target, with the ridge.
  private static func gram(of columns: [[Double]], target: [Double]) -> [[Double]] {
    let distances = columns.map { zip($0, target).map { $0 - $1 } }
    var gram = distances.map { a in
      distances.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let mean = gram.indices.reduce(0) { $0 + gram[$1][$1] } / Double(columns.count)
    for j in gram.indices { gram[j][j] += ridge * mean }
    return gram
  }

  /// Moves to the lowest point over the chosen columns; those whose weight falls to nil on the way
  /// are given up.
  private static func settle(
    _ chosen: inout [Int], _ weights: inout [Double], _ gram: [[Double]]
  ) {
    while chosen.count > 0 {
      guard let system = SymmetricSystem(chosen.map { a in chosen.map { gram[a][$0] } }) else {
        return
      }
      let solution = system.solution(chosen.map { _ in 1 })
      let total = solution.reduce(0, +)
      let wanted = solution.map { $0 / total }
      var step = 1.0
      for (column, weight) in zip(chosen, wanted) where weight <= 0 {
        step = min(step, weights[column] / (weights[column] - weight))
      }
      for (column, weight) in zip(chosen, wanted) {
        weights[column] += step * (weight - weights[column])
      }
      if step == 1 { return }
      for column in chosen where weights[column] <= 1e-14 { weights[column] = 0 }
      chosen.removeAll { weights[$0] == 0 }
    }
  }
}
