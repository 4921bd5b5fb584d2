internal import Glibc

/// The rate of a whole panel and of the panel without one unit, year by year.
///
/// Growth from one year to the next is taken over the units that have both years, and the years are
/// chained: a unit that misses a year then changes no growth but its own. Without gaps the chain
/// is the plain log rate of the sums.
struct RestOfPanel {
  let years: [Int]
  /// For each step between successive years, the sums over units that have both.
  private let steps: [Step]
  /// Sums in the first year, over the units that have it.
  private let start: (count: Double, population: Double)
  /// Where each unit's years stand: index into its lists by year of the window.
  private let positions: [[Int?]]
  private let units: [PanelUnit]
  /// Sums over all units, year by year; `nil` where a unit has a gap.
  private let whole: (counts: [Double], populations: [Double])?

  private struct Step {
    var count0 = 0.0
    var population0 = 0.0
    var count1 = 0.0
    var population1 = 0.0
  }

  init(units: [PanelUnit], window: ClosedRange<Int>) {
    years = Array(window)
    self.units = units
    let positions = units.map { unit in
      window.map { year in unit.years.firstIndex(of: year) }
    }
    self.positions = positions
    steps = (0..<(window.count - 1)).map { index in
      var step = Step()
      for (unit, places) in zip(units, positions) {
        guard let a = places[index], let b = places[index + 1] else { continue }
        step.count0 += unit.counts[a]
        step.population0 += unit.populations[a]
        step.count1 += unit.counts[b]
        step.population1 += unit.populations[b]
      }
      return step
    }
    var start = (count: 0.0, population: 0.0)
    for (unit, places) in zip(units, positions) {
      guard let first = places[0] else { continue }
      start.count += unit.counts[first]
      start.population += unit.populations[first]
    }
    self.start = start
    let isComplete = positions.allSatisfy { $0.allSatisfy { $0 != nil } }
    whole = isComplete ? Self.sums(of: units, years: years.count) : nil
  }

  private static func sums(
    of units: [PanelUnit], years: Int
  ) -> (counts: [Double], populations: [Double]) {
    var counts = [Double](repeating: 0, count: years)
    var populations = counts
    for unit in units {
      for place in 0..<years {
        counts[place] += unit.counts[place]
        populations[place] += unit.populations[place]
      }
    }
    return (counts, populations)
  }

  /// The log rate of the whole, year by year.
  var logRateOfAll: [Double] {
    chain(from: log(start.count / start.population)) { steps[$0] }
  }

  /// The log rate of all units but one, year by year.
  func logRate(without unit: Int) -> [Double] {
    let own = units[unit]
    let places = positions[unit]
    var first = start
    if let place = places[0] {
      first.count -= own.counts[place]
      first.population -= own.populations[place]
    }
    return chain(from: log(first.count / first.population)) { index in
      var step = steps[index]
      if let a = places[index], let b = places[index + 1] {
        step.count0 -= own.counts[a]
        step.population0 -= own.populations[a]
        step.count1 -= own.counts[b]
        step.population1 -= own.populations[b]
      }
      return step
    }
  }

  /// Counts and populations of all units but one, for a fit; only where no unit has a gap.
  ///
  /// The whole less the unit: exact for whole numbers, and the sum over all others would take the
  /// square of the number of units.
  func sums(without unit: Int) -> (counts: [Double], populations: [Double])? {
    guard let whole else { return nil }
    return (
      zip(whole.counts, units[unit].counts).map { $0 - $1 },
      zip(whole.populations, units[unit].populations).map { $0 - $1 }
    )
  }

  private func chain(from first: Double, _ step: (Int) -> Step) -> [Double] {
    var level = first
    return [level]
      + steps.indices.map { index in
        let step = step(index)
        level += log(step.count1 / step.population1) - log(step.count0 / step.population0)
        return level
      }
  }
}
