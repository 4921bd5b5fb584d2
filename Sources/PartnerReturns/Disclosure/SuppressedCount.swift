/// What is published of one count of children: the count, or the symbol `c`.
public enum SuppressedCount: Hashable, Sendable {
  /// The count itself.
  case shown(Int)
  /// Hidden, since it is small or since a small count could be worked out from it.
  case suppressed

  /// The counts that are never shown.
  public static let smallCounts = 1...5

  /// The published count; `nil` where it is suppressed.
  public var count: Int? {
    guard case .shown(let count) = self else { return nil }
    return count
  }

  /// Whether the symbol `c` stands in the count's place.
  public var isSuppressed: Bool { self == .suppressed }

  /// The same count as it is printed under `rule`; what is suppressed stays so.
  public func rounded(_ rule: RoundingRule) -> SuppressedCount {
    guard case .shown(let count) = self else { return .suppressed }
    return .shown(rule.rounded(count))
  }

  /// Whether `count` children are few enough for one of them to be recognised.
  static func isSmall(_ count: Int) -> Bool { smallCounts.contains(count) }
}

extension SuppressedCount {
  /// `count` as published when `isHidden` says so.
  init(_ count: Int, isHidden: Bool) { self = isHidden ? .suppressed : .shown(count) }
}
