/// How closely a published number can be relied on, judged from its own text.
enum PublishedPrecision {
  /// Decimals of a number's shortest form: 642.8 for `642.79999999999995`.
  static func decimals(of number: Double) -> Int {
    let text = "\(number)"
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return 0 }
    let fraction = text[text.index(after: point)...]
    return fraction == "0" ? 0 : fraction.count
  }

  /// Whether two numbers may be the same figure at different precision.
  ///
  /// - Parameters:
  ///   - decimals: The decimals that the publication gives, at the least.
  ///   - rounding: What either may have been rounded to, for example 10; as much is allowed.
  static func agree(_ a: Double, _ b: Double, decimals: Int, rounding: Double) -> Bool {
    let coarser = max(min(Self.decimals(of: a), Self.decimals(of: b)), decimals)
    let exact = decimals == 0 && Self.decimals(of: a) == 0 && Self.decimals(of: b) == 0
    let tolerance = max(exact ? 0 : halfUnit(decimals: coarser), rounding > 1 ? rounding : 0)
    return abs(a - b) <= tolerance * (1 + 1e-9) + 1e-9
  }

  /// Half of the last published digit: 0.5 for whole numbers, 0.05 for one decimal.
  static func halfUnit(decimals: Int) -> Double {
    var unit = 0.5
    for _ in 0..<decimals { unit /= 10 }
    return unit
  }
}
