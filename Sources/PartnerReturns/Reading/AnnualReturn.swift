/// One authority's return of one year, as far as it is needed to check and to count.
package struct AnnualReturn: Sendable {
  /// A table that arrived, with its file.
  package struct Arrival: Sendable, Equatable {
    package let table: ReturnTable
    /// The path below the folder of returns.
    package let file: String
  }

  /// The calendar year of the closing 31 March.
  package let year: Int
  /// The tables, in the order of the specification.
  package internal(set) var arrivals: [Arrival] = []
  package internal(set) var headers: [HeaderRow] = []
  package internal(set) var episodes: [EpisodeRow] = []
  package internal(set) var asylum: [AsylumRow] = []
  /// The children of the OC3 table, in file order.
  package internal(set) var careLeavers: [Int32] = []

  /// A return without tables.
  package init(year: Int) { self.year = year }

  /// The file of a table; `nil` where the table did not arrive.
  package func file(of table: ReturnTable) -> String? {
    arrivals.first { $0.table == table }?.file
  }
}

/// A record of a return's table, wherever it comes from.
protocol ReturnRecord {
  /// The line it begins on, from 1.
  var line: Int { get }
  /// Lends the bytes of a field.
  ///
  /// - Parameter column: The place in `ReturnTable.columns`.
  func withField<Result>(_ column: Int, _ body: (Span<UInt8>) -> Result) -> Result
}

/// Takes the records of one return and keeps what is needed of them.
struct AnnualReturnBuilder {
  /// The return so far.
  private(set) var annual: AnnualReturn
  /// The children of the authority, over all its years.
  private(set) var children: ChildNumbers
  /// How the source writes dates.
  let dates: DateStyle
  /// How much of the rows is read.
  let extent: ReturnExtent

  private let codes = CodeReaders.shared

  /// A builder of a year's return, with the children met in other years.
  init(
    year: Int = 0, children: ChildNumbers = ChildNumbers(), dates: DateStyle,
    extent: ReturnExtent = .all
  ) {
    annual = AnnualReturn(year: year)
    (self.children, self.dates, self.extent) = (children, dates, extent)
  }

  /// Begins another year of the same authority.
  mutating func begin(year: Int) { annual = AnnualReturn(year: year) }

  /// Notes that a table arrived.
  ///
  /// - Throws: `ReturnFault` where it had arrived already.
  mutating func begin(_ table: ReturnTable, file: String) throws(ReturnFault) {
    if let other = annual.file(of: table) {
      throw ReturnFault(
        "return-table-twice", file: file,
        "the \(table.rawValue) table is here for the second time; the first is \(other)",
        remedy: "Leave one file of each table in the folder of a year.")
    }
    annual.arrivals.append(AnnualReturn.Arrival(table: table, file: file))
    annual.arrivals.sort { $0.table < $1.table }
  }

  /// Takes one record.
  ///
  /// - Throws: `ReturnFault` for a record without a child.
  mutating func take<Row: ReturnRecord>(
    _ row: Row, of table: ReturnTable
  ) throws(ReturnFault) {
    switch table {
    case .header: annual.headers.append(try header(row, table))
    case .episodes: annual.episodes.append(try episode(row, table))
    case .uasc:
      let child = try child(row, table)
      let ceased = row.withField(3) { DateField($0, style: dates) }
      annual.asylum.append(
        AsylumRow(
          child: child, line: Int32(row.line), ceased: ceased, fileYear: Int16(annual.year)))
    case .oc3: annual.careLeavers.append(try child(row, table))
    default: break
    }
  }

  private mutating func child<Row: ReturnRecord>(
    _ row: Row, _ table: ReturnTable
  ) throws(ReturnFault) -> Int32 {
    guard let child = row.withField(0, { children.number(of: $0) }) else {
      throw ReturnFault(
        "return-no-child", file: annual.file(of: table) ?? "", line: row.line, column: "CHILD",
        "a row without a child", remedy: "Every row of the return names its child.")
    }
    return child
  }

  private mutating func header<Row: ReturnRecord>(
    _ row: Row, _ table: ReturnTable
  ) throws(ReturnFault) -> HeaderRow {
    let child = try child(row, table)
    let birth = row.withField(2) { DateField($0, style: dates) }
    guard extent >= .counts else {
      return HeaderRow(
        child: child, line: Int32(row.line), birth: birth, sex: .blank, ethnicity: .blank)
    }
    return HeaderRow(
      child: child, line: Int32(row.line), birth: birth,
      sex: row.withField(1) { codes.sexes.read($0) },
      ethnicity: row.withField(3) { codes.ethnicities.read($0) })
  }

  private mutating func episode<Row: ReturnRecord>(
    _ row: Row, _ table: ReturnTable
  ) throws(ReturnFault) -> EpisodeRow {
    var episode = EpisodeRow(
      child: try child(row, table), line: Int32(row.line), fileYear: Int16(annual.year))
    episode.began = row.withField(1) { DateField($0, style: dates) }
    episode.reason = row.withField(2) { codes.reasons.read($0) }
    episode.legalStatus = row.withField(3) { codes.statuses.read($0) }
    episode.ended = row.withField(7) { DateField($0, style: dates) }
    episode.ceased = row.withField(8) { codes.ceases.read($0) }
    guard extent >= .counts else { return episode }
    episode.need = row.withField(4) { codes.needs.read($0) }
    episode.placement = row.withField(5) { codes.placements.read($0) }
    guard extent == .all else { return episode }
    episode.provider = row.withField(6) { codes.providers.read($0) }
    episode.change = row.withField(9) { codes.changes.read($0) }
    episode.placeNumber = row.withField(12) { Self.placeNumber($0) }
    return episode
  }

  /// A number for a URN that is the same for the same text in either case, and 0 for a blank one.
  private static func placeNumber(_ bytes: Span<UInt8>) -> UInt32 {
    var hash: UInt32 = 0
    for place in bytes.indices where bytes[place] != 0x20 {
      let byte = bytes[place]
      if hash == 0 { hash = 0x811C_9DC5 }
      hash = (hash ^ UInt32(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)) &* 0x0100_0193
    }
    return hash
  }
}

/// The code lists, made once.
private final class CodeReaders: Sendable {
  // A class, so that a builder that moves takes one reference with it.
  static let shared = CodeReaders()

  let sexes = CodeReader<Sex>()
  let ethnicities = CodeReader<Ethnicity>()
  let reasons = CodeReader<ReasonForEpisode>()
  let statuses = CodeReader<LegalStatus>()
  let needs = CodeReader<CategoryOfNeed>()
  let placements = CodeReader<Placement>()
  let providers = CodeReader<PlacementProvider>()
  let ceases = CodeReader<ReasonCeased>()
  let changes = CodeReader<ReasonPlacementChanged>()
}
