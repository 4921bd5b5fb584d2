/// The lowest and the highest of the figures that a chart can show.
package struct Extent: Sendable, Hashable {
  /// The lowest figure; positive infinity before the first.
  package private(set) var low = Double.infinity
  /// The highest figure; negative infinity before the first.
  package private(set) var high = -Double.infinity
  /// Whether every figure is a whole number, so that the axis has no ticks between them.
  package private(set) var isWhole = true

  /// An extent of no figures.
  package init() {}

  /// The extent of some figures; those that cannot be drawn count as missing.
  package init(_ values: some Sequence<Double?>) {
    for value in values { include(value) }
  }

  /// Whether there is no figure.
  package var isEmpty: Bool { low > high }

  /// Widens the extent to a figure; nothing happens where it is missing.
  package mutating func include(_ value: Double?) {
    guard let value = Self.drawable(value) else { return }
    low = min(low, value)
    high = max(high, value)
    if value != value.rounded() { isWhole = false }
  }

  /// The figure if a scale can place it.
  ///
  /// - Returns: `nil` for a missing figure, one that is not finite, or one beyond 10 to the power of
  ///   300, where the difference of two figures may no longer be finite.
  package static func drawable(_ value: Double?) -> Double? {
    guard let value, value.magnitude <= 1e300 else { return nil }
    return value
  }
}
