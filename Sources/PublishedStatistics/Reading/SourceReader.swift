internal import CareStatistics
internal import DelimitedText

/// Reads one file of one source into the grids of every reading that draws on it.
///
/// One pass over the records serves all readings: the geography and the year are worked out once a
/// row, then each reading whose conditions hold takes its cells.
struct SourceReader {
  /// A reading with its columns found in this file's header.
  private struct Bound {
    let reading: Int
    let conditions: [(column: Int, value: [UInt8])]
    let columns: [(role: FigureRole, columns: [Int])]
  }

  /// The columns of the layout, found in this file's header.
  private struct Geography {
    var year: Int
    var level: Int?
    var country: Int?
    var region: Int?
    var code: Int?
    var oldCode: Int?
    var name: Int
    var regionName: Int?
    var toolNumber: Int?
  }

  private let source: CatalogueSource
  private let file: InputFile
  private let sourceIndex: Int
  private let bounds: [Bound]
  /// Readings by the text that their first condition asks of a column, so that a row is held
  /// against the few that may want it.
  private let wanted: [(column: Int, bounds: [String: [Int]])]
  /// Readings without a condition.
  private let unconditional: [Int]
  private let geography: Geography
  private var reader: DelimitedReader
  private var areas: AreaResolver
  private var years: [String: Int?] = [:]
  private var matched: Set<Int> = []
  private var duplicateLines: Set<Int> = []
  private var noted = FindingLimit()
  private(set) var rows = 0
  private var lastLine = 0

  /// What was found.
  var findings: [Finding] { noted.findings }

  /// Opens a file and finds every column that the readings need.
  ///
  /// - Parameter readings: The readings on this source, with their places in the grids.
  /// - Throws: `DelimitedFault` for a file that cannot be opened or lacks a column.
  init(
    source: CatalogueSource, file: InputFile, sourceIndex: Int, readings: [(Int, Reading)],
    register: AreaRegister
  ) throws(DelimitedFault) {
    self.source = source
    self.file = file
    self.sourceIndex = sourceIndex
    reader = try DelimitedReader(
      path: file.path, options: ReadingOptions(onFault: .collect(limit: 1_000)), isRegular: true)
    let header = reader.header
    switch source.layout {
    case .openData:
      geography = Geography(
        year: try header.index(of: "time_period"), level: try header.index(of: "geographic_level"),
        country: try header.index(of: "country_code"), region: try header.index(of: "region_code"),
        code: try header.index(of: "new_la_code"), oldCode: try header.index(of: "old_la_code"),
        name: try header.index(of: "la_name"), regionName: try header.index(of: "region_name"))
    case .interactiveTool:
      geography = Geography(
        year: try header.index(of: "Years"), name: try header.index(of: "LA and Regions"),
        toolNumber: try header.index(of: "LA Number"))
    }
    var bounds: [Bound] = []
    for (index, reading) in readings {
      var conditions: [(Int, [UInt8])] = []
      for condition in reading.conditions {
        conditions.append((try header.index(of: condition.column), Array(condition.value.utf8)))
      }
      var columns: [(FigureRole, [Int])] = []
      for role in FigureRole.allCases {
        guard let names = reading.columns[role] else { continue }
        var found: [Int] = []
        for name in names { found.append(try header.index(of: name)) }
        columns.append((role, found))
      }
      bounds.append(Bound(reading: index, conditions: conditions, columns: columns))
    }
    self.bounds = bounds
    unconditional = bounds.indices.filter { bounds[$0].conditions.isEmpty }
    let columns = Set(bounds.compactMap(\.conditions.first?.column)).sorted()
    wanted = columns.map { column in
      let own = bounds.indices.filter { bounds[$0].conditions.first?.column == column }
      return (
        column,
        Dictionary(grouping: own) {
          String(decoding: bounds[$0].conditions[0].value, as: UTF8.self)
        }
      )
    }
    areas = AreaResolver(register: register, file: file.name)
  }

