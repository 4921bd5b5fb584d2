/// A row that belongs to a child.
package protocol ChildRow: Sendable {
  /// The child, by the number it has within its authority.
  var child: Int32 { get }
}

extension HeaderRow: ChildRow {}
extension EpisodeRow: ChildRow {}
extension AsylumRow: ChildRow {}

/// Rows put together by child, so that one child's rows are one slice.
///
/// Children are numbers from zero, hence a counting sort: two passes over the rows, and no comparison
/// of children. It is stable; where an order within a child is asked for, the few rows of a child are
/// put in order by insertion.
package struct ChildGroups<Row: ChildRow>: Sendable {
  /// All rows, child by child.
  package let rows: [Row]
  /// Where each child's rows begin, and one more entry for the end.
  private let starts: [Int32]

  /// Groups rows.
  ///
  /// - Parameters:
  ///   - count: The number of children; every row's child is below it.
  ///   - isBefore: The order within a child; `nil` for the order of the rows.
  package init(_ unordered: [Row], children count: Int, isBefore: ((Row, Row) -> Bool)? = nil) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for row in unordered { starts[Int(row.child) + 1] += 1 }
    for child in 0..<count { starts[child + 1] += starts[child] }
    var next = starts
    var grouped = unordered
    for row in unordered {
      let child = Int(row.child)
      grouped[Int(next[child])] = row
      next[child] += 1
    }
    if let isBefore { Self.order(&grouped, starts, isBefore) }
    (rows, self.starts) = (grouped, starts)
  }

  /// Takes rows that are grouped already.
  ///
  /// - Parameters:
  ///   - rows: Child by child, in the order of the children's numbers.
  ///   - starts: Where each child's rows begin, and the end.
  init(grouped rows: [Row], starts: [Int32]) { (self.rows, self.starts) = (rows, starts) }

  private static func order(
    _ rows: inout [Row], _ starts: [Int32], _ isBefore: (Row, Row) -> Bool
  ) {
    for child in 0..<starts.count - 1 {
      let (start, end) = (Int(starts[child]), Int(starts[child + 1]))
      guard end - start > 1 else { continue }
      // A file could give one child all its rows, for which insertion would take their square.
      if end - start > 64 {
        rows[start..<end].sort(by: isBefore)
        continue
      }
      for place in start + 1..<end where isBefore(rows[place], rows[place - 1]) {
        let row = rows[place]
        var hole = place
        while hole > start, isBefore(row, rows[hole - 1]) {
          rows[hole] = rows[hole - 1]
          hole -= 1
        }
        rows[hole] = row
      }
    }
  }

  /// The number of children.
  package var count: Int { starts.count - 1 }

  /// The rows of a child; empty where it has none, or is beyond the children grouped.
  package subscript(child: Int) -> ArraySlice<Row> { rows[range(of: child)] }

  /// Where a child's rows stand in `rows`.
  package func range(of child: Int) -> Range<Int> {
    guard child < count else { return 0..<0 }
    return Int(starts[child])..<Int(starts[child + 1])
  }
}
