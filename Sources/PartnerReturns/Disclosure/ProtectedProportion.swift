/// The share of `denominator` children that `numerator` of them make up, from 0 to 1.
///
/// `nil` where it is suppressed: of fewer than ten children, where 1 to 5 are in the share or 1 to
/// 5 are outside it, and where the two are no part and whole.
public func protectedProportion(numerator: Int, denominator: Int) -> Double? {
  guard denominator >= QuantileBase.fewestChildren, numerator >= 0, numerator <= denominator,
    !SuppressedCount.isSmall(numerator), !SuppressedCount.isSmall(denominator - numerator)
  else { return nil }
  return Double(numerator) / Double(denominator)
}

/// The share that one published count makes up of another, from 0 to 1.
///
/// `nil` too where either count is suppressed: a share of a shown whole would give the part away.
public func protectedProportion(
  numerator: SuppressedCount, denominator: SuppressedCount
) -> Double? {
  guard let part = numerator.count, let whole = denominator.count else { return nil }
  return protectedProportion(numerator: part, denominator: whole)
}

/// How many children a median or quartile must rest on to be published.
public enum QuantileBase {
  /// The smallest number of children that is enough.
  public static let fewestChildren = 10

  /// `value` where it rests on enough children; `nil` where it is suppressed.
  public static func protected<Value>(_ value: Value, ofChildren children: Int) -> Value? {
    children >= fewestChildren ? value : nil
  }
}
