public import Foundation
#if canImport(FoundationXML)
internal import FoundationXML
#endif

extension WorkbookContents {
  /// Reads the parts of an OpenDocument spreadsheet.
  ///
  /// The columns' names of a table are its header's cells, since the format keeps no other names.
  public init(openDocument parts: [String: Data]) throws {
    func part(_ name: String) throws -> Data {
      guard let data = parts[name], XMLElements(data) != nil else {
        throw ArchiveFault(message: "\(name) is missing or no XML")
      }
      return data
    }
    for name in ["META-INF/manifest.xml", "styles.xml"] { _ = try part(name) }
    let collector = OpenDocumentCollector()
    let parser = XMLParser(data: try part("content.xml"))
    parser.delegate = collector
    guard parser.parse() else { throw ArchiveFault(message: "content.xml cannot be read") }
    var properties: [String: String] = [:]
    for element in XMLElements(try part("meta.xml"))?.all ?? [] {
      properties[element.name] = element.text
    }
    self.init(
      sheets: collector.finished, partNames: parts.keys.sorted(), properties: properties)
  }

  /// What two forms of a workbook do not have alike, in words: sheets, texts, numbers, tables.
  ///
  /// Numbers are alike when sixteen digits of them are, which is what one of the forms keeps.
  public func differences(from other: WorkbookContents) -> [String] {
    guard sheets.map(\.name) == other.sheets.map(\.name) else { return ["sheets' names"] }
    return zip(sheets, other.sheets).flatMap { sheet, other in
      var differences: [String] = []
      func shape(_ table: Table) -> String {
        "\(table.name) \(table.firstRow) \(table.lastRow) \(table.columnNames)"
      }
      if sheet.tables.map(shape) != other.tables.map(shape) { differences.append("tables") }
      if sheet.numbers != other.numbers { differences.append("which cells are numbers") }
      for row in Set(sheet.cells.keys).union(other.cells.keys).sorted() {
        let (cells, others) = (sheet.cells[row, default: [:]], other.cells[row, default: [:]])
        for column in Set(cells.keys).union(others.keys).sorted() {
          let isNumber = sheet.numbers[row]?.contains(column) == true
          let areAlike =
            isNumber
            ? Self.areAlike(cells[column], others[column]) : cells[column] == others[column]
          if !areAlike { differences.append("row \(row), column \(column)") }
        }
      }
      return differences.map { "\(sheet.name): \($0)" }
    }
  }

  private static func areAlike(_ first: String?, _ second: String?) -> Bool {
    guard let first = first.flatMap(Double.init), let second = second.flatMap(Double.init) else {
      return false
    }
    return abs(first - second) <= 1e-15 * max(abs(first), abs(second))
  }
}

/// Collects sheets from the events of a parser.
private final class OpenDocumentCollector: NSObject, XMLParserDelegate {
  private typealias Sheet = WorkbookContents.Sheet

  private var sheets: [Sheet] = []
  private var tables: [String: [WorkbookContents.Table]] = [:]
  private var name = ""
  private var cells: [Int: [Int: String]] = [:]
  private var numbers: [Int: Set<Int>] = [:]
  private var oddities: Set<String> = []
  private var (row, column) = (0, 0)
  private var value: String?
  private var text: String?

  private static let plain: Set<String> = [
    "table:table", "table:table-column", "table:table-row", "table:table-header-rows",
    "table:table-cell", "text:p", "text:s", "text:tab", "text:a",
  ]
  private static let plainAttributes: Set<String> = [
    "table:name", "table:style-name", "office:value-type", "office:value", "text:c",
    "xlink:href", "xlink:type",
  ]

  /// The sheets with their tables, which the format names after all sheets.
  var finished: [WorkbookContents.Sheet] {
    sheets.map { sheet in
      WorkbookContents.Sheet(
        name: sheet.name, cells: sheet.cells, numbers: sheet.numbers,
        tables: tables[sheet.name] ?? [], oddities: sheet.oddities)
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch element {
    case "table:table":
      (name, cells, numbers, oddities) = (attributes["table:name"] ?? "", [:], [:], [])
      row = 0
    case "table:table-row": (row, column) = (row + 1, 0)
    case "table:table-cell":
      column += 1
      (value, text) = (attributes["office:value"], nil)
    case "text:p": text = text.map { $0 + "\n" } ?? ""
    case "text:s":
      text?.append(String(repeating: " ", count: Int(attributes["text:c"] ?? "1") ?? 0))
    case "text:tab": text?.append("\t")
    case "text:a":
      if attributes["xlink:href"]?.hasPrefix("#'") != true { oddities.insert("external link") }
    case "table:database-range": addTable(attributes)
    default: break
    }
    if element.hasPrefix("table:") || element.hasPrefix("text:"), !name.isEmpty {
      if !Self.plain.contains(element) { oddities.insert(element) }
      oddities.formUnion(Set(attributes.keys).subtracting(Self.plainAttributes))
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    text?.append(characters)
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    switch element {
    case "table:table-cell":
      if value != nil { numbers[row, default: []].insert(column) }
      if let content = value ?? text { cells[row, default: [:]][column] = content }
      text = nil
    case "table:table":
      sheets.append(
        Sheet(name: name, cells: cells, numbers: numbers, tables: [], oddities: oddities))
      name = ""
    default: break
    }
  }

  private func addTable(_ attributes: [String: String]) {
    let ends = (attributes["table:target-range-address"] ?? "").split(separator: ":").map(place)
    guard let first = ends.first, let last = ends.last,
      let sheet = sheets.first(where: { "'\($0.name)'" == first.sheet })
    else { return }
    let header = sheet.cells[first.row] ?? [:]
    let table = WorkbookContents.Table(
      name: attributes["table:name"] ?? "", firstRow: first.row, lastRow: last.row,
      columns: last.column - first.column + 1, beginsInColumnA: first.column == 1,
      columnNames: (first.column...max(first.column, last.column)).map { header[$0] ?? "" },
      hasFilter: attributes["table:display-filter-buttons"] == "true",
      hasHeader: attributes["table:contains-header"] != "false")
    tables[sheet.name, default: []].append(table)
  }

  /// `'Front door'.B12` as sheet, row 12 and column 2.
  private func place(_ address: Substring) -> (sheet: String, row: Int, column: Int) {
    let parts = address.split(separator: ".")
    let letters = (parts.last ?? "").utf8.prefix { (0x41...0x5A).contains($0) }
    let column = letters.reduce(0) { $0 * 26 + Int($1) - 0x40 }
    return (
      String(parts.first ?? ""), Int((parts.last ?? "").dropFirst(letters.count)) ?? 0, column
    )
  }
}
