/// What is known of a child over all returns of its authority.
package struct ChildFacts: Sendable {
  /// The day of birth of the latest return with a readable one; blank for none.
  package var birth = DateField.blank
  /// The sex of the latest return with a listed one.
  package var sex = Sex.blank
  /// The ethnic origin of the latest return with a listed one.
  package var ethnicity = Ethnicity.blank
  /// Whether the UASC table of any return names the child.
  package var isInAsylumTable = false
  /// DUC of the latest return whose UASC table names the child.
  package var asylumCeased = DateField.blank

  /// The facts of every child of an authority, by number.
  ///
  /// - Parameter annuals: The returns, earliest year first.
  package static func all(_ annuals: [AnnualReturn], children count: Int) -> [ChildFacts] {
    var facts = Array(repeating: ChildFacts(), count: count)
    for annual in annuals {
      for row in annual.headers {
        let child = Int(row.child)
        if row.birth.isDay { facts[child].birth = row.birth }
        if row.sex.isFilled, row.sex != .unlisted { facts[child].sex = row.sex.current }
        if row.ethnicity.isFilled, row.ethnicity != .unlisted {
          facts[child].ethnicity = row.ethnicity
        }
      }
      for row in annual.asylum {
        facts[Int(row.child)].isInAsylumTable = true
        facts[Int(row.child)].asylumCeased = row.ceased
      }
    }
    return facts
  }

  /// Whether the child counts as an unaccompanied asylum-seeking child in an event.
  ///
  /// The table also names children whose status has ended: at 31 March and at the start the status
  /// must end after the day, at ceasing on the day or after it.
  func isUnaccompanied(in event: CountedEvent) -> Bool {
    guard isInAsylumTable else { return false }
    guard let end = asylumCeased.day else { return true }
    return event.measure == .ceases ? end >= event.day : end > event.day
  }
}
