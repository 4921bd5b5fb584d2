/// The made-up returns of one authority, whole in memory.
public struct AuthorityReturns: Sendable {
  /// A file of a year's return.
  public struct File: Sendable {
    /// The calendar year of the closing 31 March.
    public let year: Int
    /// The file's name, without a folder.
    public let name: String
    /// What is in it.
    public let bytes: [UInt8]
  }

  /// The nine-character code of the authority.
  public let code: String
  /// The files, by year, then in the order of the tables.
  public private(set) var files: [File] = []
  /// Lines that say which rows break which rule; empty where no defects were asked for.
  public private(set) var truth: [UInt8] = []

  /// Makes the returns of one authority.
  init(code: String, children: Int?, settings: ReturnsSettings, asXML: Bool) {
    self.code = code
    let years = settings.years
    let profile = AuthorityProfile(code: code, seed: settings.seed, children: children)
    let maker = ChildMaker(profile: profile, horizon: CollectionYear(years.upperBound).end)
    var drafts = years.map { YearDraft(year: $0, code: code, asXML: asXML) }
    var planting = DefectPlanting(
      rate: settings.defectRate, maker: maker, seed: ChildRandom.seed(profile.seed, part: 1))
    var rows = ReturnRows()
    // A child in the first year's return started up to 18 years before, a care leaver up to 22. No
    // episode may start before 14 October 1991.
    for year in max(1993, years.lowerBound - 22)...years.upperBound {
      for number in 0..<profile.starters(in: year) {
        let child = maker.child(number, startingIn: year)
        for position in drafts.indices {
          drafts[position].form.fill(&rows, with: child)
          guard !rows.isEmpty else { continue }
          drafts[position].append(rows)
          planting.plant(in: &drafts, at: position)
        }
      }
    }
    for position in drafts.indices {
      truth += drafts[position].truth
      files += drafts[position].finish()
    }
  }
}

/// The return of one year as it grows child by child.
struct YearDraft {
  let form: YearReturn
  private(set) var truth: [UInt8] = []

  private let code: String
  private let asXML: Bool
  private let tables: [ReturnTable]
  private var buffers: [[UInt8]]
  /// The lines that each table has so far, its header counted.
  private var lines: [Int]

  /// The empty return of an authority's year.
  init(year: Int, code: String, asXML: Bool) {
    (form, self.code, self.asXML) = (YearReturn(year), code, asXML)
    tables = ReturnTable.allCases.filter { $0.firstYear <= year }
    buffers =
      asXML
      ? [ReturnXML.opening]
      : ReturnTable.allCases.map { Array(($0.columns.joined(separator: ",") + "\n").utf8) }
    lines = ReturnTable.allCases.map { _ in 1 }
  }

  /// Appends the rows of a child.
  mutating func append(_ rows: ReturnRows) {
    if asXML { return ReturnXML.append(rows, to: &buffers[0]) }
    for table in tables {
      rows.append(table, to: &buffers[table.rawValue])
      lines[table.rawValue] += rows.count(table)
    }
  }

  /// Appends a child that breaks a rule, and says in which lines.
  mutating func append(_ rows: ReturnRows, breaking rule: String, in faults: [DefectRow]) {
    for fault in faults {
      let line = lines[fault.table.rawValue] + fault.row + 1
      let name = fault.table.name
      truth += Array(
        "\(code),\(form.year.number),\(rule),\(name),\(fault.table.file),\(line)\n".utf8)
    }
    append(rows)
  }

  /// The files of the year; the draft is empty afterwards.
  mutating func finish() -> [AuthorityReturns.File] {
    let year = form.year.number
    defer { buffers = [] }
    if asXML {
      return [.init(year: year, name: "return.xml", bytes: buffers[0] + ReturnXML.closing)]
    }
    return tables.map { .init(year: year, name: $0.file, bytes: buffers[$0.rawValue]) }
  }
}
