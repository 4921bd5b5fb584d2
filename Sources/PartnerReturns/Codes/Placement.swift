/// PLACE: where a child is placed.
package enum Placement: String, ReturnCode {
  /// For adoption with consent, with the current foster carer.
  case a3 = "A3"
  /// For adoption with consent, not with the current foster carer.
  case a4 = "A4"
  /// For adoption under a placement order, with the current foster carer.
  case a5 = "A5"
  /// For adoption under a placement order, not with the current foster carer.
  case a6 = "A6"
  /// Semi-independent living.
  case h5 = "H5"
  /// Secure children's home.
  case k1 = "K1"
  /// Children's home.
  case k2 = "K2"
  /// Registered supported accommodation.
  case k3 = "K3"
  /// Own parents or others with parental responsibility.
  case p1 = "P1"
  /// Independent living.
  case p2 = "P2"
  /// Residential employment.
  case p3 = "P3"
  /// Care home.
  case r1 = "R1"
  /// Health service establishment.
  case r2 = "R2"
  /// Family centre, or mother and baby unit.
  case r3 = "R3"
  /// Young offender institution.
  case r5 = "R5"
  /// Residential school.
  case s1 = "S1"
  /// Temporary move of any kind.
  case t0 = "T0"
  /// Temporary: in hospital.
  case t1 = "T1"
  /// Temporary: the child on holiday.
  case t2 = "T2"
  /// Temporary: the carer on holiday.
  case t3 = "T3"
  /// Temporary: other, up to seven days.
  case t4 = "T4"
  /// Fostered by a relative or friend, long term.
  case u1 = "U1"
  /// Fostered by a relative or friend, for adoption.
  case u2 = "U2"
  /// Fostered by a relative or friend, other.
  case u3 = "U3"
  /// Fostered by another carer, long term.
  case u4 = "U4"
  /// Fostered by another carer, for adoption.
  case u5 = "U5"
  /// Fostered by another carer, other.
  case u6 = "U6"
  /// Other.
  case z1 = "Z1"
  /// Other, first kind.
  case z11 = "Z11"
  /// Other, second kind.
  case z12 = "Z12"
  /// Other, third kind.
  case z13 = "Z13"
  /// Other, fourth kind.
  case z14 = "Z14"
  /// Fostered by a relative or friend, as coded before 2016.
  case q1 = "Q1"
  /// Fostered, as coded before 2016.
  case f1 = "F1"
  /// Fostered, as coded before 2016.
  case f2 = "F2"
  /// Fostered, as coded before 2016.
  case f3 = "F3"
  /// Fostered, as coded before 2016.
  case f4 = "F4"
  /// Fostered, as coded before 2016.
  case f5 = "F5"
  /// Fostered, as coded before 2016.
  case f6 = "F6"
  case blank = ""
  case unlisted = "?"

  /// The collection years whose list has the code.
  package var collectionYears: ClosedRange<Int> {
    switch self {
    case .k3: CollectionYear.since(2025)
    case .h5, .p2: CollectionYear.until(2025)
    case .z1: CollectionYear.until(2025)
    case .z11, .z12, .z13, .z14: CollectionYear.since(2026)
    case .q1, .f1, .f2, .f3, .f4, .f5, .f6: CollectionYear.until(2016)
    default: CollectionYear.all
    }
  }

  /// Whether this is a temporary placement, T0 to T4.
  package var isTemporary: Bool {
    switch self {
    case .t0, .t1, .t2, .t3, .t4: true
    default: false
    }
  }
}
