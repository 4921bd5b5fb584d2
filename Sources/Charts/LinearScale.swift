internal import Glibc

/// Maps numbers to coordinates, with round tick marks.
struct LinearScale {
  let domain: ClosedRange<Double>
  let range: (start: Double, end: Double)
  let ticks: [Double]

  /// A scale that shows all `values`.
  ///
  /// - Parameters:
  ///   - values: May be empty, and all alike.
  ///   - fromZero: Whether the axis must hold zero.
  ///   - start: The coordinate of the lowest number.
  ///   - end: The coordinate of the highest number.
  init(values: [Double], fromZero: Bool, start: Double, end: Double, wishedTicks: Int = 4) {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if fromZero { (low, high) = (min(low, 0), max(high, 0)) }
    if high <= low { high = low + max(abs(low) * 0.1, 1) }
    let step = Self.step(for: (high - low) / Double(wishedTicks))
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    domain = (first * step)...(last * step)
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    range = (start, end)
  }

  /// The coordinate of a number.
  func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return range.start + share * (range.end - range.start)
  }

  /// The least of 1, 2, 2.5, 5, 10 times a power of ten that is at least `rough`.
  private static func step(for rough: Double) -> Double {
    var power = 1.0
    while power > rough { power /= 10 }
    while power * 10 <= rough { power *= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power * 10
  }
}

/// Numbers as short labels: thousands commas, at most two decimals, a true minus.
enum LabelText {
  /// The number with no more decimals than it needs, up to `decimals`.
  static func number(_ value: Double, decimals: Int = 2) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "" }
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    let scaled = Int((abs(value) * Double(unit)).rounded(.toNearestOrAwayFromZero))
    var whole = "\(scaled / unit)"
    var grouped = ""
    while whole.count > 3 {
      grouped = "," + whole.suffix(3) + grouped
      whole = String(whole.dropLast(3))
    }
    var fraction = unit > 1 ? String("\(unit + scaled % unit)".dropFirst()) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
    return sign + whole + grouped + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// A name cut to a number of characters, with a sign that it was cut.
  static func short(_ name: String, _ limit: Int) -> String {
    name.count <= limit ? name : name.prefix(limit - 1) + "\u{2026}"
  }

  /// Moves labels apart so that neighbours are at least `gap` away, staying within limits where
  /// they fit at all; the order is kept.
  static func apart(
    _ places: [Double], gap: Double, within limits: ClosedRange<Double>
  ) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var moved = places
    var previous = -Double.infinity
    for index in order {
      moved[index] = max(places[index], limits.lowerBound, previous + gap)
      previous = moved[index]
    }
    var next = Double.infinity
    for index in order.reversed() {
      moved[index] = min(moved[index], limits.upperBound, next - gap)
      next = moved[index]
    }
    return moved
  }
}
