/// What the columns of tables are, in the form of CSV on the Web.
///
/// A description that stands beside its table may speak of that table alone; references between tables
/// are in the description of them all.
public enum TableMetadata {
  /// `<table>.csv-metadata.json`, the description beside one table.
  public static func file(of table: TidyFile) -> TidyFile {
    described(
      name: "\(table.name)-metadata.json", title: "A description of \(table.name) for programs",
      [context] + members(of: table, references: []))
  }

  /// `csv-metadata.json`, the description of all tables of one folder, with the references between
  /// them.
  ///
  /// - Parameter tables: Tables that stand in one folder; at least one.
  public static func group(of tables: [TidyFile]) -> TidyFile {
    let names = Set(tables.map(\.tableName))
    let folder = tables.first?.name.split(separator: "/").dropLast().first.map { "\($0)/" } ?? ""
    return described(
      name: "\(folder)csv-metadata.json", title: "A description of all tables for programs",
      [
        context,
        (
          "tables",
          .list(
            tables.map { table in
              // A reference must lead to one row, and what is no part of the key may be empty.
              let references = TableReferences.references(of: table).filter {
                $0.isKey && table.key.contains($0.column) && names.contains($0.table)
              }
              return .object(members(of: table, references: references))
            })
        ),
      ])
  }

  private static let context: JSONValue.Members.Element = (
    "@context",
    .list([.text("http://www.w3.org/ns/csvw"), .object([("@language", .text("en"))])])
  )

  private static func described(
    name: String, title: String, _ members: JSONValue.Members
  ) -> TidyFile {
    TidyFile(
      name: name, title: title, grain: "", fields: [], key: [],
      bytes: JSONValue.object(members).bytes, rows: 0)
  }

  private static func members(
    of table: TidyFile, references: [TableReferences.Reference]
  ) -> JSONValue.Members {
    var schema: JSONValue.Members = [("columns", .list(table.fields.map(column)))]
    if !table.key.isEmpty { schema.append(("primaryKey", .texts(table.key))) }
    if !references.isEmpty { schema.append(("foreignKeys", .list(references.map(foreignKey)))) }
    return [
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
    ]
  }

  private static func foreignKey(_ reference: TableReferences.Reference) -> JSONValue {
    .object([
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

  private static func column(_ field: TidyField) -> JSONValue {
    .object([
      ("name", .text(field.name)), ("titles", .text(field.name)),
      ("dc:description", .text(field.description)), ("datatype", .text(field.kind.rawValue)),
      ("null", .text("")),
    ])
  }
}
