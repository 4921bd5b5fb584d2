internal import CareStatistics
internal import DelimitedText
internal import PublishedStatistics
internal import TrendAnalysis

/// A cell of a published file, as it stands there.
struct PublishedCell: Sendable {
  /// The file's name.
  let file: String
  /// The line of the record, the header being line 1.
  let line: Int
  /// The column; several joined by ` + ` where they are added up.
  let column: String
  /// The text, letter by letter.
  let text: String
  /// What makes the row the right one, for example `characteristic = Total`.
  let conditions: [String]
}

/// Finds the cells that figures were read from, by reading the files once more.
struct CellTracer {
  let inputs: PipelineInputs
  let figures: PublishedFigures

  /// A record with the names of its columns.
  private struct Row {
    var cells: [String: String]
  }

  private struct Place: Hashable {
    let source: Int
    let line: Int
  }

  /// The figures of some areas with their cells, by area and year.
  ///
  /// - Parameter window: The years to show; `nil` for all.
  /// - Throws: `PipelineFault` for a file that cannot be read.
  func years(
    of table: ObservationTable, measure: Measure, areas: Set<AreaKey>,
    within window: ClosedRange<Int>?
  ) throws(PipelineFault) -> [Explanation.YearFigures] {
    let observations = areas.sorted().flatMap { key in
      table.observations(of: measure.id, in: key).filter { window?.contains($0.year) ?? true }
    }
    let figures = observations.flatMap { [$0.published, $0.numerator, $0.denominator] }
    let places = Set(
      figures.compactMap { $0?.provenance }.map { Place(source: $0.source, line: $0.line) })
    let rows = try rows(at: places)
    var years: [Explanation.YearFigures] = []
    for observation in observations {
      guard let area = table.register[observation.area] else { continue }
      var cells: [FigureRole: PublishedCell] = [:]
      cells[.value] = cell(observation.published, .value, measure, rows)
      cells[.numerator] = cell(observation.numerator, .numerator, measure, rows)
      cells[.denominator] = cell(observation.denominator, .denominator, measure, rows)
      years.append(
        Explanation.YearFigures(area: area, observation: observation, cells: cells))
    }
    return years
  }

  /// The records at some places.
  private func rows(at places: Set<Place>) throws(PipelineFault) -> [Place: Row] {
    var rows: [Place: Row] = [:]
    for source in inputs.files.indices {
      let lines = Set(places.filter { $0.source == source }.map(\.line))
      guard !lines.isEmpty else { continue }
      do {
        var reader = try DelimitedReader(path: inputs.files[source].path)
        let names = reader.header.names
        while let record = try reader.next() {
          let line = record.line
          if !lines.contains(line) { continue }
          let cells = names.indices.map { (names[$0], record.string(at: $0)) }
          rows[Place(source: source, line: line)] = Row(
            cells: Dictionary(cells, uniquingKeysWith: { first, _ in first }))
        }
      } catch {
        throw PipelineFault(error)
      }
    }
    return rows
  }

  /// The cell that a figure was read from; `nil` for a figure that no file has.
  private func cell(
    _ figure: Figure?, _ role: FigureRole, _ measure: Measure, _ rows: [Place: Row]
  ) -> PublishedCell? {
    guard let figure, let place = figure.provenance,
      let row = rows[Place(source: place.source, line: place.line)],
      inputs.files.indices.contains(place.source)
    else { return nil }
    let file = inputs.files[place.source]
    for (reading, columns) in candidates(role, measure) where reading.source == file.source {
      let text = columns.map { row.cells[$0] ?? "" }.joined(separator: " + ")
      guard text == figure.text,
        reading.conditions.allSatisfy({ row.cells[$0.column] == $0.value })
      else { continue }
      return PublishedCell(
        file: file.name, line: place.line, column: columns.joined(separator: " + "), text: text,
        conditions: reading.conditions.map { "\($0.column) = \($0.value)" })
    }
    return nil
  }

  /// The readings that may have given a figure: the measure's own, and for a denominator those of the
  /// measure that counts the population.
  private func candidates(
    _ role: FigureRole, _ measure: Measure
  ) -> [(reading: Reading, columns: [String])] {
    func readings(_ id: String, _ role: FigureRole) -> [(reading: Reading, columns: [String])] {
      let entry = inputs.catalogue.measures.first { $0.measure.id == id }
      return (entry?.readings ?? []).compactMap { reading in
        reading.columns[role].map { (reading, $0) }
      }
    }
    let own = readings(measure.id, role)
    guard role == .denominator, let population = measure.population else { return own }
    return own + readings(population.measure, .value)
  }
}
