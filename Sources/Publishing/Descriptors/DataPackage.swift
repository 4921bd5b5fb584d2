public import CareStatistics

/// `datapackage.json`: what every table of a run is, for programs, in the form of Data Package 2.
///
/// It has no `created`: the run has no clock, and the input files do not say when they were published.
/// The digests name the content instead.
public enum DataPackage {
  /// A table with the digest of its bytes.
  public struct Resource: Sendable {
    /// The table.
    public let file: TidyFile
    /// SHA-256 in lower-case hexadecimal digits.
    public let sha256: String

    /// A table and its digest.
    public init(file: TidyFile, sha256: String) { (self.file, self.sha256) = (file, sha256) }
  }

  /// The descriptor over tables.
  ///
  /// - Parameter version: The program's version.
  public static func file(
    over resources: [Resource], sources: [SourceFile], version: String
  ) -> TidyFile {
    let publications = Set(sources.map(\.publication)).sorted()
    let descriptor = JSONValue.object([
      ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .text("carenumbers")),
      ("title", .text("Children in care: statistics of local authorities in England")),
      (
        "description",
        .text(
          "Published figures beside their comparators, and trends against the rest of England. "
            + "Derived from official statistics; not an official statistic.")
      ),
      ("version", .text(version)),
      (
        "licenses",
        .list([
          .object([
            ("name", .text(DataLicence.name)), ("path", .text(DataLicence.path)),
            ("title", .text(DataLicence.title)),
          ])
        ])
      ),
      ("sources", .list(publications.map { .object([("title", .text($0))]) })),
      ("contributors", .list([.object([("title", .text("carenumbers"))])])),
      ("resources", .list(resources.map(resource))),
    ])
    return TidyFile(
      name: "datapackage.json", title: "A description of the tables for programs", grain: "",
      fields: [], key: [], bytes: descriptor.bytes, rows: 0)
  }

  private static func resource(_ resource: Resource) -> JSONValue {
    let file = resource.file
    return .object([
      ("name", .text(file.tableName)),
      ("type", .text("table")),
      ("path", .text(file.name)),
      ("title", .text(file.title)),
      ("description", .text(file.grain)),
      ("format", .text("csv")),
      ("mediatype", .text("text/csv")),
      ("encoding", .text("utf-8")),
      ("bytes", .integer(file.size)),
      ("hash", .text("sha256:\(resource.sha256)")),
      (
        "dialect",
        .object([
          ("delimiter", .text(",")), ("lineTerminator", .text(file.family.lineEnd)),
          ("quoteChar", .text("\"")), ("doubleQuote", .flag(true)), ("header", .flag(true)),
        ])
      ),
      ("schema", schema(of: file)),
    ])
  }

  private static func schema(of file: TidyFile) -> JSONValue {
    var members: JSONValue.Members = [
      (
        "fields",
        .list(
          file.fields.map { field in
            .object([
              ("name", .text(field.name)), ("type", .text(field.kind.rawValue)),
              ("description", .text(field.description)),
            ])
          })
      ),
      ("missingValues", .list(missingValues(of: file))),
    ]
    if !file.key.isEmpty { members.append(("primaryKey", .texts(file.key))) }
    let references = TableReferences.references(of: file).map { reference in
      JSONValue.object([
        ("fields", .texts([reference.column])),
        (
          "reference",
          .object([
            ("resource", .text(reference.table)), ("fields", .texts([reference.target])),
          ])
        ),
      ])
    }
    if !references.isEmpty { members.append(("foreignKeys", .list(references))) }
    return .object(members)
  }

  private static func missingValues(of file: TidyFile) -> [JSONValue] {
    guard file.family == .spreadsheet else {
      let hasStatus = file.fields.contains { $0.name == "value_status" }
      let label = hasStatus ? "no value; see value_status" : "no value"
      return [.object([("value", .text("")), ("label", .text(label))])]
    }
    return ValueStatus.allCases.map { status in
      // Labels must differ, and two symbols mean the same.
      let label = status.explanation + (status == .roundsToZero ? " (older symbol)" : "")
      return .object([("value", .text(status.mark)), ("label", .text(label))])
    }
  }
}
