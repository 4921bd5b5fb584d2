/// A table of the return.
///
/// Its columns and, in other files, the code lists are stated here apart from those that returns are
/// read with: a slip in either is seen where made-up returns are read and checked.
enum ReturnTable: Int, CaseIterable, Sendable {
  case header, episodes, uasc, oc3, reviews, oc2, ad1, placedForAdoption, previousPermanence
  case missing, socialWorkers, deprivationOfLiberty

  /// The name that data teams call the table by.
  var name: String {
    switch self {
    case .header: "Header"
    case .episodes: "Episodes"
    case .uasc: "UASC"
    case .oc3: "OC3"
    case .reviews: "Reviews"
    case .oc2: "OC2"
    case .ad1: "AD1"
    case .placedForAdoption: "PlacedAdoption"
    case .previousPermanence: "PrevPerm"
    case .missing: "Missing"
    case .socialWorkers: "SWEpisodes"
    case .deprivationOfLiberty: "DoLo"
    }
  }

  /// The usual file name.
  var file: String {
    switch self {
    case .placedForAdoption: "placed_for_adoption.csv"
    case .previousPermanence: "previous_permanence.csv"
    case .socialWorkers: "sw_episodes.csv"
    default: "\(name.lowercased()).csv"
    }
  }

  /// The first collection year that has the table.
  var firstYear: Int {
    switch self {
    case .socialWorkers: 2024
    case .deprivationOfLiberty: 2027
    default: 0
    }
  }

  /// The names of the columns, in order.
  var columns: [String] { Self.columnLists[rawValue] }

  /// The number of columns.
  var width: Int { Self.widths[rawValue] }

  private static let widths = columnLists.map(\.count)
  private static let columnLists = [
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    """
    CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
    """,
    "CHILD,SEX,DOB,DUC",
    "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "CHILD,DOB,REVIEW,REVIEW_CODE",
    """
    CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,\
    HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED
    """,
    "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "CHILD,DOB,DOLO_START,DOLO_END",
  ].map { $0.split(separator: ",").map(String.init) }
}

/// Positions of the columns of an episode.
enum EpisodeColumn {
  static let child = 0
  static let start = 1
  static let reason = 2
  static let legalStatus = 3
  static let need = 4
  static let place = 5
  static let provider = 6
  static let end = 7
  static let ending = 8
  static let change = 9
  static let urn = 12
}

/// Positions of the columns of the header.
enum HeaderColumn {
  static let sex = 1
  static let birth = 2
  static let ethnicity = 3
}

/// The rows of one child in the return of one year, table by table.
struct ReturnRows: Sendable {
  /// The fields of each table, row after row.
  private var fields = [[ShortText]](repeating: [], count: ReturnTable.allCases.count)

  /// Whether the return says nothing about the child.
  var isEmpty: Bool { count(.header) == 0 && count(.episodes) == 0 }

  /// The number of rows in a table.
  func count(_ table: ReturnTable) -> Int { fields[table.rawValue].count / table.width }

  /// Adds a row.
  mutating func append(_ table: ReturnTable, _ row: [ShortText]) {
    assert(row.count == table.width, "a row has a field for every column")
    fields[table.rawValue] += row
  }

  /// Takes all rows away, to be filled anew.
  mutating func removeAll() {
    for table in fields.indices { fields[table].removeAll(keepingCapacity: true) }
  }

  /// Takes the rows of a table away.
  mutating func removeAll(_ table: ReturnTable) { fields[table.rawValue].removeAll() }

  /// A field.
  subscript(table: ReturnTable, row: Int, column: Int) -> ShortText {
    get { fields[table.rawValue][row * table.width + column] }
    set { fields[table.rawValue][row * table.width + column] = newValue }
  }

  /// Appends the rows of a table as comma-separated lines.
  func append(_ table: ReturnTable, to buffer: inout [UInt8]) {
    let fields = fields[table.rawValue]
    var column = 0
    for field in fields {
      field.append(to: &buffer)
      column += 1
      if column == table.width {
        column = 0
        buffer.append(UInt8(ascii: "\n"))
      } else {
        buffer.append(UInt8(ascii: ","))
      }
    }
  }
}
