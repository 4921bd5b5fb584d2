internal import CareStatistics

/// What one published file gave, as bytes that a later run can take instead of reading the file.
///
/// The bytes hold for the same file, the same catalogue, the same areas and the same program; that
/// all four are the same is for the caller to know, who keeps them. Taking them gives the very cells,
/// places and findings that reading the file would.
public struct HeldReading: Sendable, Hashable {
  /// The source's id in the catalogue.
  public let source: String
  /// The file's name, which stands in findings.
  public let name: String
  /// SHA-256 of the file, in lower-case hexadecimal digits.
  public let sha256: String
  /// The cells and findings.
  public let content: [UInt8]

  /// A reading from its parts, as it was kept.
  public init(source: String, name: String, sha256: String, content: [UInt8]) {
    (self.source, self.name) = (source, name)
    (self.sha256, self.content) = (sha256, content)
  }

  /// Keeps a reading; `nil` for one with an error, from which nothing is published.
  init?(_ reading: FileReading) {
    guard reading.findings.allSatisfy({ $0.severity < .error }) else { return nil }
    (source, name) = (reading.file.source, reading.file.name)
    sha256 = reading.file.sha256
    var bytes = ReadingBytes()
    bytes.put(Self.mark)
    bytes.put(reading.file.rows)
    bytes.put(reading.findings.count)
    for finding in reading.findings { bytes.put(finding) }
    bytes.put(reading.grids.count)
    for (_, cells) in reading.grids {
      for grid in cells {
        bytes.put(grid?.figures.count ?? -1)
        for (slot, figure) in grid?.entries ?? [] {
          bytes.put(slot)
          bytes.put(figure)
        }
      }
    }
    content = bytes.bytes
  }

  /// The first bytes of every content; another number when its form changes.
  private static let mark = "reading 1"

  /// Whether it is that of a file.
  func isOf(_ file: InputFile) -> Bool {
    source == file.source && name == file.name && sha256 == file.sha256
  }

  /// The reading; `nil` where the bytes do not fit the catalogue and the areas.
  ///
  /// - Parameters:
  ///   - file: The file that it is of.
  ///   - index: The file's place among the files of this run, which provenance counts.
  func reading(
    of file: InputFile, index: Int, catalogue: Catalogue, register: AreaRegister
  ) -> FileReading? {
    guard let source = catalogue.source(file.source) else { return nil }
    var bytes = ReadingBytes.Cursor(content)
    guard bytes.text() == Self.mark, let rows = bytes.number(), let count = bytes.count() else {
      return nil
    }
    var findings: [Finding] = []
    for _ in 0..<count {
      guard let finding = bytes.finding() else { return nil }
      findings.append(finding)
    }
    let readings = FileReading.readings(of: source.id, in: catalogue)
    guard bytes.number() == readings.count else { return nil }
    var grids: [(place: Int, cells: [CellGrid?])] = []
    for (place, reading) in readings {
      var cells = reading.emptyGrids(areaCount: register.areas.count)
      for role in cells.indices {
        guard bytes.fill(&cells[role], source: index) else { return nil }
      }
      grids.append((place, cells))
    }
    guard bytes.isAtEnd else { return nil }
    return FileReading(
      file: SourceFile(file, of: source, rows: rows), grids: grids, findings: findings)
  }
}

extension ReadingBytes.Cursor {
  /// Fills an empty grid; `false` where the bytes are not those of one.
  fileprivate mutating func fill(_ grid: inout CellGrid?, source: Int) -> Bool {
    guard let count = number() else { return false }
    guard count >= 0 else { return grid == nil }
    guard grid != nil else { return false }
    for _ in 0..<count {
      guard let slot = number(), let figure = figure(source: source),
        grid?.put(figure, slot: slot) == true
      else { return false }
    }
    return true
  }
}
