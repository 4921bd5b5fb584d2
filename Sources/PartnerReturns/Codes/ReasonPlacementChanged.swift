/// REASON_PLACE_CHANGE: why a placement changed.
package enum ReasonPlacementChanged: String, ReturnCode {
  /// As the care plan has it.
  case carpl = "CARPL"
  /// The home or provision closed.
  case close = "CLOSE"
  /// An allegation.
  case alleg = "ALLEG"
  /// Concern about standards.
  case stand = "STAND"
  /// Approval removed.
  case apprr = "APPRR"
  /// The carer asked, because of the child's behaviour.
  case creqb = "CREQB"
  /// The carer asked, for another reason.
  case creqo = "CREQO"
  /// The child asked.
  case child = "CHILD"
  /// The authority asked.
  case lareq = "LAREQ"
  /// The placement was for a time only.
  case place = "PLACE"
  /// Custody.
  case custod = "CUSTOD"
  /// Other.
  case other = "OTHER"
  case blank = ""
  case unlisted = "?"

  /// The collection years whose list has the code.
  package var collectionYears: ClosedRange<Int> {
    switch self {
    case .custod: CollectionYear.since(2019)
    default: CollectionYear.all
    }
  }
}
