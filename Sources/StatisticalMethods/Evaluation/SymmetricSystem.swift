/// A positive definite system of equations, factored once by Cholesky's method.
struct SymmetricSystem {
  private let factor: [[Double]]

  /// Factors a matrix; `nil` for one that is not positive definite.
  init?(_ matrix: [[Double]]) {
    let n = matrix.count
    var factor = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for i in 0..<n {
      for j in 0...i {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        if i == j {
          // What is left of a diagonal element that others explain is rounding.
          guard sum > 1e-13 * abs(matrix[i][i]), sum > 0 else { return nil }
          factor[i][i] = sum.squareRoot()
        } else {
          factor[i][j] = sum / factor[j][j]
        }
      }
    }
    self.factor = factor
  }

  /// The solution for a right-hand side.
  func solution(_ right: [Double]) -> [Double] {
    var x = right
    for i in x.indices {
      for k in 0..<i { x[i] -= factor[i][k] * x[k] }
      x[i] /= factor[i][i]
    }
    for i in x.indices.reversed() {
      for k in (i + 1)..<max(x.count, i + 1) { x[i] -= factor[k][i] * x[k] }
      x[i] /= factor[i][i]
    }
    return x
  }

  /// The inverse of the matrix.
  var inverse: [[Double]] {
    factor.indices.map { column in
      solution(factor.indices.map { $0 == column ? 1 : 0 })
    }
  }
}
