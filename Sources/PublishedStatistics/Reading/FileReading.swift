internal import CareStatistics
internal import DelimitedText

/// What one file holds for every reading that draws on it.
struct FileReading: Sendable {
  /// The file with its number of rows.
  let file: SourceFile
  /// The grids of each reading, by its place among all readings.
  let grids: [(place: Int, cells: [CellGrid?])]
  let findings: [Finding]

  /// Reads a file; `nil` for one whose source the catalogue does not have.
  init?(_ input: InputFile, index: Int, catalogue: Catalogue, register: AreaRegister) {
    guard let source = catalogue.source(input.source) else { return nil }
    let readings = Self.readings(of: source.id, in: catalogue)
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
    file = SourceFile(input, of: source, rows: rows)
  }

  /// A reading from its parts.
  init(file: SourceFile, grids: [(place: Int, cells: [CellGrid?])], findings: [Finding]) {
    (self.file, self.grids, self.findings) = (file, grids, findings)
  }

  /// The readings on a source, each with its place among all readings of the catalogue.
  static func readings(of source: String, in catalogue: Catalogue) -> [(Int, Reading)] {
    catalogue.measures.flatMap(\.readings).enumerated().filter { $1.source == source }
      .map { ($0, $1) }
  }
}

extension SourceFile {
  /// A file that was read.
  init(_ input: InputFile, of source: CatalogueSource, rows: Int) {
    self.init(
      source: source.id, name: input.name, publication: source.publication, sha256: input.sha256,
      bytes: input.bytes, rows: rows)
  }
}

extension Reading {
  /// One grid for each role that the reading has a column for.
  func emptyGrids(areaCount: Int) -> [CellGrid?] {
    FigureRole.allCases.map { role in columns[role].map { _ in CellGrid(areaCount: areaCount) } }
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
