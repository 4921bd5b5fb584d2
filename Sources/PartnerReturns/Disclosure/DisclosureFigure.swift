/// Which children a figure counts.
public enum ChildrenCounted: Hashable, Sendable, CaseIterable {
  /// Children looked after on 31 March, or on the last day of a month.
  case stock
  /// Children starting in a year or month.
  case starts
  /// Children ceasing in a year or month.
  case ceases
}

/// A number of children and the ways in which it is broken down.
public struct DisclosureFigure: Hashable, Sendable {
  /// All children.
  public let total: Int
  /// Breakdowns, each of which adds up to the total; their names differ.
  public let breakdowns: [DisclosureBreakdown]

  /// A figure from its parts.
  public init(total: Int, breakdowns: [DisclosureBreakdown] = []) {
    (self.total, self.breakdowns) = (total, breakdowns)
  }

  func check(year: Int) throws(DisclosureError) {
    guard total >= 0 else { throw .negativeCount(year: year) }
    var names: Set<String> = []
    for breakdown in breakdowns {
      guard names.insert(breakdown.name).inserted else {
        throw .repeatedBreakdown(year: year, breakdown: breakdown.name)
      }
      guard breakdown.counts.allSatisfy({ $0 >= 0 }) else { throw .negativeCount(year: year) }
      guard breakdown.counts.adds(upTo: total) else {
        throw .doesNotAddUp(year: year, breakdown: breakdown.name)
      }
      if let groups = breakdown.groups {
        guard groups.count == breakdown.counts.count,
          groups.allSatisfy({ 0..<groups.count ~= $0 })
        else { throw .categoriesDiffer(year: year, breakdown: breakdown.name) }
      }
    }
  }
}

/// Children by category, for example by age band.
public struct DisclosureBreakdown: Hashable, Sendable {
  /// The name that tells it from other breakdowns, for example "sex".
  public let name: String
  /// Children in each category.
  public let counts: [Int]
  /// The coarser category that each category belongs to, from nought; `nil` where there are none.
  ///
  /// The coarser categories are published too.
  public let groups: [Int]?
  /// Whether a child never changes category, so that the chain of years holds in each.
  ///
  /// So it is for sex and ethnicity, not for age, placement or legal status.
  public let isFixedForChild: Bool

  /// A breakdown from its parts.
  public init(name: String, counts: [Int], groups: [Int]? = nil, isFixedForChild: Bool = false) {
    (self.name, self.counts) = (name, counts)
    (self.groups, self.isFixedForChild) = (groups, isFixedForChild)
  }

  /// Those who belong to a group and those who do not, in this order.
  ///
  /// For unaccompanied asylum-seeking children, say. They count as fixed: nearly all of them
  /// leave care with the status that they came with.
  public static func subpopulation(
    name: String, count: Int, ofTotal total: Int
  ) -> DisclosureBreakdown {
    DisclosureBreakdown(name: name, counts: [count, total - count], isFixedForChild: true)
  }
}

/// Why figures cannot be protected together.
public enum DisclosureError: Error, Hashable, Sendable {
  /// A year stands in the set more than once.
  case repeatedYear(Int)
  /// A figure has two breakdowns of one name.
  case repeatedBreakdown(year: Int, breakdown: String)
  /// A count is below nought.
  case negativeCount(year: Int)
  /// The categories do not make up the total.
  case doesNotAddUp(year: Int, breakdown: String)
  /// Categories are not the same as elsewhere, or groups do not fit the categories.
  case categoriesDiffer(year: Int, breakdown: String)
  /// The monthly stock in March is not the stock of the year.
  case marchStockDiffers(year: Int)
}

extension Array<Int> {
  /// Whether the counts, none of them negative, make up `total`.
  fileprivate func adds(upTo total: Int) -> Bool {
    var rest = total
    for count in self {
      guard count <= rest else { return false }
      rest -= count
    }
    return rest == 0
  }
}
