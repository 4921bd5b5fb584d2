/// LS: the legal status under which a child is looked after.
package enum LegalStatus: String, ReturnCode {
  /// Interim care order.
  case c1 = "C1"
  /// Full care order.
  case c2 = "C2"
  /// Freeing order for adoption.
  case d1 = "D1"
  /// Placement order.
  case e1 = "E1"
  /// Single period of accommodation under section 20.
  case v2 = "V2"
  /// Agreed series of short breaks, each of them recorded.
  case v3 = "V3"
  /// Agreed series of short breaks, the agreement alone recorded.
  case v4 = "V4"
  /// Police protection.
  case l1 = "L1"
  /// Emergency protection order.
  case l2 = "L2"
  /// Child assessment order.
  case l3 = "L3"
  /// On remand.
  case j1 = "J1"
  /// Detained under the Police and Criminal Evidence Act 1984.
  case j2 = "J2"
  /// Youth rehabilitation order with residence or intensive fostering.
  case j3 = "J3"
  case blank = ""
  case unlisted = "?"

  /// Whether this is an agreed series of short breaks, which no published count includes.
  package var isShortBreaks: Bool { self == .v3 || self == .v4 }
}
