/// The permutation test over which units are treated, and when.
///
/// Every way to give the patterns of the panel to its units is as likely as the real one if there is
/// no effect and the treated are like the others. Since the estimate is a sum of one score a unit,
/// each way costs one addition a treated unit. The two-sided p is the share of ways with an estimate
/// at least as far from nil as the real one. Up to a bound all ways are taken; beyond it a random
/// sample of m, with p = (b + 1)/(m + 1).
///
/// The 95 % interval holds the constant effects theta that the same test, made on the values less
/// theta times the dose, does not refuse at 5 %. For each way those thetas for which it is as extreme
/// as the real one lie between two roots around the estimate, so the ends are order statistics.
/// Source: Fisher (1935); Phipson & Smyth (2010) for sampled ways.
/// Oracle: `did_expected.csv`, all 220 ways.
public struct AssignmentTest: Sendable, Equatable {
  /// The estimate.
  public let estimate: Double
  /// The two-sided p.
  public let p: Double
  /// Whether all ways were taken.
  public let isExact: Bool
  /// How many ways were taken, the real one included.
  public let assignments: Int
  /// The ends of the 95 % interval; `nil` where there are too few ways for one.
  public let lower, upper: Double?
  /// The root mean square of the estimate over the ways: its standard error without effect.
  public let spread: Double

  /// The most ways that are all taken.
  public static let mostExact = 200_000
  /// How many ways are drawn otherwise.
  public static let drawn = 19_999

  /// Tests a contrast.
  ///
  /// - Parameters:
  ///   - mostExact: The most ways that are all taken.
  ///   - drawn: How many ways are drawn otherwise.
  ///   - seed: What the draws follow from.
  public init(
    of contrast: AssignmentContrast, in panel: EvaluationPanel, seed: UInt64,
    mostExact: Int = Self.mostExact, drawn: Int = Self.drawn
  ) {
    let ways = Assignments(contrast, panel)
    let number = Assignments.number(of: panel.counts, atMost: mostExact)
    isExact = number != nil
    estimate = ways.real.estimate
    let taken = number == nil ? ways.drawn(drawn, seed: seed) + [ways.real] : ways.all()
    assignments = taken.count
    let size = abs(ways.real.estimate)
    // Ways that tie in exact arithmetic must tie here.
    let least = size - 1e-10 * (size + ways.scale)
    p = Double(taken.filter { abs($0.estimate) >= least }.count) / Double(taken.count)
    spread =
      (taken.reduce(0) { $0 + $1.estimate * $1.estimate } / Double(taken.count)).squareRoot()
    let roots = taken.map { Self.roots(real: ways.real.estimate, other: $0) }
    let place = taken.count / 20
    let low = roots.map(\.low).sorted()[place]
    let high = roots.map(\.high).sorted(by: >)[place]
    (lower, upper) = (low.isFinite ? low : nil, high.isFinite ? high : nil)
  }

  /// Between which effects a way is at least as extreme as the real one.
  private static func roots(real: Double, other: Assignments.Way) -> (low: Double, high: Double) {
    // The real way itself, and its mirror image, are as extreme under every effect.
    guard 1 - abs(other.dose) > 1e-9 else { return (-.infinity, .infinity) }
    let a = (real - other.estimate) / (1 - other.dose)
    let b = (real + other.estimate) / (1 + other.dose)
    return (min(a, b), max(a, b))
  }
}
