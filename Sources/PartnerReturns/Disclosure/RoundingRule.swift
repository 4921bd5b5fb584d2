/// How shown counts are rounded after small ones are suppressed.
///
/// A total is rounded by itself, so rounded parts need not add up to it.
public enum RoundingRule: Hashable, Sendable {
  /// Counts are printed as they are.
  case none
  /// To the nearest multiple of five, a half upwards.
  case nearestFive

  /// `count` under the rule.
  public func rounded(_ count: Int) -> Int {
    switch self {
    case .none:
      return count
    case .nearestFive:
      let excess = count % 5
      return excess >= 3 ? count - excess + 5 : count - excess
    }
  }
}
