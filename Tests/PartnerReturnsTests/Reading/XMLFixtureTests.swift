import Testing

@testable import PartnerReturns

/// The fixture's return as one XML file.
struct XMLFixtureTests {
  @Test(arguments: ["return.xml", "Return.XML"])
  func `the fixture's totals as XML are those as CSV, 53, 58 and 22`(name: String) throws {
    let files = ["E06000036/2018/\(name)": try Self.xml()]
    try ReturnFixture.withFolder(files) { root in
      let returns = try ReturnFixture.returns(in: root)
      #expect(returns.faults.isEmpty)
      #expect(returns.annuals.map(\.arrivals.count) == [4])
      let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
      let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
      var tallies = [EventTally(periods: CountingPeriods(years: 2018...2018), breakdowns: [])]
      merge.tally(facts, into: &tallies)
      #expect(tallies[0].table(0, .stock) == [53])
      #expect(tallies[0].table(0, .starts) == [58])
      #expect(tallies[0].table(0, .ceases) == [22])
    }
  }

  /// A CHILD for each row of the Header; the other rows go to the first of their child.
  ///
  /// A child with episodes alone has to have a HEADER in XML, here one with nothing but CHILDID.
  private static func xml() throws -> String {
    let episodes = try rows("episodes")
    var headers = try rows("header")
    for child in episodes.compactMap({ $0["CHILD"] })
    where !headers.contains(where: { $0["CHILD"] == child }) {
      headers.append(["CHILD": child])
    }
    let (asylum, leavers) = (try rows("uasc"), try rows("oc3"))
    var (text, seen) = ("<EXPSSDA903>\n", Set<String>())
    for header in headers {
      let child = header["CHILD"] ?? ""
      let isFirst = seen.insert(child).inserted
      func own(_ rows: [[String: String]]) -> [[String: String]] {
        isFirst ? rows.filter { $0["CHILD"] == child } : []
      }
      var fields = header
      if let row = own(asylum).first { (fields["UASC"], fields["DUC"]) = ("1", row["DUC"]) }
      if let row = own(leavers).first { fields.merge(row) { mine, _ in mine } }
      text += "<CHILD>\n\(element("HEADER", fields))"
      for row in own(episodes) { text += element("EPISODE", row.filter { $0.key != "CHILD" }) }
      text += "</CHILD>\n"
    }
    return text + "</EXPSSDA903>\n"
  }

  private static func element(_ name: String, _ fields: [String: String]) -> String {
    let inside = fields.sorted { $0.key < $1.key }.map { column, text in
      let field = ["CHILD": "CHILDID", "PLACE": "PL"][column] ?? column
      return "<\(field)>\(text)</\(field)>\n"
    }
    return "<\(name)>\n\(inside.joined())</\(name)>\n"
  }

  /// The rows of a file without commas or line ends in its fields, by column.
  private static func rows(_ name: String) throws -> [[String: String]] {
    let lines = try ReturnFixture.mini(name).replacing("\u{FEFF}", with: "")
      .split(whereSeparator: \.isNewline)
      .map { line in
        line.split(separator: ",", omittingEmptySubsequences: false)
          .map { $0.trimming { $0 == "\"" } }
      }
    guard let columns = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
  }
}

extension Substring {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
  }
}
