/// Where in a group's words its figures stand.
struct GroupLayout {
  let keyWords: Int
  /// The count of records.
  let rows: Int
  /// The first sum: the whole numbers' sum and the count of symbols, for each sum.
  let firstSum: Int
  /// The first minimum: whole part and fraction, for each.
  let firstMinimum: Int
  /// The first maximum: likewise.
  let firstMaximum: Int
  let stride: Int
  /// The words after the key of a group without records.
  let fresh: [UInt64]

  /// A minimum of no number, which every number precedes.
  static let noMinimum = ExactNumber(whole: .max, fraction: 0)
  /// A maximum of no number.
  static let noMaximum = ExactNumber(whole: .min, fraction: 0)

  init(_ plan: AggregationPlan) {
    keyWords = (plan.keys.count + 1) / 2
    rows = keyWords
    firstSum = rows + 1
    firstMinimum = firstSum + 2 * plan.sums.count
    firstMaximum = firstMinimum + 2 * plan.minima.count
    stride = firstMaximum + 2 * plan.maxima.count
    func words(_ number: ExactNumber, _ count: Int) -> [UInt64] {
      (0..<count).flatMap { _ in
        [UInt64(bitPattern: number.whole), UInt64(bitPattern: number.fraction)]
      }
    }
    fresh =
      [UInt64](repeating: 0, count: 1 + 2 * plan.sums.count)
      + words(Self.noMinimum, plan.minima.count) + words(Self.noMaximum, plan.maxima.count)
  }
}

/// The parts of one column's sums that do not fit a group's words.
struct CarriedSums {
  /// By the group's number; shorter than the groups where no later one has a part.
  private var wholes: [Int128] = []
  private var fractions: [Int128] = []

  /// The memory held, in bytes.
  var heldBytes: Int { (wholes.capacity + fractions.capacity) * MemoryLayout<Int128>.stride }

  /// Adds to a group's parts.
  mutating func add(_ group: Int, whole: Int128, fraction: Int128) {
    if whole != 0 { Self.add(whole, to: &wholes, group) }
    if fraction != 0 { Self.add(fraction, to: &fractions, group) }
  }

  private static func add(_ value: Int128, to list: inout [Int128], _ group: Int) {
    if list.count <= group {
      list.append(contentsOf: repeatElement(0, count: group + 1 - list.count))
    }
    list[group] += value
  }

  /// A group's parts.
  func sum(_ group: Int) -> ExactSum {
    ExactSum(
      whole: group < wholes.count ? wholes[group] : 0,
      fraction: group < fractions.count ? fractions[group] : 0)
  }
}
