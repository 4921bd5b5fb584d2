internal import Foundation
internal import StatisticalMethods

/// A rule that names units which move apart from the others.
public enum FlaggingRule: String, Sendable, CaseIterable {
  /// The project's rule at its grade confirmed: moderated growth variance, adjusted at 5 per cent.
  case confirmed
  /// The project's rule at its grade probable or better.
  case probable
  /// The project's rule without adjustment for the number of tests.
  case unadjusted
  /// The project's rule with half its standard error: what a wrong error does.
  case halfError
  /// Poisson slopes that take years as independent and counts as Poisson, adjusted.
  case poisson
  /// The same with each unit's own dispersion and t, adjusted.
  case ownDispersion
  /// The same with one dispersion for all units, adjusted.
  case pooledDispersion
  /// Mann-Kendall on the ratio to the rest, adjusted.
  case mannKendall
  /// The own slope has the other sign than the rest's.
  case signDifference

  /// The rule in words, without a comma.
  public var words: String {
    switch self {
    case .confirmed: "This rule: confirmed"
    case .probable: "This rule: probable or confirmed"
    case .unadjusted: "This rule without adjustment for many tests"
    case .halfError: "This rule with half its standard error"
    case .poisson: "Poisson trend with adjustment"
    case .ownDispersion: "Quasi-Poisson trend (own dispersion) with adjustment"
    case .pooledDispersion: "Quasi-Poisson trend (pooled dispersion) with adjustment"
    case .mannKendall: "Mann-Kendall with adjustment"
    case .signDifference: "Slope of the other sign than the rest's"
    }
  }
}

/// What every rule says of one panel: for each unit +1, -1 or 0 (not named).
struct Verdicts {
  private(set) var flags: [FlaggingRule: [Int]] = [:]

  private static let level = 0.05

  init(_ panel: MadePanel) {
    let result = RelativeGrowthRule().assess(panel.units, window: panel.window)
    let growths = panel.units.indices.map { result.growth(of: $0) }
    add(.confirmed, growths.map { $0.map { ($0.contrast, $0.q) } })
    add(.unadjusted, growths.map { $0.map { ($0.contrast, $0.p) } })
    flags[.probable] = growths.map { growth in
      guard let growth, let grade = growth.contrastGrade, grade >= .probable else { return 0 }
      return growth.contrast < 0 ? -1 : 1
    }
    let halved = growths.map { growth in
      growth.map {
        ($0.contrast, StudentDistribution.twoSidedP(2 * $0.t, degrees: $0.degrees))
      }
    }
    add(.halfError, Self.adjusted(halved))
    add(
      .mannKendall,
      Self.adjusted(
        growths.map { growth in
          growth?.mannKendall.map { (Double($0.s), $0.pExact ?? $0.pNormal) }
        }))
    addPoisson(panel)
  }

  private mutating func addPoisson(_ panel: MadePanel) {
    let years = Double(panel.window.count)
    let x = panel.window.map { Double($0) - (years + 1) / 2 }
    let counts = panel.window.indices.map { _ in 0.0 }
    var (all, people) = (Array(counts), Array(counts))
    for unit in panel.units {
      for t in x.indices {
        all[t] += unit.counts[t]
        people[t] += unit.populations[t]
      }
    }
    let fits = panel.units.map { unit in
      let rest = x.indices.map {
        (all[$0] - unit.counts[$0]) / (people[$0] - unit.populations[$0])
      }
      return PoissonTrend(
        counts: unit.counts, exposures: zip(unit.populations, rest).map { $0 * $1 }, x: x)
    }
    let dispersions = fits.compactMap { $0?.dispersion }
    let pooled = dispersions.reduce(0, +) / Double(max(dispersions.count, 1))
    let degrees = years - 2
    func test(_ error: (PoissonTrend) -> Double, _ degrees: Double) -> [(Double, Double)?] {
      Self.adjusted(
        fits.map { fit in
          fit.map {
            ($0.slope, StudentDistribution.twoSidedP($0.slope / error($0), degrees: degrees))
          }
        })
    }
    add(.poisson, test({ $0.slopeVariance.squareRoot() }, .infinity))
    add(.ownDispersion, test(\.quasiStandardError, degrees))
    add(
      .pooledDispersion,
      test({ ($0.slopeVariance * pooled).squareRoot() }, degrees * Double(panel.units.count)))
    flags[.signDifference] = panel.units.indices.map { index in
      let unit = panel.units[index]
      let own = PoissonTrend(counts: unit.counts, exposures: unit.populations, x: x)?.slope ?? 0
      let contrast = fits[index]?.slope ?? 0
      let rest = own - contrast
      return own * rest < 0 ? (contrast < 0 ? -1 : 1) : 0
    }
  }

  private mutating func add(_ rule: FlaggingRule, _ tests: [(growth: Double, p: Double)?]) {
    flags[rule] = tests.map { test in
      guard let test, test.p <= Self.level else { return 0 }
      return test.growth < 0 ? -1 : 1
    }
  }

  /// The tests with p-values adjusted over those that there are.
  private static func adjusted(_ tests: [(Double, Double)?]) -> [(Double, Double)?] {
    let q = MultipleTesting.benjaminiHochberg(tests.compactMap { $0?.1 })
    var next = 0
    return tests.map { test in
      guard let test else { return nil }
      defer { next += 1 }
      return (test.0, q[next])
    }
  }
}
