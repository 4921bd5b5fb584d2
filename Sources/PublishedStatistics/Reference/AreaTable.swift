internal import CareStatistics
internal import DelimitedText

/// Reads `areas.csv`: every area with its codes, names and days in force.
struct AreaTable {
  /// The areas, in no order.
  let areas: [Area]
  /// The areas by the number that the Local Authority Interactive Tool gives them.
  let toolNumbers: [String: AreaKey]

  private static let columns = [
    "level", "area_key", "code", "name", "region_code", "sub_region_code", "valid_from",
    "valid_to", "other_names", "lait_number",
  ]
  /// The columns that no row may leave blank.
  private static let needed = ["level", "area_key", "code", "name", "valid_from"]

  /// An area while its rows are being collected.
  private struct Draft {
    var level: AreaLevel
    var codes: [AreaCode] = []
    var region: AreaKey?
    var subRegion: AreaKey?
    var otherNames: [String] = []

    func area(key: AreaKey) -> Area {
      Area(
        key: key, level: level, codes: codes.sorted { $0.validFrom < $1.validFrom },
        region: level == .region ? nil : region, subRegion: subRegion, otherNames: otherNames)
    }
  }

  /// Reads the file.
  ///
  /// - Parameter faults: Takes a fault for each row with a blank, that comes twice, or that contradicts
  ///   another.
  /// - Throws: `DelimitedFault` for a file that cannot be read.
  init(path: String, faults: inout [ConfigurationFault]) throws(DelimitedFault) {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    var columns: [Int] = []
    for name in Self.columns { columns.append(try header.index(of: name)) }
    var drafts: [AreaKey: Draft] = [:]
    var numbers: [String: AreaKey] = [:]
    var lines: [String: Int] = [:]
    while faults.count < ReferenceTables.mostFaults, let record = try reader.next() {
      let (cells, line) = (columns.map { record.string(at: $0) }, record.line)
      do throws(ConfigurationFault) {
        try Self.take(cells, path, line, &drafts, &numbers, &lines)
      } catch {
        faults.append(error)
      }
    }
    areas = drafts.map { $1.area(key: $0) }
    toolNumbers = numbers
  }

  private static func take(
    _ cells: [String], _ path: String, _ line: Int, _ drafts: inout [AreaKey: Draft],
    _ numbers: inout [String: AreaKey], _ lines: inout [String: Int]
  ) throws(ConfigurationFault) {
    for (name, cell) in zip(columns, cells)
    where needed.contains(name) && cell.allSatisfy(\.isWhitespace) {
      throw ReferenceTables.fault(path, line, "'\(name)' is blank")
    }
    guard let level = AreaLevel(rawValue: cells[0]) else {
      throw ReferenceTables.fault(path, line, "'\(cells[0])' is not a level")
    }
    let key = AreaKey(cells[1])
    if let problem = problem(withNames: cells) {
      throw ReferenceTables.fault(path, line, problem)
    }
    if let first = lines[cells[2]] {
      throw ReferenceTables.fault(
        path, line, "the code '\(cells[2])' is there twice, first on line \(first)")
    }
    lines[cells[2]] = line
    let code = AreaCode(
      code: cells[2], name: cells[3],
      validFrom: try ReferenceTables.date(cells[6], path, line),
      validTo: cells[7].isEmpty ? nil : try ReferenceTables.date(cells[7], path, line))
    if let other = numbers[cells[9]], other != key {
      throw ReferenceTables.fault(
        path, line, "the number '\(cells[9])' belongs to '\(other.rawValue)' already")
    }
    var draft = drafts[key] ?? Draft(level: level)
    guard draft.level == level else {
      throw ReferenceTables.fault(
        path, line, "'\(cells[1])' is a \(draft.level.rawValue) further up")
    }
    draft.codes.append(code)
    draft.region = cells[4].isEmpty ? nil : AreaKey(cells[4])
    draft.subRegion = cells[5].isEmpty ? nil : AreaKey(cells[5])
    draft.otherNames += cells[8].split(separator: "|").map(String.init)
    drafts[key] = draft
    if !cells[9].isEmpty { numbers[cells[9]] = key }
  }

  /// What is wrong with a key, code or name: pages are named by the codes of areas, and tables hold
  /// their names; `nil` for nothing.
  private static func problem(withNames cells: [String]) -> String? {
    func isPlain(_ text: String) -> Bool {
      text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
      }
    }
    // A joint return has those of its members, and no page of its own.
    let parts = cells[1...2].flatMap {
      cells[0] == AreaLevel.jointReturn.rawValue
        ? $0.split(separator: "/").map { part in part.filter { $0 != " " } } : [$0]
    }
    if !parts.allSatisfy(isPlain) {
      return "'\(cells[1])' or '\(cells[2])' has more than letters and digits"
    }
    if cells[3].utf8.count > 200 { return "the name is longer than 200 bytes" }
    return FormulaText.begins(cells[3])
      ? "the name '\(cells[3])' is a formula to a spreadsheet" : nil
  }
}
