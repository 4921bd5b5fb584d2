/// The return as one XML file: a child an element, with the header first and the episodes after it.
///
/// The names are those of the CSV files but for `CHILDID` and `PL`. A header without a value has
/// an empty element. Social workers and deprivations of liberty have no known elements and are left
/// out.
enum ReturnXML {
  private static let episodeOrder = [
    ("DECOM", 1), ("RNE", 2), ("LS", 3), ("CIN", 4), ("PL", 5), ("PL_POST", 11), ("HOME_POST", 10),
    ("URN", 12), ("PLACE_PROVIDER", 6), ("DEC", 7), ("REC", 8), ("REASON_PLACE_CHANGE", 9),
  ]

  /// What the file begins with.
  static let opening = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EXPSSDA903>\n".utf8)
  /// What the file ends with.
  static let closing = Array("</EXPSSDA903>\n".utf8)

  /// Appends a child.
  static func append(_ rows: ReturnRows, to buffer: inout [UInt8]) {
    guard rows.count(.header) > 0 else { return }
    buffer += "  <CHILD>\n    <HEADER>\n".utf8
    let header = { rows[.header, 0, $0] }
    element("CHILDID", header(0), to: &buffer)
    for (name, column) in [("UPN", 4), ("SEX", 1), ("DOB", 2), ("ETHNIC", 3)] {
      element(name, header(column), to: &buffer)
    }
    element("UASC", rows.count(.uasc) > 0 ? "1" : "", to: &buffer)
    if rows.count(.uasc) > 0 { element("DUC", rows[.uasc, 0, 3], to: &buffer) }
    fields(of: .oc3, in: rows, group: nil, to: &buffer)
    fields(of: .ad1, in: rows, group: nil, to: &buffer)
    fields(of: .missing, in: rows, group: "AMISSING", to: &buffer)
    fields(of: .reviews, in: rows, group: "AREVIEW", to: &buffer)
    element("MOTHER", header(5), to: &buffer)
    element("MC_DOB", header(6), to: &buffer)
    fields(of: .previousPermanence, in: rows, group: "PERMANENCE", to: &buffer)
    fields(of: .oc2, in: rows, group: "OC2", to: &buffer)
    fields(of: .placedForAdoption, in: rows, group: "AD_PLACED", to: &buffer)
    buffer += "    </HEADER>\n".utf8
    for row in 0..<rows.count(.episodes) {
      buffer += "    <EPISODE>\n".utf8
      for (name, column) in episodeOrder {
        element(name, rows[.episodes, row, column], to: &buffer)
      }
      buffer += "    </EPISODE>\n".utf8
    }
    buffer += "  </CHILD>\n".utf8
  }

  /// Appends all but the child and its day of birth of each row, in a group where it has one.
  private static func fields(
    of table: ReturnTable, in rows: ReturnRows, group: String?, to buffer: inout [UInt8]
  ) {
    for row in 0..<rows.count(table) {
      if let group { buffer += "      <\(group)>\n".utf8 }
      for (column, name) in table.columns.enumerated().dropFirst(2) {
        element(name, rows[table, row, column], to: &buffer)
      }
      if let group { buffer += "      </\(group)>\n".utf8 }
    }
  }

  private static func element(_ name: String, _ value: ShortText, to buffer: inout [UInt8]) {
    buffer += "      <\(name)>".utf8
    value.append(to: &buffer)
    buffer += "</\(name)>\n".utf8
  }
}
