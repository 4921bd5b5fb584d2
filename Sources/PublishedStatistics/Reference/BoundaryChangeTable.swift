internal import CareStatistics
internal import DelimitedText

/// Reads `boundary_changes.csv`: every step of a reorganisation.
enum BoundaryChangeTable {
  private static let columns = [
    "effective_date", "from_key", "to_key", "treatment", "joined_area_name", "note",
  ]

  /// The day from which `areas.csv` knows every authority: those that ended on it are not in there.
  static let firstDay = CalendarDate(year: 2009, month: 4, day: 1)

  /// The changes, in the order of the file.
  ///
  /// - Parameters:
  ///   - known: The keys of `areas.csv`.
  ///   - faults: Takes a fault for each row that makes no sense or names an unknown area.
  /// - Throws: `DelimitedFault` for a file that cannot be read.
  static func changes(
    path: String, known: Set<AreaKey>, faults: inout [ConfigurationFault]
  ) throws(DelimitedFault) -> [BoundaryChange] {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    var columns: [Int] = []
    for name in Self.columns { columns.append(try header.index(of: name)) }
    var changes: [BoundaryChange] = []
    while faults.count < ReferenceTables.mostFaults, let record = try reader.next() {
      let (cells, line) = (columns.map { record.string(at: $0) }, record.line)
      do throws(ConfigurationFault) {
        changes.append(try change(cells, path, line, known))
      } catch {
        faults.append(error)
      }
    }
    return changes
  }

  private static func change(
    _ cells: [String], _ path: String, _ line: Int, _ known: Set<AreaKey>
  ) throws(ConfigurationFault) -> BoundaryChange {
    guard let treatment = BoundaryTreatment(rawValue: cells[3]) else {
      throw ReferenceTables.fault(path, line, "'\(cells[3])' is not a treatment")
    }
    let day = try ReferenceTables.date(cells[0], path, line)
    let (from, to) = (AreaKey(cells[1]), AreaKey(cells[2]))
    for (name, key) in [("from_key", from), ("to_key", to)] where !known.contains(key) {
      if name == "from_key", day <= firstDay, !cells[1].isEmpty { continue }
      throw ReferenceTables.fault(path, line, "\(name) '\(key.rawValue)' is not in areas.csv")
    }
    return BoundaryChange(
      effective: day, from: from, to: to, treatment: treatment,
      joinedAreaName: cells[4].isEmpty ? nil : cells[4], note: cells[5])
  }
}
