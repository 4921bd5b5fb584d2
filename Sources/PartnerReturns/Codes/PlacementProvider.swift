/// PLACE_PROVIDER: who provides a placement.
package enum PlacementProvider: String, ReturnCode {
  /// Parents or others with parental responsibility.
  case pr0 = "PR0"
  /// The authority itself.
  case pr1 = "PR1"
  /// Another authority.
  case pr2 = "PR2"
  /// Another public body.
  case pr3 = "PR3"
  /// Private.
  case pr4 = "PR4"
  /// Voluntary.
  case pr5 = "PR5"
  case blank = ""
  case unlisted = "?"
}
