/// The ways to give a panel's patterns to its units.
struct Assignments {
  /// What a contrast makes of the values and of the real dose under one way.
  struct Way: Equatable {
    let estimate: Double
    let dose: Double
  }

  let real: Way
  /// The size that scores have, to tell rounding from difference.
  let scale: Double
  private let counts: [Int]
  private let start: Way
  /// By treated pattern and unit: what giving it the pattern adds.
  private let gains: [[Way]]

  init(_ contrast: AssignmentContrast, _ panel: EvaluationPanel) {
    counts = Array(panel.counts.dropFirst())
    func way(_ unit: Int, _ pattern: Int) -> Way {
      Way(
        estimate: contrast.score(panel.values[unit], as: pattern),
        dose: contrast.score(panel.dose(of: panel.patterns[unit]), as: pattern))
    }
    let units = panel.values.indices
    let never = units.map { way($0, 0) }
    start = Way(
      estimate: never.reduce(0) { $0 + $1.estimate }, dose: never.reduce(0) { $0 + $1.dose })
    let gains = (1..<panel.counts.count).map { pattern in
      units.map { unit in
        let own = way(unit, pattern)
        return Way(
          estimate: own.estimate - never[unit].estimate, dose: own.dose - never[unit].dose)
      }
    }
    self.gains = gains
    scale = gains.joined().reduce(0) { max($0, abs($1.estimate)) }
    var (estimate, dose) = (start.estimate, start.dose)
    for unit in units where panel.patterns[unit] > 0 {
      estimate += gains[panel.patterns[unit] - 1][unit].estimate
      dose += gains[panel.patterns[unit] - 1][unit].dose
    }
    real = Way(estimate: estimate, dose: dose)
  }

  /// How many ways there are; `nil` for more than `most`.
  static func number(of counts: [Int], atMost most: Int) -> Int? {
    var left = counts.reduce(0, +)
    var number = 1
    for count in counts.dropFirst() {
      var choices = 1
      for k in 0..<min(count, left - count) {
        // The product of k + 1 successive numbers can be divided by k + 1 without a rest.
        let (product, overflow) = choices.multipliedReportingOverflow(by: left - k)
        if overflow { return nil }
        choices = product / (k + 1)
        if choices > most { return nil }
      }
      let (product, overflow) = number.multipliedReportingOverflow(by: choices)
      if overflow || product > most { return nil }
      number = product
      left -= count
    }
    return number
  }

  /// Every way, the real one among them.
  func all() -> [Way] {
    var ways: [Way] = []
    var isTaken = [Bool](repeating: false, count: gains[0].count)
    func extend(_ pattern: Int, _ left: Int, from first: Int, _ way: Way) {
      guard left > 0 else {
        if pattern + 1 < counts.count {
          extend(pattern + 1, counts[pattern + 1], from: 0, way)
        } else {
          ways.append(way)
        }
        return
      }
      for unit in first..<isTaken.count where !isTaken[unit] {
        isTaken[unit] = true
        extend(pattern, left - 1, from: unit + 1, Self.sum(way, gains[pattern][unit]))
        isTaken[unit] = false
      }
    }
    extend(0, counts[0], from: 0, start)
    return ways
  }

  /// Ways drawn at random, each as likely as any other.
  func drawn(_ number: Int, seed: UInt64) -> [Way] {
    var random = SeededRandom(seed: seed)
    var order = Array(gains[0].indices)
    return (0..<number).map { _ in
      var way = start
      var place = 0
      for pattern in counts.indices {
        for _ in 0..<counts[pattern] {
          order.swapAt(place, place + random.below(order.count - place))
          way = Self.sum(way, gains[pattern][order[place]])
          place += 1
        }
      }
      return way
    }
  }

  private static func sum(_ a: Way, _ b: Way) -> Way {
    Way(estimate: a.estimate + b.estimate, dose: a.dose + b.dose)
  }
}
