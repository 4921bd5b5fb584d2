/// The elements of an XML return, and the tables and columns that they stand for.
///
/// Names are those of the columns but for CHILDID, which is CHILD, and PL, which is PLACE.
enum XMLShape {
  /// Where a column's text is.
  enum Source: Sendable {
    /// In the HEADER of the child.
    case header(Int)
    /// In the element of the row.
    case own(Int)
  }

  /// An element that is a row of a table.
  struct RowElement: Sendable {
    let name: [UInt8]
    let table: ReturnTable
    let fields: XMLNames
    /// Where each column of the table is.
    let sources: [Source]

    fileprivate init(_ name: String, _ table: ReturnTable) {
      (self.name, self.table) = (Array(name.utf8), table)
      sources = table.columns.enumerated().map { column, title in
        isOfChild(title) ? .header(header(title)) : .own(column)
      }
      // A column of the child is no field of the element, hence a name that no element has.
      fields = XMLNames(table.columns.map { isOfChild($0) ? "" : XMLShape.field(of: $0) })
    }
  }

  /// A row that a HEADER may hold among its own fields.
  struct HeaderRow: Sendable {
    let table: ReturnTable
    /// Where each column of the table is.
    let sources: [Source]
    /// The fields of which one must be filled.
    let marks: [Int]

    fileprivate init(_ table: ReturnTable, marks: [String]) {
      self.table = table
      sources = table.columns.map { .header(header($0)) }
      self.marks = marks.map(header)
    }
  }

  static let root = Array("EXPSSDA903".utf8)
  static let child = Array("CHILD".utf8)
  static let header = Array("HEADER".utf8)

  /// The fields of a HEADER.
  static let headerFields = XMLNames(headerNames)
  /// The place of CHILDID in a HEADER.
  static let childField = header("CHILD")
  /// The place of DOB in a HEADER.
  static let birthField = header("DOB")
  /// The place of UASC in a HEADER.
  static let asylumField = header("UASC")

  /// The row of every child.
  static let headerRow = HeaderRow(.header, marks: [])
  /// The row of a child whose UASC is 1.
  static let asylumRow = HeaderRow(.uasc, marks: [])
  /// The rows of those children that have any of their fields.
  static let markedRows = [ReturnTable.oc3, .ad1].map { table in
    HeaderRow(table, marks: Array(table.columns.dropFirst(2)))
  }

  /// The elements of rows within a HEADER.
  static let headerElements = [
    RowElement("AMISSING", .missing), RowElement("AREVIEW", .reviews),
    RowElement("PERMANENCE", .previousPermanence), RowElement("OC2", .oc2),
    RowElement("AD_PLACED", .placedForAdoption),
  ]
  /// The element of an episode.
  static let episode = RowElement("EPISODE", .episodes)

  /// The most fields of an element of a row.
  static let mostFields = (headerElements + [episode]).map(\.fields.count).max() ?? 0
  /// Every element that holds others, but for the root.
  static let structure = XMLNames(
    ["CHILD", "HEADER", "EPISODE"]
      + headerElements.map { String(decoding: $0.name, as: UTF8.self) })

  private static let headerNames =
    ["CHILDID", "UPN", "SEX", "DOB", "ETHNIC", "UASC", "DUC"] + ReturnTable.oc3.columns.dropFirst(2)
    + ReturnTable.ad1.columns.dropFirst(2) + ["MOTHER", "MC_DOB"]

  private static func isOfChild(_ column: String) -> Bool { column == "CHILD" || column == "DOB" }

  private static func header(_ column: String) -> Int {
    guard let place = headerNames.firstIndex(of: field(of: column)) else {
      preconditionFailure("a HEADER has no such field")
    }
    return place
  }

  private static func field(of column: String) -> String {
    switch column {
    case "CHILD": "CHILDID"
    case "PLACE": "PL"
    default: column
    }
  }
}

/// A short list of element names.
struct XMLNames: Sendable {
  private let names: [[UInt8]]

  init(_ names: [String]) { self.names = names.map { Array($0.utf8) } }

  /// The number of names.
  var count: Int { names.count }

  /// The place of a name; `nil` where the list has it not.
  func place(of name: Span<UInt8>) -> Int? {
    names.firstIndex { name.isEqual(to: $0) }
  }

  /// The place of a name in any case.
  func placeInAnyCase(of name: Span<UInt8>) -> Int? {
    names.firstIndex { name.isEqual(to: $0, inAnyCase: true) }
  }

  /// The name at a place.
  func name(at place: Int) -> String { String(decoding: names[place], as: UTF8.self) }
}

extension Span<UInt8> {
  /// Whether the bytes are those of a name in capitals.
  func isEqual(to name: [UInt8], inAnyCase: Bool = false) -> Bool {
    guard count == name.count else { return false }
    for place in indices {
      let byte = self[place]
      let isSmall = inAnyCase && byte >= 0x61 && byte <= 0x7A
      if (isSmall ? byte - 0x20 : byte) != name[place] { return false }
    }
    return true
  }
}
