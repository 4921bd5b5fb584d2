/// REC: why an episode ended.
package enum ReasonCeased: String, ReturnCode {
  /// Another episode begins the same day: no end of being looked after.
  case x1 = "X1"
  /// Adopted, the application unopposed.
  case e11 = "E11"
  /// Adopted, consent dispensed with.
  case e12 = "E12"
  /// Died.
  case e2 = "E2"
  /// Taken over by another authority in the United Kingdom.
  case e3 = "E3"
  /// Home, as coded before 2014.
  case e4 = "E4"
  /// Home to live with parents, planned.
  case e4a = "E4A"
  /// Home to live with parents, unplanned.
  case e4b = "E4B"
  /// Left to live with people without parental responsibility.
  case e13 = "E13"
  /// Residence or child arrangements order.
  case e41 = "E41"
  /// Special guardianship to former foster carers, as coded before 2019.
  case e43 = "E43"
  /// Special guardianship to others, as coded before 2019.
  case e44 = "E44"
  /// Special guardianship to former foster carers who are relatives or friends.
  case e45 = "E45"
  /// Special guardianship to other former foster carers.
  case e46 = "E46"
  /// Special guardianship to other relatives or friends.
  case e47 = "E47"
  /// Special guardianship to others.
  case e48 = "E48"
  /// Independent living with formal support.
  case e5 = "E5"
  /// Independent living without formal support.
  case e6 = "E6"
  /// To adult social care.
  case e7 = "E7"
  /// Any other reason.
  case e8 = "E8"
  /// Sentenced to custody.
  case e9 = "E9"
  /// Remand ended.
  case e14 = "E14"
  /// Age assessed as 18 or over.
  case e15 = "E15"
  /// Moved abroad.
  case e16 = "E16"
  /// Aged 18 or over and stayed with carers.
  case e17 = "E17"
  case blank = ""
  case unlisted = "?"

  /// The collection years whose list has the code.
  package var collectionYears: ClosedRange<Int> {
    switch self {
    case .e4: CollectionYear.until(2013)
    case .e43, .e44: CollectionYear.until(2018)
    case .e45, .e46, .e47, .e48: CollectionYear.since(2019)
    default: CollectionYear.all
    }
  }

  /// Whether the field is filled with anything but X1, which is what ends a period of care.
  package var endsCare: Bool { self != .blank && self != .x1 }

  /// Whether the child was adopted.
  package var isAdoption: Bool { self == .e11 || self == .e12 }

  /// Whether this is one of the four codes of special guardianship in use since 2019.
  package var isSpecialGuardianship: Bool {
    switch self {
    case .e45, .e46, .e47, .e48: true
    default: false
    }
  }
}
