/// The random numbers of one child or of one purpose, in order.
///
/// Everything about a child is drawn from a stream of its own, whose start follows from the seed,
/// the authority and the child's number. So no child depends on another, and threads can make
/// authorities in any order. Logarithm and exponential are worked out here with the four
/// operations, which give the same bits everywhere; a mathematics library may not.
struct ChildRandom {
  private let seed: UInt64
  private var position = 0

  /// The stream that a seed begins.
  init(seed: UInt64) { self.seed = seed }

  /// The seed of a stream that belongs to a part of what this seed is for.
  static func seed(_ seed: UInt64, part: Int) -> UInt64 {
    SplitMix64.mix(SplitMix64.number(at: part, seed: ~seed))
  }

  /// The next 64 bits.
  mutating func bits() -> UInt64 {
    position += 1
    return SplitMix64.number(at: position, seed: seed)
  }

  /// A number from 0 up to, but not including, 1.
  mutating func uniform() -> Double { Double(bits() >> 11) * 0x1p-53 }

  /// A whole number below a bound.
  mutating func below(_ bound: Int) -> Int {
    Int(bits().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number of a range.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Whether something of a probability happens.
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// A waiting time with a mean of 1.
  mutating func exponential() -> Double { -Self.logarithm(1 - uniform()) }

  /// A number of days with a mean, at least 1.
  mutating func days(mean: Double) -> Int { Int(exponential() * mean) + 1 }

  /// A number that is normal for all that matters here, with mean 0 and deviation 1.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  /// The natural logarithm of a positive number.
  static func logarithm(_ number: Double) -> Double {
    let ratio = (number.significand - 1) / (number.significand + 1)
    let square = ratio * ratio
    var (power, sum) = (ratio, ratio)
    for divisor in stride(from: 3.0, through: 23.0, by: 2.0) {
      power *= square
      sum += power / divisor
    }
    return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
  }

  /// The exponential of a number of moderate size.
  static func exponential(of number: Double) -> Double {
    let small = number / 1024
    var result = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
    for _ in 0..<10 { result *= result }
    return result
  }
}

/// Things to draw from, each with its weight.
struct Choice<Item: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  private let items: [Item]
  private let bounds: [Double]

  init(dictionaryLiteral elements: (Item, Double)...) {
    items = elements.map(\.0)
    var sum = 0.0
    bounds = elements.map { element in
      sum += element.1
      return sum
    }
  }

  /// Draws one.
  func draw(_ random: inout ChildRandom) -> Item {
    let point = random.uniform() * (bounds.last ?? 0)
    var position = 0
    while position < bounds.count - 1, point >= bounds[position] { position += 1 }
    return items[position]
  }
}
