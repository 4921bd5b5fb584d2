/// What it takes from the reader to hide cells that were still shown; compared from the top down.
struct DisclosureCost: Comparable {
  /// Totals among them: a total serves more readers than a part.
  var totals = 0
  /// Noughts among them: a hidden nought weakens what `c` says, that there is a child.
  var zeros = 0
  /// Children counted in them.
  var children = 0

  /// Nothing more is hidden.
  static let none = DisclosureCost()

  /// The cost of one cell that is not hidden yet.
  static func cell(_ count: Int, isTotal: Bool) -> DisclosureCost {
    DisclosureCost(totals: isTotal ? 1 : 0, zeros: count == 0 ? 1 : 0, children: count)
  }

  static func + (one: DisclosureCost, other: DisclosureCost) -> DisclosureCost {
    DisclosureCost(
      totals: one.totals + other.totals, zeros: one.zeros + other.zeros,
      children: one.children + other.children)
  }

  static func < (one: DisclosureCost, other: DisclosureCost) -> Bool {
    (one.totals, one.zeros, one.children) < (other.totals, other.zeros, other.children)
  }
}
