// The months of an authority, protected together with its years.
//
// An attacker takes it as exact that a month's stock is the stock of the month before plus starts
// less ceases, that the stock at the end of March is the year's, and that the starts of the twelve
// months of a year add up to the year's, and so for ceases. Each count stands in two of these
// equations and no more, so they are a network (`DisclosureNetwork`): starts run from their year's
// node to their month's, ceases from the month's to the year's, the stock from a month to the next.
// A change that an attacker cannot rule out is a cycle in which no count falls below nought; any
// `c` of the line may be nought, and readers are told so.
//
// Each small count gets the cheapest such cycle through it, and the counts of the cycle are hidden.
// For a small flow that is most often the pair of flows of two months, one more start and cease in
// one and one fewer in the other; in a year that is not complete, or that is not published, the one
// month is enough. For a small stock it is a start before and another start after, or a start
// before and a cease after, or the like. Stocks are hidden only where no cycle of flows exists, the
// stock in March never unless it is small, since the year shows it.
//
// In a year whose totals are hidden the flows of all months are hidden: one more start and one more
// cease in any month, and in the year, change no stock. A cycle exists for every small count if the
// figures fit the equations: some child stands behind the count, and this child's start or cease
// can be thought to lie in another month of the same year. A year without starts shows its noughts,
// as its total gives them away.

/// The stock at the end of each month, and the children starting and ceasing in it.
public struct DisclosureMonthlyLine: Hashable, Sendable {
  /// One month's counts of children.
  public struct Month: Hashable, Sendable {
    /// Children looked after at the month's end.
    public let stock: Int
    /// Children starting in the month.
    public let starts: Int
    /// Children ceasing in the month.
    public let ceases: Int

    /// A month from its counts.
    public init(stock: Int, starts: Int, ceases: Int) {
      (self.stock, self.starts, self.ceases) = (stock, starts, ceases)
    }
  }

  /// One month as it may be published; any suppressed count may be nought.
  public struct ProtectedMonth: Hashable, Sendable {
    /// Children looked after at the month's end.
    public let stock: SuppressedCount
    /// Children starting in the month.
    public let starts: SuppressedCount
    /// Children ceasing in the month.
    public let ceases: SuppressedCount
  }

  /// The reporting year that the first month belongs to: the calendar year of its 31 March.
  public let firstYear: Int
  /// The first month's place in its reporting year, 0 for April to 11 for March.
  public let firstMonth: Int
  /// The months, one after another.
  public let months: [Month]

  /// A line from its months; `nil` for a first month that is not 0 to 11 and for negative counts.
  public init?(firstYear: Int, firstMonth: Int = 0, months: [Month]) {
    guard 0..<12 ~= firstMonth,
      months.allSatisfy({ $0.stock >= 0 && $0.starts >= 0 && $0.ceases >= 0 })
    else { return nil }
    (self.firstYear, self.firstMonth, self.months) = (firstYear, firstMonth, months)
  }

  /// The months as they may be published beside `years`.
  ///
  /// - Throws: `DisclosureError.marchStockDiffers` where a year's stock is not that of its March.
  public func protected(
    beside years: ProtectedYearSet
  ) throws(DisclosureError) -> [ProtectedMonth] {
    for month in months.indices where isMarch(month) {
      guard let total = years[year: year(of: month)]?[.stock]?.total else { continue }
      let stock = months[month].stock
      guard total == SuppressedCount(stock, isHidden: SuppressedCount.isSmall(stock)) else {
        throw .marchStockDiffers(year: year(of: month))
      }
    }
    var search = MonthlySearch(line: self, years: years)
    search.protect()
    return months.indices.map { month in
      let isHidden = search.hidden[(3 * month)..<(3 * month + 3)]
      return ProtectedMonth(
        stock: SuppressedCount(months[month].stock, isHidden: isHidden[3 * month]),
        starts: SuppressedCount(months[month].starts, isHidden: isHidden[3 * month + 1]),
        ceases: SuppressedCount(months[month].ceases, isHidden: isHidden[3 * month + 2]))
    }
  }

  /// The reporting year of the month at an index.
  func year(of month: Int) -> Int { firstYear + (firstMonth + month) / 12 }

  /// Whether the month at an index is a March, the last of its reporting year.
  func isMarch(_ month: Int) -> Bool { (firstMonth + month) % 12 == 11 }
}
