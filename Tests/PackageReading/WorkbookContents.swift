public import Foundation

/// A workbook read back from its parts.
public struct WorkbookContents {
  /// A table that is marked up as one.
  public struct Table {
    /// Its name.
    public let name: String
    /// First row, last row and number of columns; rows count from 1, and the first is the header.
    public let firstRow, lastRow, columns: Int
    /// Whether it begins in column A.
    public let beginsInColumnA: Bool
    /// The columns' names as the table has them.
    public let columnNames: [String]
    /// Whether it has filter buttons.
    public let hasFilter: Bool
    /// Whether its first row is a header.
    public let hasHeader: Bool
  }

  /// One sheet.
  public struct Sheet {
    /// The name on the tab.
    public let name: String
    /// The cells' values by row and column, both counted from 1; texts and numbers as text.
    public let cells: [Int: [Int: String]]
    /// Which of them are numbers.
    public let numbers: [Int: Set<Int>]
    /// The tables.
    public let tables: [Table]
    /// Names of elements that a plain sheet does not have, for example `mergeCell` or `f`.
    public let oddities: Set<String>
  }

  /// The sheets in order.
  public let sheets: [Sheet]
  /// The names of all parts.
  public let partNames: [String]
  /// The document's properties by element name, for example `title`.
  public let properties: [String: String]

  /// Contents from what a reader of another form found.
  init(sheets: [Sheet], partNames: [String], properties: [String: String]) {
    (self.sheets, self.partNames, self.properties) = (sheets, partNames, properties)
  }

  /// Reads a file.
  public init(path: String) throws {
    try self.init(parts: try ArchiveContents(path: path).files)
  }

  /// Reads parts that were unpacked.
  public init(parts: [String: Data]) throws {
    func elements(_ name: String) throws -> XMLElements {
      guard let data = parts[name], let elements = XMLElements(data) else {
        throw ArchiveFault(message: "\(name) is missing or no XML")
      }
      return elements
    }
    partNames = parts.keys.sorted()
    let shared = Self.strings(try elements("xl/sharedStrings.xml"))
    let names = try elements("xl/workbook.xml").named("sheet").compactMap { $0.attributes["name"] }
    sheets = try names.enumerated().map { position, name in
      let number = position + 1
      var tables: [Table] = []
      let relations = "xl/worksheets/_rels/sheet\(number).xml.rels"
      if parts[relations] != nil {
        for relation in try elements(relations).named("Relationship") {
          guard let target = relation.attributes["Target"], target.hasPrefix("../tables/") else {
            continue
          }
          tables.append(Self.table(try elements("xl/" + target.dropFirst(3))))
        }
      }
      return Self.sheet(
        name, try elements("xl/worksheets/sheet\(number).xml"), shared: shared, tables: tables)
    }
    var properties: [String: String] = [:]
    for part in ["docProps/core.xml", "docProps/custom.xml"] {
      for element in try elements(part).all {
        properties[element.attributes["name"] ?? element.name] = element.text
        if element.name == "vt:lpwstr" { properties["custom"] = element.text }
      }
    }
    self.properties = properties
  }

  private static func strings(_ elements: XMLElements) -> [String] {
    var strings: [String] = []
    for element in elements.all {
      if element.name == "si" { strings.append("") }
      if element.name == "t", !strings.isEmpty { strings[strings.count - 1] += element.text }
    }
    return strings
  }

  private static let plain: Set<String> = [
    "worksheet", "dimension", "sheetViews", "sheetView", "sheetFormatPr", "cols", "col",
    "sheetData", "row", "c", "v", "pageMargins", "tableParts", "tablePart", "hyperlinks",
    "hyperlink",
  ]

  private static func sheet(
    _ name: String, _ elements: XMLElements, shared: [String], tables: [Table]
  ) -> Sheet {
    var cells: [Int: [Int: String]] = [:]
    var numbers: [Int: Set<Int>] = [:]
    var cell: (row: Int, column: Int, isText: Bool) = (0, 0, false)
    for element in elements.all {
      if element.name == "c" {
        let place = Self.place(element.attributes["r"] ?? "")
        cell = (place.row, place.column, element.attributes["t"] == "s")
      } else if element.name == "v" {
        let text = cell.isText ? Int(element.text).map { shared[$0] } ?? "" : element.text
        cells[cell.row, default: [:]][cell.column] = text
        if !cell.isText { numbers[cell.row, default: []].insert(cell.column) }
      }
    }
    var oddities = Set(elements.all.map(\.name)).subtracting(plain)
    if elements.all.contains(where: { $0.attributes["hidden"] != nil }) {
      oddities.insert("hidden")
    }
    // A link inside the workbook has a location; one that leads out has a relation.
    if elements.named("hyperlink").contains(where: { $0.attributes["location"] == nil }) {
      oddities.insert("external link")
    }
    return Sheet(name: name, cells: cells, numbers: numbers, tables: tables, oddities: oddities)
  }

  private static func table(_ elements: XMLElements) -> Table {
    let attributes = elements.named("table").first?.attributes ?? [:]
    let ends = (attributes["ref"] ?? "").split(separator: ":").map { place(String($0)) }
    let (first, last) = (ends.first ?? (0, 0), ends.last ?? (0, 0))
    return Table(
      name: attributes["displayName"] ?? "", firstRow: first.row, lastRow: last.row,
      columns: last.column - first.column + 1, beginsInColumnA: first.column == 1,
      columnNames: elements.named("tableColumn").compactMap { $0.attributes["name"] },
      hasFilter: !elements.named("autoFilter").isEmpty,
      hasHeader: attributes["headerRowCount"] != "0")
  }

  /// `B12` as row 12, column 2.
  private static func place(_ reference: String) -> (row: Int, column: Int) {
    let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
    let column = letters.reduce(0) { $0 * 26 + Int($1) - 0x40 }
    return (Int(reference.dropFirst(letters.count)) ?? 0, column)
  }
}
