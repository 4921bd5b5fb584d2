/// An authority's reporting years as they may be published.
public struct ProtectedYearSet: Hashable, Sendable {
  /// One reporting year; figures that were not given are absent.
  public struct Year: Hashable, Sendable {
    /// The calendar year of its 31 March.
    public let year: Int
    /// The children looked after, starting and ceasing.
    public let figures: [ChildrenCounted: ProtectedFigure]

    /// The figure of one kind of count; `nil` where none was given.
    public subscript(counted: ChildrenCounted) -> ProtectedFigure? { figures[counted] }
  }

  /// The years in order of time.
  public let years: [Year]

  /// The year that ends on 31 March `year`; `nil` where it is not in the set.
  public subscript(year year: Int) -> Year? { years.first { $0.year == year } }
}

/// A number of children as it may be published, with its breakdowns.
public struct ProtectedFigure: Hashable, Sendable {
  /// All children.
  ///
  /// A suppressed number of starts or ceases may be nought.
  public let total: SuppressedCount
  /// The breakdowns in the order in which they were given.
  public let breakdowns: [ProtectedBreakdown]

  /// The breakdown called `name`; `nil` where there is none.
  public subscript(name: String) -> ProtectedBreakdown? { breakdowns.first { $0.name == name } }
}

/// Children by category as they may be published.
public struct ProtectedBreakdown: Hashable, Sendable {
  /// The name that was given.
  public let name: String
  /// Children in each category.
  public let counts: [SuppressedCount]
  /// Children in each coarser category; empty where there are none.
  public let groupCounts: [SuppressedCount]
  /// Whether a suppressed cell here may be nought, which readers have to be told.
  public let mayHideZeros: Bool
}
