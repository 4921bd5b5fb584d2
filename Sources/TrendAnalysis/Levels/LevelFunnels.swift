internal import CareStatistics
internal import StatisticalMethods

/// The funnel of one measure's latest year, one entry a series.
struct LevelFunnels {
  /// `nil` for a series without counts, or with a count of zero, for which a log is undefined.
  let funnels: [Level.Funnel?]

  /// Funnels over series.
  ///
  /// A rate is compared on the log scale, a share on the arcsine scale.
  ///
  /// - Parameter unit: The unit; `nil` where numerators are no counts of events.
  init(_ figures: [LevelFigure], unit: MeasureUnit?) {
    var funnels = [Level.Funnel?](repeating: nil, count: figures.count)
    let places = figures.indices.filter { index in
      guard let counts = figures[index].counts else { return false }
      return unit != .percent || counts.count <= counts.population
    }
    let counts = places.compactMap { figures[$0].counts?.count }
    let populations = places.compactMap { figures[$0].counts?.population }
    let scores = Self.scores(counts, populations, unit: unit)
    for (position, score) in scores.enumerated() {
      funnels[places[position]] = score.map { score in
        Level.Funnel(
          expected: score.target * populations[position], chanceZ: score.chance,
          spreadZ: score.spread, byChance: Self.standing(score.chance),
          bySpread: Self.standing(score.spread), betweenVariance: score.betweenVariance)
      }
    }
    self.funnels = funnels
  }

  private struct Score {
    let target, chance, spread: Double
    var betweenVariance: Double?
  }

  private static func scores(
    _ counts: [Double], _ populations: [Double], unit: MeasureUnit?
  ) -> [Score?] {
    switch unit {
    case .per10000:
      guard let funnel = OverdispersedFunnel(counts: counts, populations: populations) else {
        return []
      }
      let rate = counts.reduce(0, +) / populations.reduce(0, +)
      return counts.indices.map { index in
        funnel.z[index].flatMap { spread in
          funnel.plainZ[index].map {
            Score(
              target: rate, chance: $0, spread: spread, betweenVariance: funnel.betweenVariance)
          }
        }
      }
    case .percent:
      guard
        let funnel = TransformedFunnel(
          .proportion, numerators: counts, denominators: populations)
      else { return [] }
      return funnel.units.map { unit in
        unit.map { Score(target: funnel.target, chance: $0.z, spread: $0.adjustedZ) }
      }
    default: return []
    }
  }

  private static func standing(_ z: Double) -> Level.Standing {
    switch abs(z) {
    case ...Level.Standing.innerZ: .within
    case ...Level.Standing.outerZ: .outside
    default: .farOutside
    }
  }
}
