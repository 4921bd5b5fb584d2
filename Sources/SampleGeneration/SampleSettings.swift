/// Everything that decides the bytes of a made-up file.
public struct SampleSettings: Sendable, Equatable {
  /// Where the file ends.
  public enum Extent: Sendable, Equatable {
    /// After so many rows, the header not counted.
    case rows(Int)
    /// With the first row at or beyond so many bytes, the header counted.
    case size(ByteSize)
  }

  /// The order of the rows.
  public enum Order: String, Sendable, CaseIterable {
    /// As published: by year, newest first, then by authority, then by breakdown; then all again.
    case ordered
    /// The same rows in an order that follows from the seed; the last row alone stays last.
    case shuffled
  }

  /// How fields are put in quotes.
  public enum Quoting: String, Sendable, CaseIterable {
    /// No quote anywhere, and no field that needs one.
    case unquoted = "none"
    /// Only where a comma needs it, which is in the name of every 32nd authority.
    case whereNeeded = "some"
    /// Every field of text and every name in the header, as R's `write.csv` does; numbers are not.
    case everyText = "all"
    /// As `whereNeeded`, and a doubled quote in the breakdown of every record.
    case doubled
  }

  /// The numbers of groups that there can be.
  public static let groupRange = 1...10_000_000

  /// The number of groups in the published file: 5 years, 155 authorities and 19 breakdowns.
  public static let publishedGroups = 14_725

  /// Where the file ends.
  public let extent: Extent
  /// What the figures, and the order when it is shuffled, follow from.
  public let seed: UInt64
  /// The number of distinct combinations of year, authority, characteristic and breakdown.
  public let groups: Int
  /// The order of the rows.
  public let order: Order
  /// How fields are put in quotes.
  public let quoting: Quoting

  /// Settings for one file.
  ///
  /// - Precondition: the number of rows is not negative, and `groups` lies in `groupRange`.
  public init(
    extent: Extent, seed: UInt64 = 1, groups: Int = publishedGroups, order: Order = .ordered,
    quoting: Quoting = .whereNeeded
  ) {
    if case .rows(let rows) = extent { precondition(rows >= 0, "a file has no fewer than 0 rows") }
    precondition(Self.groupRange.contains(groups), "the number of groups is out of range")
    (self.extent, self.seed, self.groups) = (extent, seed, groups)
    (self.order, self.quoting) = (order, quoting)
  }
}
