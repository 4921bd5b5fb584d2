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

  private struct Place: Hashable {
    let key: String
    let code: String
  }

  /// Reads the file.
  ///
  /// - Parameter faults: Takes a fault for each row with a blank, that comes twice, or that contradicts
  ///   another.
  /// - Throws: `DelimitedFault` for a file that cannot be read.
  init(path: String, faults: inout [ConfigurationFault]) throws(DelimitedFault) {
    var reader = try DelimitedReader(path: path)
    let header = reader.header
    var columns: [Int] = []
    for name in Self.columns { columns.append(try header.index(of: name)) }
    var drafts: [AreaKey: Draft] = [:]
    var numbers: [String: AreaKey] = [:]
    var lines: [Place: Int] = [:]
    while let record = try reader.next() {
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
    _ numbers: inout [String: AreaKey], _ lines: inout [Place: Int]
  ) throws(ConfigurationFault) {
    for (name, cell) in zip(columns, cells) where needed.contains(name) && cell.isEmpty {
      throw ReferenceTables.fault(path, line, "'\(name)' is blank")
    }
    guard let level = AreaLevel(rawValue: cells[0]) else {
      throw ReferenceTables.fault(path, line, "'\(cells[0])' is not a level")
    }
    let key = AreaKey(cells[1])
    if let first = lines.updateValue(line, forKey: Place(key: cells[1], code: cells[2])) {
      throw ReferenceTables.fault(
        path, line,
        "'\(cells[1])' with the code '\(cells[2])' is there twice, first on line \(first)")
    }
    let code = AreaCode(
      code: cells[2], name: cells[3],
      validFrom: try ReferenceTables.date(cells[6], path, line),
      validTo: cells[7].isEmpty ? nil : try ReferenceTables.date(cells[7], path, line))
    if let other = numbers[cells[9]], other != key {
      throw ReferenceTables.fault(
        path, line, "the number '\(cells[9])' belongs to '\(other.rawValue)' already")
    }
    var draft = drafts[key] ?? Draft(level: level)
    draft.codes.append(code)
    draft.region = cells[4].isEmpty ? nil : AreaKey(cells[4])
    draft.subRegion = cells[5].isEmpty ? nil : AreaKey(cells[5])
    draft.otherNames += cells[8].split(separator: "|").map(String.init)
    drafts[key] = draft
    if !cells[9].isEmpty { numbers[cells[9]] = key }
  }
}
