public import CareStatistics
internal import DelimitedText

/// What the published files of a run say: observations, findings and the files themselves.
public struct PublishedFigures: Sendable {
  /// One observation a measure, area and year.
  public let observations: [Observation]
  /// Everything worth a look, in listing order.
  public let findings: [Finding]
  /// The files that were read, in the order of their sources.
  public let sources: [SourceFile]

  /// Reads every file, each on a task of its own, and joins the readings of each measure.
  ///
  /// - Parameters:
  ///   - catalogue: The measures and where they stand.
  ///   - files: The files, each with its source; in a fixed order, since provenance counts them.
  ///   - register: The areas that rows may be about.
  /// - Returns: Observations and findings. A fault in a file is a finding of severity error, and
  ///   the other files are still read, so that one fault never hides another.
  public static func read(
    _ catalogue: Catalogue, files: [InputFile], register: AreaRegister
  ) async -> PublishedFigures {
    var layout: [(measure: Int, reading: Reading)] = []
    for (index, measure) in catalogue.measures.enumerated() {
      for reading in measure.readings { layout.append((index, reading)) }
    }
    let contents = await contents(of: files, catalogue: catalogue, register: register)
    var grids = layout.map { $0.reading.emptyGrids(areaCount: register.areas.count) }
    var findings: [Finding] = []
    for content in contents {
      findings += content.findings
      for (position, grid) in content.grids {
        findings += grids[position].take(grid, file: content.file.name)
      }
    }
    let sources = contents.map(\.file)
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
      sources: sources)
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

  private static func contents(
    of files: [InputFile], catalogue: Catalogue, register: AreaRegister
  ) async -> [FileContent] {
    await withTaskGroup(of: (Int, FileContent?).self) { group in
      for (index, file) in files.enumerated() {
        group.addTask {
          (index, FileContent(file, index: index, catalogue: catalogue, register: register))
        }
      }
      var contents = [FileContent?](repeating: nil, count: files.count)
      for await (index, content) in group { contents[index] = content }
      return contents.compactMap { $0 }
    }
  }
}

/// What one file holds for every reading that draws on it.
private struct FileContent: Sendable {
  /// The file with its number of rows.
  let file: SourceFile
  /// The grids of each reading, by its place among all readings.
  let grids: [(Int, [CellGrid?])]
  let findings: [Finding]

  /// Reads a file; `nil` for one whose source the catalogue does not have.
  init?(_ input: InputFile, index: Int, catalogue: Catalogue, register: AreaRegister) {
    guard let source = catalogue.source(input.source) else { return nil }
    let readings = catalogue.measures.flatMap(\.readings).enumerated()
      .filter { $1.source == source.id }.map { ($0, $1) }
    var own = readings.map { $1.emptyGrids(areaCount: register.areas.count) }
    var findings: [Finding] = []
    var rows = 0
    do throws(DelimitedFault) {
      var reader = try SourceReader(
        source: source, file: input, sourceIndex: index,
        readings: readings.enumerated().map { ($0, $1.1) }, register: register)
      do throws(DelimitedFault) {
        try reader.read(into: &own)
      } catch {
        findings.append(Finding(error, in: input))
      }
      findings += reader.findings
      rows = reader.rows
    } catch {
      findings.append(Finding(error, in: input))
    }
    grids = zip(readings.map(\.0), own).map { ($0, $1) }
    self.findings = findings
    file = SourceFile(
      source: source.id, name: input.name, publication: source.publication, sha256: input.sha256,
      bytes: input.bytes, rows: rows)
  }
}

extension Reading {
  /// One grid for each role that the reading has a column for.
  fileprivate func emptyGrids(areaCount: Int) -> [CellGrid?] {
    FigureRole.allCases.map { role in columns[role].map { _ in CellGrid(areaCount: areaCount) } }
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

extension Finding {
  /// A file's fault as a finding.
  fileprivate init(_ fault: DelimitedFault, in file: InputFile) {
    self.init(
      rule: "unreadable-file", severity: .error, message: fault.description,
      remedy: fault.remedy, file: file.name, line: fault.line > 0 ? fault.line : nil,
      column: fault.column)
  }
}
