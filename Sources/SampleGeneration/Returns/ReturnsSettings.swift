/// Everything that decides the bytes of made-up returns.
public struct ReturnsSettings: Sendable, Equatable {
  /// The collection years that can be made.
  public static let yearRange = 2005...2027
  /// The numbers of children in care at a time that one authority can have.
  public static let childrenRange = 1...1_000_000

  /// The nine-character codes of the authorities, no code twice.
  public let authorities: [String]
  /// The collection years, by the calendar year of their 31 March.
  public let years: ClosedRange<Int>
  /// Children in care at a time on average: one number for every authority, one each, or `nil` for
  /// believable numbers that follow from the seed.
  public let children: [Int]?
  /// What everything follows from.
  public let seed: UInt64
  /// The share of children in a year's return, from 0 to 1, beside whom a child is put that breaks
  /// a rule.
  public let defectRate: Double

  /// Settings for the returns of some authorities and years.
  ///
  /// - Precondition: There is at least one authority and none twice, the years lie in `yearRange`,
  ///   the numbers of children in `childrenRange`, of which there are one or as many as
  ///   authorities, and the rate lies between 0 and 1.
  public init(
    authorities: [String], years: ClosedRange<Int>, children: [Int]? = nil, seed: UInt64 = 1,
    defectRate: Double = 0
  ) {
    precondition(
      !authorities.isEmpty && Set(authorities).count == authorities.count,
      "there are authorities, none of them twice")
    precondition(
      Self.yearRange.contains(years.lowerBound) && Self.yearRange.contains(years.upperBound),
      "the years are out of range")
    if let children {
      precondition(
        (children.count == 1 || children.count == authorities.count)
          && children.allSatisfy(Self.childrenRange.contains),
        "there is a number of children for all authorities or for each")
    }
    precondition((0...1).contains(defectRate), "the rate is a share")
    (self.authorities, self.years, self.children) = (authorities, years, children)
    (self.seed, self.defectRate) = (seed, defectRate)
  }
}
