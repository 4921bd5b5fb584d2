/// CIN: why a child needed services.
package enum CategoryOfNeed: String, ReturnCode {
  /// Abuse or neglect.
  case n1 = "N1"
  /// The child's disability.
  case n2 = "N2"
  /// A parent's illness or disability.
  case n3 = "N3"
  /// Family in acute stress.
  case n4 = "N4"
  /// Family dysfunction.
  case n5 = "N5"
  /// Socially unacceptable behaviour.
  case n6 = "N6"
  /// Low income.
  case n7 = "N7"
  /// Absent parenting.
  case n8 = "N8"
  case blank = ""
  case unlisted = "?"
}
