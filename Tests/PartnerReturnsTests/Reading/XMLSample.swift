import TestSupport

@testable import PartnerReturns

/// Made-up rows of a return, which can be written as CSV files and as one XML file.
struct XMLSample {
  /// One child: for each table its rows, each with a text a column.
  typealias Child = [ReturnTable: [[String]]]

  var children: [Child] = []

  private static let groups: [(String, ReturnTable)] = [
    ("AMISSING", .missing), ("AREVIEW", .reviews), ("PERMANENCE", .previousPermanence),
    ("OC2", .oc2), ("AD_PLACED", .placedForAdoption),
  ]

  /// Children with anything in their fields.
  init(count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for number in 0..<count {
      var child: Child = [:]
      let text = number % 7 == 0 ? "a<b>&\"é\(number)" : "0\(number)"
      let birth = Self.value("DOB", &random)
      let sex = Self.value("SEX", &random)
      func rows(_ table: ReturnTable, _ count: Int) {
        guard count > 0 else { return }
        child[table] = (0..<count).map { _ in
          table.columns.map { column in
            switch column {
            case "CHILD": text
            case "DOB": birth
            case "SEX": sex
            default: Self.value(column, &random)
            }
          }
        }
      }
      rows(.header, 1)
      rows(.episodes, Int.random(in: 0...4, using: &random))
      for table in [ReturnTable.uasc, .oc3, .ad1] {
        rows(table, Int.random(in: 0...2, using: &random) / 2)
      }
      for (_, table) in Self.groups { rows(table, Int.random(in: 0...2, using: &random)) }
      // Without any text in its fields there is no such row in XML.
      for table in [ReturnTable.oc3, .ad1]
      where child[table]?[0].dropFirst(2).allSatisfy(\.isEmpty) == true {
        child[table] = nil
      }
      children.append(child)
    }
  }

  private static func value(_ column: String, _ random: inout SeededGenerator) -> String {
    let texts =
      switch column {
      case "DECOM", "DEC", "DOB", "DUC", "MC_DOB":
        ["01/04/2017", "31/03/2018", "1/1/2016", "2016-01-01", "31/02/2017", ""]
      case "RNE": ["S", "L", "p", "ZZ", ""]
      case "LS": ["C2", "v2", "V4", "E1", ""]
      case "CIN": ["N1", "n8", "N9", ""]
      case "PLACE": ["U4", "K2", "p1", "??", ""]
      case "PLACE_PROVIDER": ["PR1", "pr4", ""]
      case "REC": ["X1", "E11", "e4a", "E99", ""]
      case "REASON_PLACE_CHANGE": ["CARPL", "other", ""]
      case "SEX": ["1", "2", "1.0", "M", ""]
      case "ETHNIC": ["WBRI", "mwbc", "Ω", ""]
      case "URN": ["SC012345", "sc 9", "x&y", "XXXXXXX", ""]
      default: ["1", "a, \"b\"", "<&>", "", ""]
      }
    return texts[Int.random(in: texts.indices, using: &random)]
  }

  /// The tables that a return of these children has.
  var tables: [ReturnTable] {
    ReturnTable.allCases.filter { table in
      table == .header || table == .episodes || children.contains { $0[table] != nil }
    }
  }

  /// A table as a CSV file.
  func csv(_ table: ReturnTable) -> String {
    let rows = children.flatMap { $0[table] ?? [] }
    return ([table.columns] + rows).map { fields in
      fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }.joined()
  }

