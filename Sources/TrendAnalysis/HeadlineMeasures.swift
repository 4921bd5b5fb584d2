/// The measures that lead the overview, the board and each authority's page, by id.
public struct HeadlineMeasures: Sendable, Hashable {
  /// The rate of children looked after, which is tested.
  public let rate: String
  /// The number of children looked after.
  public let number: String
  /// Children starting to be looked after, a rate; empty where the catalogue has none.
  public let starting: String
  /// Children ceasing to be looked after, a rate; empty where the catalogue has none.
  public let ceasing: String
  /// The number of unaccompanied children among those looked after; empty where there is none.
  public let unaccompanied: String

  /// The ids that there are, in the order above.
  public var ids: [String] {
    [rate, number, starting, ceasing, unaccompanied].filter { !$0.isEmpty }
  }

  /// Headline measures by id.
  public init(
    rate: String, number: String, starting: String, ceasing: String, unaccompanied: String = ""
  ) {
    (self.rate, self.number, self.starting, self.ceasing) = (rate, number, starting, ceasing)
    self.unaccompanied = unaccompanied
  }
}
