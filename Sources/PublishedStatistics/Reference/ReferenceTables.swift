public import CareStatistics
internal import DelimitedText

/// The tables that are no statistics: areas, boundary changes and statistical neighbours.
public struct ReferenceTables: Sendable {
  /// Areas and boundary changes.
  public let register: AreaRegister
  /// Every neighbour model, newest first.
  public let neighbourModels: [NeighbourModel]

  /// Reads the four tables of a reference folder.
  ///
  /// - Throws: `DelimitedFault` for a file that cannot be read; `ConfigurationFault` for a value
  ///   that makes no sense, with file and line.
  public init(folder: String) throws {
    let (areas, numbers) = try Self.areas(path: "\(folder)/areas.csv")
    let changes = try Self.changes(path: "\(folder)/boundary_changes.csv")
    let cells = try HexagonTable.cells(path: "\(folder)/hexagons.csv", areas: areas)
    let register = AreaRegister(
      areas: areas, changes: changes, toolNumbers: numbers, mapCells: cells)
    self.register = register
    neighbourModels = try Self.neighbours(path: "\(folder)/neighbours.csv", register: register)
  }

  static func fault(
    _ path: String, _ line: Int, _ message: String
  ) -> ConfigurationFault {
    ConfigurationFault(
      file: path, line: line, column: nil, message: message,
      remedy: "Correct the line; the table's README says what each column holds.")
  }

  private static func date(
    _ text: String, _ path: String, _ line: Int
  ) throws(ConfigurationFault) -> CalendarDate {
    guard let date = CalendarDate(iso: text) else {
      throw fault(path, line, "'\(text)' is not a date such as 2021-04-01")
    }
    return date
  }

  private static func areas(
    path: String
  ) throws -> (areas: [Area], toolNumbers: [String: AreaKey]) {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    let columns = try [
      "level", "area_key", "code", "name", "region_code", "sub_region_code", "valid_from",
      "valid_to", "other_names", "lait_number",
    ].map { try header.index(of: $0) }
    var drafts: [AreaKey: AreaDraft] = [:]
    var numbers: [String: AreaKey] = [:]
    var codes: Set<String> = []
    while let record = try reader.next() {
      let cells = columns.map { record.string(at: $0) }
      guard let level = AreaLevel(rawValue: cells[0]) else {
        throw fault(path, record.line, "'\(cells[0])' is not a level")
      }
      let key = AreaKey(cells[1])
      try checkNames(cells, isNew: codes.insert(cells[2]).inserted, path, record.line)
      let code = AreaCode(
        code: cells[2], name: cells[3], validFrom: try date(cells[6], path, record.line),
        validTo: cells[7].isEmpty ? nil : try date(cells[7], path, record.line))
      var draft = drafts[key] ?? AreaDraft(level: level)
      guard draft.level == level else {
        throw fault(path, record.line, "'\(cells[1])' is a \(draft.level.rawValue) further up")
      }
      draft.codes.append(code)
      draft.region = cells[4].isEmpty ? nil : AreaKey(cells[4])
      draft.subRegion = cells[5].isEmpty ? nil : AreaKey(cells[5])
      draft.otherNames += cells[8].split(separator: "|").map(String.init)
      drafts[key] = draft
      guard cells[9].isEmpty || numbers.updateValue(key, forKey: cells[9]) ?? key == key else {
        throw fault(path, record.line, "the number '\(cells[9])' is another area's already")
      }
    }
    return (drafts.map { $1.area(key: $0) }, numbers)
  }

  /// Refuses a key, code or name that is blank, a code that comes twice, and one that cannot be part
  /// of a file's name: pages are named by the codes of areas.
  private static func checkNames(
    _ cells: [String], isNew: Bool, _ path: String, _ line: Int
  ) throws(ConfigurationFault) {
    for (column, cell) in zip(["area_key", "code", "name"], cells[1...3])
    where cell.allSatisfy(\.isWhitespace) {
      throw fault(path, line, "'\(column)' is blank")
    }
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
    guard parts.allSatisfy(isPlain) else {
      throw fault(path, line, "'\(cells[1])' or '\(cells[2])' has more than letters and digits")
    }
    guard cells[3].utf8.count <= 200 else {
      throw fault(path, line, "the name is longer than 200 bytes")
    }
    guard !FormulaText.begins(cells[3]) else {
      throw fault(path, line, "the name '\(cells[3])' is a formula to a spreadsheet")
    }
    guard isNew else { throw fault(path, line, "the code '\(cells[2])' is there twice") }
  }

  /// An area while its rows are being collected.
  private struct AreaDraft {
    var level: AreaLevel
    var codes: [AreaCode] = []
    var region: AreaKey?
    var subRegion: AreaKey?
    var otherNames: [String] = []

    init(level: AreaLevel) { self.level = level }

    func area(key: AreaKey) -> Area {
      Area(
        key: key, level: level, codes: codes.sorted { $0.validFrom < $1.validFrom },
        region: level == .region ? nil : region, subRegion: subRegion, otherNames: otherNames)
    }
  }

  private static func changes(path: String) throws -> [BoundaryChange] {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    let columns = try [
      "effective_date", "from_key", "to_key", "treatment", "joined_area_name", "note",
    ].map { try header.index(of: $0) }
    var changes: [BoundaryChange] = []
    while let record = try reader.next() {
      let cells = columns.map { record.string(at: $0) }
      guard let treatment = BoundaryTreatment(rawValue: cells[3]) else {
        throw fault(path, record.line, "'\(cells[3])' is not a treatment")
      }
      changes.append(
        BoundaryChange(
          effective: try date(cells[0], path, record.line), from: AreaKey(cells[1]),
          to: AreaKey(cells[2]), treatment: treatment,
          joinedAreaName: cells[4].isEmpty ? nil : cells[4], note: cells[5]))
    }
    return changes
  }

  private static func neighbours(
    path: String, register: AreaRegister
  ) throws -> [NeighbourModel] {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    let columns = try ["model", "area_key", "rank", "neighbour_key", "closeness"].map {
      try header.index(of: $0)
    }
    var models: [String: [AreaKey: [StatisticalNeighbour]]] = [:]
    while let record = try reader.next() {
      let cells = columns.map { record.string(at: $0) }
      guard let rank = Int(cells[2]), (1...10).contains(rank) else {
        throw fault(path, record.line, "'\(cells[2])' is not a rank from 1 to 10")
      }
      let (area, neighbour) = (AreaKey(cells[1]), AreaKey(cells[3]))
      guard register[area] != nil, register[neighbour] != nil else {
        throw fault(path, record.line, "'\(cells[1])' or '\(cells[3])' is not in areas.csv")
      }
      models[cells[0], default: [:]][area, default: []].append(
        StatisticalNeighbour(neighbour: neighbour, rank: rank, closeness: cells[4]))
    }
    return models.sorted { $0.key > $1.key }.map { name, neighbours in
      NeighbourModel(
        name: name, neighbours: neighbours.mapValues { $0.sorted { $0.rank < $1.rank } })
    }
  }
}
