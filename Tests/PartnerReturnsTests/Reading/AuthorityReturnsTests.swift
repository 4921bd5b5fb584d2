import Testing

@testable import PartnerReturns

/// All returns of an authority, and what makes them unusable.
struct AuthorityReturnsTests {
  private let header = ReturnTable.header.columns.joined(separator: ",") + "\n"
  private let episodes = TableText.episodeColumns + "\n"

  private func faults(_ files: [String: String]) throws -> [ReturnFault] {
    try ReturnFixture.withFolder(files) { try ReturnFixture.returns(in: $0).faults }
  }

  private func year(
    _ year: Int, header rows: [String] = [], _ lines: [String] = []
  ) -> [String: String] {
    [
      "E06000036/\(year)/header.csv": header + rows.map { $0 + "\n" }.joined(),
      "E06000036/\(year)/episodes.csv": episodes + lines.map { $0 + "\n" }.joined(),
    ]
  }

  private func closed(_ ends: [String]) -> [String] {
    ends.enumerated().map { "C\($0),05/06/2015,S,C2,N1,U4,PR1,\($1),E8,,,," }
  }

  @Test func `without Header or Episodes there is no return`() throws {
    let missing = try faults(["E06000036/2018/uasc.csv": "CHILD,SEX,DOB,DUC\n"])
    #expect(missing.map(\.rule) == ["return-table-missing", "return-table-missing"])
    #expect(missing.map { $0.message.split(separator: " ")[1] } == ["Header", "Episodes"])
    #expect(try faults(year(2018)).isEmpty)
  }

  @Test func `a table that comes twice is a fault, and all faults are told at once`() throws {
    var files = year(2018)
    files["E06000036/2018/episodes-2.csv"] = episodes
    files["E06000036/2018/other.csv"] = "A,B\n"
    files["E06000036/2019/episodes.csv"] = episodes
    #expect(
      try faults(files).map(\.rule) == [
        "return-table-twice", "return-unknown-table", "return-table-missing",
      ])
  }

  @Test func `an authority keeps one number for a child over all its years`() throws {
    let files = year(2017, ["A,", "b", "398768.0"].map { TableText.episode($0) })
      .merging(year(2018, ["B", " 398768 ", "0398768", "a"].map { TableText.episode($0) })) { $1 }
    try ReturnFixture.withFolder(files.mapValues { $0.replacing("A,,", with: "A,") }) { root in
      let returns = try ReturnFixture.returns(in: root)
      #expect(returns.faults.isEmpty)
      #expect(returns.annuals.map { $0.episodes.map(\.child) } == [[0, 1, 2], [1, 2, 3, 0]])
      #expect(returns.children.count == 4)
    }
  }

  @Test func `a return whose ends are of another year is in the wrong folder`() throws {
    let wrong = closed(["01/05/2018", "01/06/2018", "31/03/2019", "01/03/2018"])
    let found = try faults(year(2018, wrong))
    #expect(found.map(\.rule) == ["return-wrong-year"])
    #expect(found.first?.message.hasSuffix("most did in that to 31 March 2019") == true)
    #expect(try faults(year(2019, wrong)).isEmpty)
  }

  @Test func `the year goes from 1 April to 31 March, and 1 April after it is none of the matter`()
    throws
  {
    #expect(try faults(year(2018, closed(["01/04/2017", "31/03/2018", "01/04/2018"]))).isEmpty)
    #expect(
      try faults(year(2018, closed(["31/03/2017", "02/04/2018", "31/03/2016"]))).count == 1)
    // As many inside as outside, and fewer than three outside, are slips.
    let slips = [
      "31/03/2017", "31/03/2017", "31/03/2017", "01/05/2017", "01/05/2017", "01/05/2017",
    ]
    #expect(try faults(year(2018, closed(slips))).isEmpty)
    #expect(try faults(year(2018, closed(["31/03/2017", "31/03/2017"]))).isEmpty)
  }

  @Test func `a return whose dates are ISO is refused unless that is declared`() throws {
    let rows = ["A", "B", "C"].map { TableText.episode($0, "2017-06-05") }
    let births = ["A", "B", "C"].map { "\($0),1,2010-05-05,WBRI,UN1,," }
    var files = year(2018, header: births, rows)
    files["E06000036/2018/uasc.csv"] =
      "CHILD,SEX,DOB,DUC\n" + births.map { $0.prefix(15) + "2019-01-01\n" }.joined()
    #expect(
      try faults(files).map { "\($0.rule) \($0.column ?? "")" }
        == ["DOB", "DECOM", "DUC"].map { "return-wrong-dates \($0)" })
    try ReturnFixture.withFolder(files) { root in
      let folder = try ReturnFolder(path: root, register: ReturnFixture.register)
      let returns = AuthorityReturns(folder.partners[0], root: root, dates: .iso)
      #expect(returns.faults.isEmpty)
      #expect(returns.annuals[0].episodes.filter { $0.began.isDay }.count == 3)
    }
  }

  @Test func `a few dates that are none are slips`() throws {
    let rows = [
      TableText.episode("A"), TableText.episode("B", "2017-06-05"),
      TableText.episode("C", "2017-06-05"), TableText.episode("D"),
    ]
    #expect(try faults(year(2018, rows)).isEmpty)
    #expect(try faults(ReturnFixture.miniFiles(withPrevious: true)).isEmpty)
  }

  @Test func `a file that cannot be read does not keep the others from being read`() throws {
    var files = year(2018, [TableText.episode("A")])
    files["E06000036/2018/a.csv"] = "CHILD,DOB,REVIEW,REVIEW_CODE\nA\n"
    try ReturnFixture.withFolder(files) { root in
      let returns = try ReturnFixture.returns(in: root)
      #expect(
        returns.faults.map { "\($0.rule) \($0.file) \($0.line ?? 0)" } == [
          "return-unreadable E06000036/2018/a.csv 2"
        ])
      #expect(returns.annuals[0].episodes.count == 1)
    }
  }

  @Test func `tables that are not wanted arrive without being read`() throws {
    var files = year(2018, [TableText.episode("A")])
    files["E06000036/2018/oc3.csv"] = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nB,,,,\n,,,,\n"
    #expect(try faults(files).map(\.rule) == ["return-no-child"])
    try ReturnFixture.withFolder(files) { root in
      let folder = try ReturnFolder(path: root, register: ReturnFixture.register)
      let returns = AuthorityReturns(folder.partners[0], root: root, wanted: .counts)
      #expect(returns.annuals[0].arrivals.map(\.table) == [.header, .episodes, .oc3])
      #expect(returns.annuals[0].careLeavers.isEmpty)
      #expect(returns.children.count == 1)
      #expect(returns.faults.isEmpty)
    }
  }
}
