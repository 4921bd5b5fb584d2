internal import CareStatistics
internal import DelimitedText

/// Reads `neighbours.csv`: the statistical neighbours of every authority in each model.
enum NeighbourTable {
  private typealias Models = [String: [AreaKey: [StatisticalNeighbour]]]

  /// The models, newest first.
  ///
  /// - Parameters:
  ///   - known: The keys of `areas.csv`.
  ///   - faults: Takes a fault for each row that makes no sense, that names an unknown area, or whose
  ///     rank or neighbour its area has already.
  /// - Throws: `DelimitedFault` for a file that cannot be read.
  static func models(
    path: String, known: Set<AreaKey>, faults: inout [ConfigurationFault]
  ) throws(DelimitedFault) -> [NeighbourModel] {
    var reader = try DelimitedReader(path: path, isRegular: true)
    let header = reader.header
    var columns: [Int] = []
    for name in ["model", "area_key", "rank", "neighbour_key", "closeness"] {
      columns.append(try header.index(of: name))
    }
    var models: Models = [:]
    while faults.count < ReferenceTables.mostFaults, let record = try reader.next() {
      let (cells, line) = (columns.map { record.string(at: $0) }, record.line)
      do throws(ConfigurationFault) {
        try take(cells, path, line, known, &models)
      } catch {
        faults.append(error)
      }
    }
    return models.sorted { $0.key > $1.key }.map { name, neighbours in
      NeighbourModel(
        name: name, neighbours: neighbours.mapValues { $0.sorted { $0.rank < $1.rank } })
    }
  }

  private static func take(
    _ cells: [String], _ path: String, _ line: Int, _ known: Set<AreaKey>, _ models: inout Models
  ) throws(ConfigurationFault) {
    guard let rank = Int(cells[2]), (1...10).contains(rank) else {
      throw ReferenceTables.fault(path, line, "'\(cells[2])' is not a rank from 1 to 10")
    }
    let (area, neighbour) = (AreaKey(cells[1]), AreaKey(cells[3]))
    guard known.contains(area), known.contains(neighbour) else {
      throw ReferenceTables.fault(
        path, line, "'\(cells[1])' or '\(cells[3])' is not in areas.csv")
    }
    let earlier = models[cells[0]]?[area] ?? []
    guard area != neighbour, !earlier.contains(where: { $0.neighbour == neighbour }) else {
      throw ReferenceTables.fault(
        path, line, "'\(cells[3])' is itself '\(cells[1])', or its neighbour already")
    }
    guard !earlier.contains(where: { $0.rank == rank }) else {
      throw ReferenceTables.fault(
        path, line, "'\(cells[1])' has a neighbour of rank \(rank) already")
    }
    models[cells[0], default: [:]][area, default: []].append(
      StatisticalNeighbour(neighbour: neighbour, rank: rank, closeness: cells[4]))
  }
}