  /// All as one XML file.
  var xml: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EXPSSDA903>\n"
      + children.map(Self.xml).joined() + "</EXPSSDA903>\n"
  }

  private static func xml(_ child: Child) -> String {
    let header = child[.header]?.first ?? []
    var text = "<CHILD>\n<HEADER>\n"
    for (name, column) in [("CHILDID", 0), ("UPN", 4), ("SEX", 1), ("DOB", 2), ("ETHNIC", 3)] {
      text += element(name, header[column])
    }
    text += element("UASC", child[.uasc] == nil ? "" : "1")
    if let duc = child[.uasc]?[0][3] { text += element("DUC", duc) }
    for table in [ReturnTable.oc3, .ad1] { text += fields(table, child[table]?.first, from: 2) }
    for (name, table) in groups {
      for row in child[table] ?? [] {
        text += "<\(name)>\n" + fields(table, row, from: 2) + "</\(name)>\n"
      }
    }
    text += element("MOTHER", header[5]) + element("MC_DOB", header[6]) + "</HEADER>\n"
    for row in child[.episodes] ?? [] {
      text += "<EPISODE>\n" + fields(.episodes, row, from: 1) + "</EPISODE>\n"
    }
    return text + "</CHILD>\n"
  }

  private static func fields(_ table: ReturnTable, _ row: [String]?, from first: Int) -> String {
    guard let row else { return "" }
    return zip(table.columns, row).dropFirst(first).map { column, text in
      element(column == "PLACE" ? "PL" : column, text)
    }.joined()
  }

  private static func element(_ name: String, _ text: String) -> String {
    if text.isEmpty { return "<\(name)/>\n" }
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<\(name)> \t\(escaped)\r\n</\(name)>\n"
  }
}

/// What a return says, without its lines and files, in a form that can be compared.
struct ReturnContents: Equatable {
  let tables: [ReturnTable]
  let children: [UInt64]
  let headers: [String]
  let episodes: [String]
  let asylum: [String]
  let careLeavers: [Int32]

  init(_ builder: AnnualReturnBuilder) {
    let (annual, children) = (builder.annual, builder.children)
    tables = annual.arrivals.map(\.table)
    self.children = (0..<children.count).map { children.textHash(of: $0) }
    headers = annual.headers.map { "\($0.child) \($0.birth.ordinal) \($0.sex) \($0.ethnicity)" }
    episodes = annual.episodes.map {
      "\($0.child) \($0.began.ordinal) \($0.ended.ordinal) \($0.placeNumber) \($0.fileYear) "
        + "\($0.reason) \($0.legalStatus) \($0.need) \($0.placement) \($0.provider) \($0.ceased) "
        + "\($0.change)"
    }
    asylum = annual.asylum.map { "\($0.child) \($0.ceased.ordinal) \($0.fileYear)" }
    careLeavers = annual.careLeavers
  }
}

/// Reading of an XML return in tests.
enum XMLReading {
  /// The name that messages have.
  static let name = "E06000036/2018/return.xml"

  /// A builder of a return of 2018.
  static var builder: AnnualReturnBuilder {
    AnnualReturnBuilder(year: 2018, children: ChildNumbers(), dates: .dayMonthYear)
  }

  /// Reads bytes in pieces, without a file.
  static func read(
    _ bytes: [UInt8], pieceSize: Int = 64 << 10
  ) throws(ReturnFault) -> AnnualReturnBuilder {
    let stream = try XMLStream(builder, file: name)
    for start in stride(from: 0, to: bytes.count, by: pieceSize) {
      let end = min(start + pieceSize, bytes.count)
      try stream.feed(bytes.span.extracting(start..<end), isLast: false)
    }
    try stream.feed(bytes.span.extracting(first: 0), isLast: true)
    return stream.rows.builder
  }

  /// Reads text in pieces, without a file.
  static func read(
    _ text: String, pieceSize: Int = 64 << 10
  ) throws(ReturnFault) -> AnnualReturnBuilder {
    try read(Array(text.utf8), pieceSize: pieceSize)
  }

  /// The fault of reading text; `nil` where there is none.
  static func fault(_ text: String) -> ReturnFault? {
    do throws(ReturnFault) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  /// A return of one child with a HEADER and what follows it.
  static func child(_ header: String, _ rest: String = "") -> String {
    "<EXPSSDA903>\n<CHILD>\n<HEADER>\n\(header)</HEADER>\n\(rest)</CHILD>\n</EXPSSDA903>\n"
  }
}
