internal import CareStatistics
internal import DelimitedText

/// Reads `hexagons.csv`: where each authority of today stands on the map of equal hexagons.
enum HexagonTable {
  /// The cells by area.
  ///
  /// - Parameter areas: The areas that may stand on the map.
  /// - Throws: `ConfigurationFault` for an unknown area, a place that is no number, a place, label or
  ///   area that comes twice, and an authority of today without a place.
  static func cells(path: String, areas: [Area]) throws -> [AreaKey: MapCell] {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    let columns = try ["area_key", "label", "column", "row"].map { try header.index(of: $0) }
    let authorities = areas.filter { $0.level == .localAuthority && $0.isCurrent }
    let known = Set(authorities.map(\.key))
    var cells: [AreaKey: MapCell] = [:]
    var taken: Set<String> = []
    var last = 1
    while let record = try reader.next() {
      let texts = columns.map { record.string(at: $0) }
      last = record.line
      guard let column = Int(texts[2]), let row = Int(texts[3]), (0...99).contains(column),
        (0...99).contains(row)
      else {
        throw ReferenceTables.fault(
          path, last, "'\(texts[2])' or '\(texts[3])' is not a place from 0 to 99")
      }
      let key = AreaKey(texts[0])
      guard known.contains(key) else {
        throw ReferenceTables.fault(path, last, "'\(texts[0])' is not an authority of today")
      }
      guard taken.insert("\(column) \(row)").inserted else {
        throw ReferenceTables.fault(path, last, "column \(column), row \(row) is taken already")
      }
      guard !texts[1].isEmpty, texts[1].count <= 4, taken.insert(texts[1]).inserted else {
        throw ReferenceTables.fault(
          path, last, "'\(texts[1])' is not a label of at most four letters of its own")
      }
      guard cells[key] == nil else {
        throw ReferenceTables.fault(path, last, "'\(texts[0])' has a place already")
      }
      cells[key] = MapCell(label: texts[1], column: column, row: row)
    }
    if let missing = authorities.first(where: { cells[$0.key] == nil }) {
      throw ReferenceTables.fault(
        path, last, "\(missing.name) (\(missing.key.rawValue)) has no place on the map")
    }
    return cells
  }
}
