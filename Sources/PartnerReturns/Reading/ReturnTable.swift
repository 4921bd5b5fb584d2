/// A table of the return, known by its set of column names.
package enum ReturnTable: String, Sendable, CaseIterable, Comparable {
  case header = "Header"
  case episodes = "Episodes"
  case reviews = "Reviews"
  case uasc = "UASC"
  case oc2 = "OC2"
  case oc3 = "OC3"
  case ad1 = "AD1"
  case placedForAdoption = "PlacedAdoption"
  case previousPermanence = "PrevPerm"
  case missing = "Missing"
  case socialWorkers = "SWEpisodes"
  case deprivationOfLiberty = "DoLo"

  /// The columns, in the order of the specification.
  package var columns: [String] {
    switch self {
    case .header: ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"]
    case .episodes:
      [
        "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
        "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN",
      ]
    case .reviews: ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]
    case .uasc: ["CHILD", "SEX", "DOB", "DUC"]
    case .oc2:
      [
        "CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS",
        "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED",
        "INTERVENTION_OFFERED",
      ]
    case .oc3: ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"]
    case .ad1:
      [
        "CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR",
        "LS_ADOPTR",
      ]
    case .placedForAdoption:
      ["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]
    case .previousPermanence: ["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"]
    case .missing: ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]
    case .socialWorkers: ["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"]
    case .deprivationOfLiberty: ["CHILD", "DOB", "DOLO_START", "DOLO_END"]
    }
  }

  /// The first collection year that has the table.
  package var firstYear: Int {
    switch self {
    case .socialWorkers: 2024
    case .deprivationOfLiberty: 2027
    default: CollectionYear.all.lowerBound
    }
  }

  /// The table that has exactly these columns, in any order and either case; `nil` for none.
  package static func table(columns: [String]) -> ReturnTable? {
    let names = Set(columns.map { $0.uppercased() })
    guard names.count == columns.count else { return nil }
    return allCases.first { Set($0.columns) == names }
  }

  /// In the order of the specification.
  package static func < (a: Self, b: Self) -> Bool { a.position < b.position }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