  /// Reads every record into `grids`, which has one row a reading and one grid a role.
  ///
  /// - Throws: `DelimitedFault` for a fault that spoils the rest of the file.
  mutating func read(into grids: inout [[CellGrid?]]) throws(DelimitedFault) {
    while !hasTooManyErrors, let record = try reader.next() {
      rows += 1
      lastLine = record.line
      guard let year = year(of: record), let area = area(of: record) else { continue }
      for index in unconditional { take(index, record, area, year, &grids) }
      for (column, bounds) in wanted {
        for index in bounds[record.string(at: column)] ?? [] {
          take(index, record, area, year, &grids)
        }
      }
    }
    closeFile()
  }

  /// Whether so many rows are wrong that the rest of the file would say nothing new.
  private var hasTooManyErrors: Bool {
    noted.errors + areas.noted.errors > FindingLimit.perRule
  }

  /// Takes a reading's cells from a row that meets all of its conditions.
  private mutating func take(
    _ index: Int, _ record: Record, _ area: Int, _ year: Int, _ grids: inout [[CellGrid?]]
  ) {
    let bound = bounds[index]
    guard bound.conditions.allSatisfy({ record.equals($0.value, at: $0.column) }) else { return }
    matched.insert(bound.reading)
    for (role, columns) in bound.columns {
      let figure = figure(in: record, columns: columns)
      let earlier = grids[bound.reading][role.rawValue]?.store(figure, area: area, year: year)
      if let earlier { reportDuplicate(record.line, first: earlier, column: columns[0]) }
    }
  }

  private mutating func year(of record: Record) -> Int? {
    let text = record.string(at: geography.year)
    if let known = years[text] { return known }
    let year = ReportingYear.year(of: text)
    years[text] = .some(year)
    if year == nil {
      noted.append(
        Finding(
          rule: "unreadable-period", severity: .error, message: "'\(text)' is not a reporting year",
          remedy: "Write four digits, or six for a year that spans two.",
          file: file.name, line: record.line, column: reader.header.names[geography.year]))
    }
    return year
  }

  private mutating func area(of record: Record) -> Int? {
    let resolution: AreaResolver.Resolution
    if let toolNumber = geography.toolNumber {
      resolution = areas.resolve(
        toolNumber: record.string(at: toolNumber), name: record.string(at: geography.name),
        line: record.line)
    } else {
      resolution = areas.resolve(geographyCells(of: record), line: record.line)
    }
    guard case .area(let index) = resolution else { return nil }
    return index
  }

  private func geographyCells(of record: Record) -> AreaResolver.Cells {
    func text(_ column: Int?) -> String { column.map { record.string(at: $0) } ?? "" }
    let level = text(geography.level)
    switch level {
    case "National":
      return AreaResolver.Cells(
        level: level, code: text(geography.country), oldCode: "", name: "")
    case "Regional":
      return AreaResolver.Cells(
        level: level, code: text(geography.region), oldCode: "", name: text(geography.regionName))
    default:
      return AreaResolver.Cells(
        level: level, code: text(geography.code), oldCode: text(geography.oldCode),
        name: text(geography.name))
    }
  }

  /// The figure in one column, or the sum of several; a sum with any part missing is missing.
  private mutating func figure(in record: Record, columns: [Int]) -> Figure {
    let first = cell(in: record, column: columns[0])
    guard columns.count > 1 else { return first }
    var sum = first.number
    var status = first.status
    var text = first.text
    for column in columns.dropFirst() {
      let next = cell(in: record, column: column)
      if let number = next.number { sum = sum.map { $0 + number } } else { sum = nil }
      status = status ?? next.status
      text += " + " + next.text
    }
    return Figure(
      number: sum, status: sum == nil ? status ?? .notAvailable : nil, text: text,
      provenance: first.provenance)
  }

