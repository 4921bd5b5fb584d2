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

  /// Reads every file and joins the readings of each measure.
  ///
  /// - Parameters:
  ///   - catalogue: The measures and where they stand.
  ///   - files: The files, each with its source; in a fixed order, since provenance counts them.
  ///   - register: The areas that rows may be about.
  /// - Returns: Observations and findings. A fault in a file is a finding of severity error, and
  ///   the other files are still read, so that one fault never hides another.
  public static func read(
    _ catalogue: Catalogue, files: [InputFile], register: AreaRegister
  ) -> PublishedFigures {
    var layout: [(measure: Int, reading: Reading)] = []
    for (index, measure) in catalogue.measures.enumerated() {
      for reading in measure.readings { layout.append((index, reading)) }
    }
    var grids: [[CellGrid?]] = layout.map { entry in
      FigureRole.allCases.map { role in
        entry.reading.columns[role].map { _ in CellGrid(areaCount: register.areas.count) }
      }
    }
    var findings: [Finding] = []
    var sources: [SourceFile] = []
    for (sourceIndex, file) in files.enumerated() {
      guard let source = catalogue.source(file.source) else { continue }
      let readings = layout.enumerated().filter { $1.reading.source == source.id }
        .map { ($0, $1.reading) }
      var rows = 0
      do throws(DelimitedFault) {
        var reader = try SourceReader(
          source: source, file: file, sourceIndex: sourceIndex, readings: readings,
          register: register)
        do throws(DelimitedFault) {
          try reader.read(into: &grids)
        } catch {
          findings.append(Finding(error, in: file))
        }
        findings += reader.findings
        rows = reader.rows
      } catch {
        findings.append(Finding(error, in: file))
      }
      sources.append(
        SourceFile(
          source: source.id, name: file.name, publication: source.publication,
          sha256: file.sha256, bytes: file.bytes, rows: rows))
    }
    var assembly = ObservationAssembly(
      catalogue: catalogue, register: register, layout: layout, grids: grids, sources: sources)
    let observations = assembly.assemble()
    findings += assembly.findings
    findings +=
      SourceCoverage(catalogue: catalogue, register: register, layout: layout, grids: grids)
      .findings
    findings += DataGates(catalogue: catalogue, register: register).findings(on: observations)
    return PublishedFigures(
      observations: observations, findings: findings.sorted(by: Finding.listedBefore),
      sources: sources)
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
