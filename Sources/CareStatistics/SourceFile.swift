/// One input file of a run.
public struct SourceFile: Hashable, Sendable {
  /// The source's id in the catalogue.
  public let source: String
  /// The file's name, without its folder.
  public let name: String
  /// The publication and its publisher, for example "Department for Education, Children in need".
  public let publication: String
  /// The file's SHA-256 in lower-case hexadecimal digits.
  public let sha256: String
  /// The size in bytes.
  public let bytes: Int
  /// Data records, the header not counted.
  public let rows: Int

  /// A source file from its parts.
  public init(
    source: String, name: String, publication: String, sha256: String, bytes: Int, rows: Int
  ) {
    (self.source, self.name, self.publication) = (source, name, publication)
    (self.sha256, self.bytes, self.rows) = (sha256, bytes, rows)
  }
}

/// One difference between the figures held before a run and the figures that the run read.
public struct FigureChange: Hashable, Sendable {
  /// What kind of difference it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case newFigure = "new figure"
    case revised
    case newlyWithheld = "newly withheld"
    case released
    case removed
  }

  /// The measure's id.
  public let measure: String
  /// The area.
  public let area: AreaKey
  /// The year of the period.
  public let year: Int
  /// The kind of difference.
  public let kind: Kind
  /// The published text before; empty for none.
  public let before: String
  /// The published text now; empty for none.
  public let after: String

  /// A change from its parts.
  public init(
    measure: String, area: AreaKey, year: Int, kind: Kind, before: String, after: String
  ) {
    (self.measure, self.area, self.year) = (measure, area, year)
    (self.kind, self.before, self.after) = (kind, before, after)
  }
}
