internal import Glibc

/// The growth of one value to another.
enum GrowthOfValues {
  /// The log of the ratio; `nil` unless both are above zero.
  static func logPoints(from before: Double, to after: Double) -> Double? {
    before > 0 && after > 0 ? log(after / before) : nil
  }
}
