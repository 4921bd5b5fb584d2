import Testing
import TestSupport

@testable import PartnerReturns

/// Quartiles of lengths of which some are at least so long.
struct QuartilesTests {
  /// R's type 7, by its definition: h = (n - 1) p, x[floor h] + (h - floor h)(x[ceil h] - x[floor h]).
  private func type7(_ lengths: [Int]) -> [Double] {
    let sorted = lengths.sorted()
    return [1, 2, 3].map { quarters in
      let (floor, rest) = ((sorted.count - 1) * quarters).quotientAndRemainder(dividingBy: 4)
      let low = Double(sorted[floor])
      return rest == 0 ? low : low + Double(rest) / 4 * (Double(sorted[floor + 1]) - low)
    }
  }

  private func list(_ quartiles: Quartiles) -> [Double?] {
    [quartiles.lower, quartiles.median, quartiles.upper]
  }

  @Test func `known lengths give what R gives`() {
    // quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(.25, .5, .75)), and of 1:4 and 7.
    #expect(list(Quartiles(known: [3, 1, 4, 1, 5, 9, 2, 6], atLeast: [])) == [1.75, 3.5, 5.25])
    #expect(list(Quartiles(known: [4, 3, 2, 1], atLeast: [])) == [1.75, 2.5, 3.25])
    #expect(list(Quartiles(known: [7], atLeast: [])) == [7, 7, 7])
    #expect(list(Quartiles(known: [], atLeast: [])) == [nil, nil, nil])
    #expect(list(Quartiles(known: [], atLeast: [5, 6])) == [nil, nil, nil])
  }

  @Test func `a length that is only known to be at least so long ranks above`() {
    let quartiles = Quartiles(known: [1, 2, 3, 4], atLeast: [3])
    #expect(list(quartiles) == [2, 3, nil])
    #expect(quartiles.base == 5)
    #expect(list(Quartiles(known: [1, 2, 3, 4], atLeast: [2])) == [2, nil, nil])
  }

  @Test(arguments: 0..<20)
  func `no length that the unknown ones may have changes a quartile that is given`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let known = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Int.random(in: 0...20, using: &random)
      }
      let atLeast = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        Int.random(in: 0...20, using: &random)
      }
      let quartiles = list(Quartiles(known: known, atLeast: atLeast))
      guard !known.isEmpty || !atLeast.isEmpty else { continue }
      // Every unknown length at its least, at its most, and any mixture of the two.
      for mixture in 0..<1 << atLeast.count {
        let lengths = atLeast.enumerated().map { mixture >> $0 & 1 == 0 ? $1 : 1_000_000 }
        let possible = type7(known + lengths)
        if atLeast.isEmpty { #expect(quartiles == possible) }
        for (given, value) in zip(quartiles, possible) where given != nil {
          #expect(given == value)
        }
      }
    }
  }
}
