public import CareStatistics

/// What the published files of a run say: observations, findings and the files themselves.
public struct PublishedFigures: Sendable {
  /// One observation a measure, area and year.
  public let observations: [Observation]
  /// Everything worth a look, in listing order.
  public let findings: [Finding]
  /// The files that were read, in the order of their sources.
  public let sources: [SourceFile]
  /// What each file gave, for a later run to take instead of reading it; files with an error have
  /// none.
  public let readings: [HeldReading]
  /// How many files were taken as an earlier run had read them.
  public let heldFiles: Int

  /// Reads every file, each on a task of its own, and joins the readings of each measure.
  ///
  /// - Parameters:
  ///   - catalogue: The measures and where they stand.
  ///   - files: The files, each with its source; in a fixed order, since provenance counts them.
  ///   - register: The areas that rows may be about.
  ///   - held: What an earlier run of the same program read with the same catalogue and areas; a
  ///     file that is among it with the same name and digest is not read again.
  /// - Returns: Observations and findings. A fault in a file is a finding of severity error, and
  ///   the other files are still read, so that one fault never hides another.
  public static func read(
    _ catalogue: Catalogue, files: [InputFile], register: AreaRegister, held: [HeldReading] = []
  ) async -> PublishedFigures {
    var layout: [(measure: Int, reading: Reading)] = []
    for (index, measure) in catalogue.measures.enumerated() {
      for reading in measure.readings { layout.append((index, reading)) }
    }
    let contents = await contents(
      of: files, catalogue: catalogue, register: register, held: held)
    var grids = layout.map { $0.reading.emptyGrids(areaCount: register.areas.count) }
    var findings: [Finding] = []
    for (content, _) in contents {
      findings += content.findings
      for (position, grid) in content.grids {
        findings += grids[position].take(grid, file: content.file.name)
      }
    }
    let sources = contents.map(\.reading.file)
    let assembly = ObservationAssembly(
      catalogue: catalogue, register: register, layout: layout, grids: grids, sources: sources)
    var observations: [Observation] = []
    for part in await parts(of: assembly, count: catalogue.measures.count) {
      observations += part.observations
      findings += part.findings
    }
    findings +=
      SourceCoverage(catalogue: catalogue, register: register, layout: layout, grids: grids)
      .findings
    findings += DataGates(catalogue: catalogue, register: register).findings(on: observations)
    return PublishedFigures(
      observations: observations, findings: findings.sorted(by: Finding.listedBefore),
      sources: sources,
      readings: contents.compactMap { $0.held ?? HeldReading($0.reading) },
      heldFiles: contents.count { $0.held != nil })
  }

  private static func parts(
    of assembly: ObservationAssembly, count: Int
  ) async -> [(observations: [Observation], findings: [Finding])] {
    await withTaskGroup(of: (Int, [Observation], [Finding]).self) { group in
      for index in 0..<count {
        group.addTask {
          let part = assembly.assembled(measure: index)
          return (index, part.observations, part.findings)
        }
      }
      var parts = [(observations: [Observation], findings: [Finding])](
        repeating: ([], []), count: count)
      for await (index, observations, findings) in group { parts[index] = (observations, findings) }
      return parts
    }
  }

  /// What a file gave, and what it was taken from where it was not read.
  private typealias Content = (reading: FileReading, held: HeldReading?)

  private static func contents(
    of files: [InputFile], catalogue: Catalogue, register: AreaRegister, held: [HeldReading]
  ) async -> [Content] {
    await withTaskGroup(of: (Int, Content?).self) { group in
      for (index, file) in files.enumerated() {
        group.addTask {
          if let own = held.first(where: { $0.isOf(file) }),
            let reading = own.reading(
              of: file, index: index, catalogue: catalogue, register: register)
          {
            return (index, (reading, own))
          }
          let reading = FileReading(file, index: index, catalogue: catalogue, register: register)
          return (index, reading.map { ($0, nil) })
        }
      }
      var contents = [Content?](repeating: nil, count: files.count)
      for await (index, content) in group { contents[index] = content }
      return contents.compactMap { $0 }
    }
  }
}

extension [CellGrid?] {
  /// Takes over the cells of another file of the same source; cells of both are findings.
  fileprivate mutating func take(_ other: [CellGrid?], file: String) -> [Finding] {
    var findings: [Finding] = []
    for role in indices {
      guard let grid = other[role] else { continue }
      guard let lines = self[role]?.merge(grid) else { continue }
      for (line, earlier) in lines {
        findings.append(
          Finding(
            rule: "duplicate-row", severity: .error,
            message: "the same area, year and rows as line \(earlier) of another file",
            remedy: "Keep one release of a table in the folder.", file: file, line: line))
      }
    }
    return findings
  }
}
