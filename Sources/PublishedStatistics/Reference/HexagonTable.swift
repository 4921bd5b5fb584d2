internal import CareStatistics
internal import DelimitedText

/// Reads `hexagons.csv`: where each authority of today stands on the map of equal hexagons.
enum HexagonTable {
  /// The cells while they are being collected.
  private struct Draft {
    let known: Set<AreaKey>
    var cells: [AreaKey: MapCell] = [:]
    var taken: Set<String> = []
  }

  /// The cells by area.
  ///
  /// - Parameters:
  ///   - areas: The areas that may stand on the map.
  ///   - faults: Takes a fault for an unknown area, a place that is no number, a place, label or area
  ///     that comes twice, and an authority of today without a place.
  /// - Throws: `DelimitedFault` for a file that cannot be read.
  static func cells(
    path: String, areas: [Area], faults: inout [ConfigurationFault]
  ) throws(DelimitedFault) -> [AreaKey: MapCell] {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    var columns: [Int] = []
    for name in ["area_key", "label", "column", "row"] {
      columns.append(try header.index(of: name))
    }
    let authorities = areas.filter { $0.level == .localAuthority && $0.isCurrent }
    var draft = Draft(known: Set(authorities.map(\.key)))
    var last = 1
    while faults.count < ReferenceTables.mostFaults, let record = try reader.next() {
      let texts = columns.map { record.string(at: $0) }
      last = record.line
      do throws(ConfigurationFault) {
        try take(texts, path, last, &draft)
      } catch {
        faults.append(error)
      }
    }
    for missing in authorities.sorted(by: { $0.key < $1.key }) where draft.cells[missing.key] == nil
    {
      faults.append(
        ReferenceTables.fault(
          path, last, "\(missing.name) (\(missing.key.rawValue)) has no place on the map"))
    }
    return draft.cells
  }

  private static func take(
    _ texts: [String], _ path: String, _ line: Int, _ draft: inout Draft
  ) throws(ConfigurationFault) {
    guard let column = Int(texts[2]), let row = Int(texts[3]), (0...99).contains(column),
      (0...99).contains(row)
    else {
      throw ReferenceTables.fault(
        path, line, "'\(texts[2])' or '\(texts[3])' is not a place from 0 to 99")
    }
    let key = AreaKey(texts[0])
    guard draft.known.contains(key) else {
      throw ReferenceTables.fault(path, line, "'\(texts[0])' is not an authority of today")
    }
    guard draft.taken.insert("\(column) \(row)").inserted else {
      throw ReferenceTables.fault(path, line, "column \(column), row \(row) is taken already")
    }
    guard !texts[1].isEmpty, texts[1].count <= 4, draft.taken.insert(texts[1]).inserted else {
      throw ReferenceTables.fault(
        path, line, "'\(texts[1])' is not a label of at most four letters of its own")
    }
    guard draft.cells[key] == nil else {
      throw ReferenceTables.fault(path, line, "'\(texts[0])' has a place already")
    }
    draft.cells[key] = MapCell(label: texts[1], column: column, row: row)
  }
}