  private mutating func cell(in record: Record, column: Int) -> Figure {
    let provenance = Provenance(source: sourceIndex, line: record.line)
    let number = record.withBytes(at: column) { bytes in
      PublishedNumber.parse(bytes, allowsExponent: source.layout == .interactiveTool)
    }
    let text = record.string(at: column)
    if let number {
      if number < 0 {
        report(
          "negative-number", .error, "\(text) is below zero",
          "No count, rate or percentage can be: correct the cell.", record, column)
      }
      return Figure(number: number, status: nil, text: text, provenance: provenance)
    }
    let status: ValueStatus
    switch source.symbols.reading(of: text) {
    case .known(let known): status = known
    case .obsolete(let old):
      status = old
      report(
        "obsolete-symbol", .warning, "'\(text)' is an obsolete symbol, read as '\(old.rawValue)'",
        "Nothing to do; the publisher should use '\(old.rawValue)'.", record, column)
    case .unknown:
      status = .notAvailable
      report(
        "unknown-symbol", .warning, "'\(text)' is neither a number nor a known symbol",
        "It is held as not available. If it is a new symbol, its meaning must be added.", record,
        column)
    }
    return Figure(number: nil, status: status, text: text, provenance: provenance)
  }

  private mutating func report(
    _ rule: String, _ severity: Severity, _ message: String, _ remedy: String, _ record: Record,
    _ column: Int
  ) {
    noted.append(
      Finding(
        rule: rule, severity: severity, message: message, remedy: remedy, file: file.name,
        line: record.line, column: reader.header.names[column]))
  }

  private mutating func reportDuplicate(_ line: Int, first: Figure, column: Int) {
    guard duplicateLines.insert(line).inserted else { return }
    noted.append(
      Finding(
        rule: "duplicate-row", severity: .error,
        message: "the same area, year and rows as line \(first.provenance?.line ?? 0)",
        remedy: "Keep one of the two rows; if the file has a new filter, add it under 'where'.",
        file: file.name, line: line, column: reader.header.names[column]))
  }

  /// What can be said only at the end of the file.
  private mutating func closeFile() {
    let isStopped = hasTooManyErrors
    noted.take(areas.noted)
    for fault in reader.faults {
      noted.append(
        Finding(
          rule: "unreadable-row", severity: .error, message: fault.description,
          remedy: fault.remedy, file: file.name, line: fault.line, column: fault.column))
    }
    noted.close(file: file.name)
    if isStopped {
      noted.append(
        Finding(
          rule: "reading-stopped", severity: .error,
          message: "after \(FindingLimit.perRule) errors the rest of the file was not read",
          remedy: "Mend what is wrong so far, or download the file again.", file: file.name,
          line: lastLine))
      return
    }
    if rows == 0 {
      noted.append(
        Finding(
          rule: "no-rows", severity: .error, message: "the file has a header and no rows",
          remedy: "Download the file again.", file: file.name))
    }
    for bound in bounds where rows > 0 && !matched.contains(bound.reading) {
      let wanted = bound.conditions.map {
        "\(reader.header.names[$0.column]) = '\(String(decoding: $0.value, as: UTF8.self))'"
      }
      noted.append(
        Finding(
          rule: "no-row-matches", severity: .error,
          message: "no row has \(wanted.joined(separator: " and "))",
          remedy: "Compare the catalogue's 'where' with the file: a label may have changed.",
          file: file.name))
    }
  }
}

/// Reads the text of a reporting year.
enum ReportingYear {
  /// The calendar year in which a period ends: `2025`, `202425` and `2024-25` are all 2025.
  ///
  /// - Returns: `nil` for any other text or a year outside 1990 to 2049.
  static func year(of text: String) -> Int? {
    let digits = text.utf8.filter { $0 >= 48 && $0 <= 57 }
    let others = text.utf8.count - digits.count
    let separated = others == 1 && (text.contains("-") || text.contains("/"))
    guard others == 0 || separated, let number = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    let year: Int
    switch digits.count {
    case 4 where others == 0: year = number
    case 6:
      year = number / 100 + 1
      guard number % 100 == year % 100 else { return nil }
    default: return nil
    }
    return CellGrid.years.contains(year) ? year : nil
  }
}
