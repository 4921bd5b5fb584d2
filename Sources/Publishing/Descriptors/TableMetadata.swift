/// `<table>.csv-metadata.json`: what one table's columns are, in the form of CSV on the Web.
///
/// A reference must lead to one row of the other table alone there, so that only those to a whole key
/// are listed.
public enum TableMetadata {
  /// The description that stands beside a table.
  public static func file(of table: TidyFile) -> TidyFile {
    var schema: [(String, JSONValue)] = [("columns", .list(table.fields.map(column)))]
    if !table.key.isEmpty { schema.append(("primaryKey", .texts(table.key))) }
    let references = TableReferences.references(of: table).filter(\.isKey).map { reference in
      JSONValue.object([
        ("columnReference", .texts([reference.column])),
        (
          "reference",
          .object([
            ("resource", .text("\(reference.table).csv")),
            ("columnReference", .texts([reference.target])),
          ])
        ),
      ])
    }
    if !references.isEmpty { schema.append(("foreignKeys", .list(references))) }
    let descriptor = JSONValue.object([
      (
        "@context",
        .list([.text("http://www.w3.org/ns/csvw"), .object([("@language", .text("en"))])])
      ),
      ("url", .text("\(table.tableName).csv")),
      ("dc:title", .text(table.title)),
      ("dc:description", .text(table.grain)),
      ("dc:license", .object([("@id", .text(DataLicence.path))])),
      (
        "dialect",
        .object([
          ("encoding", .text("utf-8")), ("header", .flag(true)), ("delimiter", .text(",")),
          ("lineTerminators", .texts([table.family.lineEnd])), ("quoteChar", .text("\"")),
          ("doubleQuote", .flag(true)),
        ])
      ),
      ("tableSchema", .object(schema)),
    ])
    return TidyFile(
      name: "\(table.name)-metadata.json", title: "A description of \(table.name) for programs",
      grain: "", fields: [], key: [], bytes: descriptor.bytes, rows: 0)
  }

  private static func column(_ field: TidyField) -> JSONValue {
    .object([
      ("name", .text(field.name)), ("titles", .text(field.name)),
      ("dc:description", .text(field.description)), ("datatype", .text(field.kind.rawValue)),
      ("null", .text("")),
    ])
  }
}
