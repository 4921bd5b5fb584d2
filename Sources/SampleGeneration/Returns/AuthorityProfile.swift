/// What one authority's children are drawn with.
///
/// It follows from the seed and the authority's code alone, so an authority has the same children
/// whichever others are made with it.
struct AuthorityProfile: Sendable {
  /// Children who start in a year for each child in care; found by trial, so that the stock comes
  /// near its setting.
  private static let startsPerChild = 0.383
  private static let yearlyGrowth = 1.008
  /// The year in which the setting holds.
  private static let middleYear = 2020

  /// What all is drawn from.
  let seed: UInt64
  /// Children in care at a time.
  let children: Double
  /// How many of them came alone, as a multiple of the usual share.
  let aloneFactor: Double

  /// The authority of a code; `children` is `nil` for a believable number of its own.
  init(code: String, seed: UInt64, children: Int?) {
    var state = SplitMix64.mix(seed ^ 0x5353_4441_3930_3300)
    for byte in code.utf8 { state = SplitMix64.mix(state &+ UInt64(byte)) &+ 1 }
    self.seed = state
    var random = ChildRandom(seed: ChildRandom.seed(state, part: 0))
    let size = 400 * ChildRandom.exponential(of: 0.7 * random.normal())
    self.children = children.map(Double.init) ?? min(max(size.rounded(), 20), 2200)
    aloneFactor = 0.5 + random.uniform()
  }

  /// How many children start to be looked after for the first time in a collection year.
  func starters(in year: Int) -> Int {
    var growth = 1.0
    for _ in 0..<abs(year - Self.middleYear) { growth *= Self.yearlyGrowth }
    if year < Self.middleYear { growth = 1 / growth }
    let mean = children * Self.startsPerChild * growth
    var random = ChildRandom(seed: ChildRandom.seed(seed, part: year))
    let swing = ChildRandom.exponential(of: 0.05 * random.normal())
    return max(0, Int((mean * swing + 0.7 * mean.squareRoot() * random.normal()).rounded()))
  }

  /// The share of starts who came alone to seek asylum.
  func shareAlone(in year: Int) -> Double {
    let usual =
      switch year {
      case ..<2015: 0.06
      case 2015..<2018: 0.14
      case 2018..<2020: 0.16
      case 2020..<2022: 0.15
      case 2022: 0.21
      default: 0.24
      }
    return usual * aloneFactor
  }
}
