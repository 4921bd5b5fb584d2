import Testing
import TestSupport

@testable import PartnerReturns

/// A table is known by its columns, and read as it is written, whatever wrote it.
struct TableFileTests {
  @Test(arguments: ReturnTable.allCases)
  func `a table is known by its columns in any order and case, from its first year on`(
    table: ReturnTable
  ) throws {
    var random = SeededGenerator(seed: 3)
    for year in [2016, 2018, 2022, 2023, 2024, 2025, 2026, 2027, 2030] {
      var columns = table.columns
      columns.shuffle(using: &random)
      columns = columns.map { Bool.random(using: &random) ? $0.lowercased() : $0 }
      let read = try TableText.read(columns.joined(separator: ",") + "\n", year: year)
      if year < table.firstYear {
        #expect(read.fault?.rule == "return-unknown-table")
        #expect(read.fault?.message.contains("from \(table.firstYear) on") == true)
        #expect(read.annual.arrivals.isEmpty)
      } else {
        #expect(read.fault == nil)
        #expect(read.annual.arrivals.map(\.table) == [table])
      }
    }
  }

  @Test func `two tables came later than the others`() {
    #expect(ReturnTable.socialWorkers.firstYear == 2024)
    #expect(ReturnTable.deprivationOfLiberty.firstYear == 2027)
    let others = ReturnTable.allCases.filter { $0.firstYear > 2000 }
    #expect(others == [.socialWorkers, .deprivationOfLiberty])
  }

  @Test func `fields go to their columns whatever their order`() throws {
    let plain = try TableText.read(
      TableText.episodeColumns
        + "\nA1,05/06/2017,S,C2,N1,U4,PR1,07/07/2017,X1,CARPL,AB1 2,CD3 4,SC1\n")
    let turned = try TableText.read(
      ReturnTable.episodes.columns.reversed().joined(separator: ",")
        + "\nSC1,CD3 4,AB1 2,CARPL,X1,07/07/2017,PR1,U4,N1,C2,S,05/06/2017,A1\n")
    let (row, other) = (
      try #require(plain.annual.episodes.first), try #require(turned.annual.episodes.first)
    )
    #expect(
      (row.began, row.ended) == (SampleChild.date("05/06/2017"), SampleChild.date("07/07/2017")))
    #expect((row.reason, row.legalStatus, row.need) == (.s, .c2, .n1))
    #expect((row.placement, row.provider, row.ceased, row.change) == (.u4, .pr1, .x1, .carpl))
    #expect(row.placeNumber != 0)
    #expect(
      (row.began, row.ended, row.placeNumber) == (other.began, other.ended, other.placeNumber))
    #expect(
      (row.reason, row.legalStatus, row.need) == (other.reason, other.legalStatus, other.need))
    #expect((row.placement, row.provider) == (other.placement, other.provider))
    #expect((row.ceased, row.change) == (other.ceased, other.change))
  }

  @Test func `a byte order mark, carriage returns, quotes and blank lines change nothing`() throws {
    let text =
      "\u{FEFF}\"CHILD\",SEX,\"DOB\",ETHNIC,UPN,MOTHER,MC_DOB\r\n"
      + "\r\n\"007\",\"1.0\",\"05/05/2008\",\"wbri\",\"U,\"\"N\",,\r\n\r\n"
      + "398768.0,m,5/5/2008,Mwbc,,1.0,\r\n\r\n\r\n"
    let read = try TableText.read(text)
    #expect(read.fault == nil)
    #expect(read.annual.headers.map(\.line) == [3, 5])
    #expect(read.annual.headers.map(\.sex) == [.code1, .m])
    #expect(read.annual.headers.map(\.ethnicity) == [.wbri, .mwbc])
    #expect(
      read.annual.headers.map(\.birth) == Array(repeating: SampleChild.date("05/05/2008"), count: 2)
    )
    var children = read.children
    #expect(children.number(of: Array("398768".utf8).span) == 1)
    #expect(children.number(of: Array("007".utf8).span) == 0)
    #expect(children.number(of: Array("7".utf8).span) == 2)
  }

  @Test func `a packed file is read like the file`() throws {
    let rows = (0..<5000).map { TableText.episode("C\($0)") }
    let bytes = Array((TableText.episodeColumns + "\n" + rows.joined(separator: "\n") + "\n").utf8)
    let plain = try TableText.read(bytes)
    let packed = try TableText.read(TableText.gzip(bytes), name: "table.csv.gz")
    #expect(packed.fault == nil)
    #expect(packed.annual.episodes.map(\.line) == plain.annual.episodes.map(\.line))
    #expect(packed.annual.episodes.map(\.child) == plain.annual.episodes.map(\.child))
    #expect(packed.annual.episodes.count == 5000)
    let damaged = try TableText.read(
      Array(TableText.gzip(bytes).dropLast(9)), name: "table.csv.gz")
    #expect(damaged.fault?.rule == "return-unreadable")
  }

  @Test func `UTF-16 is refused`() throws {
    for order: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
      let bytes = order + "CHILD,SEX".utf8.flatMap { order[0] == 0xFF ? [$0, 0] : [0, $0] }
      let fault = try TableText.read(bytes).fault
      #expect(fault?.rule == "return-unreadable")
      #expect(fault?.message == "the file cannot be read: it is UTF-16")
    }
  }

  @Test(arguments: [
    "CHILD,DOB,REVIEW", "CHILD,DOB,REVIEW,REVIEW_CODE,Jo Secret", "Jo,Secret", "CHILD,CHILD,DOB",
    "CHILD,DOB,REVIEW,REVIEW_CODE,review", "",
  ])
  func `a file of other columns is refused, and no name of such a column is repeated`(
    columns: String
  ) throws {
    let fault = try #require(try TableText.read(columns + "\nsecret,secret\n").fault)
    #expect(["return-unknown-table", "return-unreadable"].contains(fault.rule))
    #expect(!"\(fault)".lowercased().contains("secret"))
  }

  @Test func `a refused file says what is missing and how many columns are too many`() throws {
    let extra = try TableText.read("CHILD,DOB,REVIEW,REVIEW_CODE,Jo Secret,Anne\n").fault
    #expect(extra?.message.hasSuffix("beside Reviews it has 2 more") == true)
    let both = try TableText.read("CHILD,DOB,REVIEW,Jo Secret\n").fault
    #expect(both?.message.hasSuffix("beside Reviews it lacks REVIEW_CODE and has 1 more") == true)
    #expect(both?.line == 1)
  }

  @Test func `no fault about a row repeats what stands in it`() throws {
    for row in ["Jo Secret,a", "Jo Secret,\"b", "Jo \"Secret,b,c,d", "\u{0}Secret,b,c,d"] {
      let fault = try #require(try TableText.read("CHILD,DOB,REVIEW,REVIEW_CODE\n\(row)\n").fault)
      #expect(!"\(fault)".contains("Secret"))
      #expect(fault.line == 2)
    }
  }

  @Test(arguments: ["", "  ", "\"\"", "\" \""])
  func `a row without a child is a fault with its line`(child: String) throws {
    let text = TableText.episodeColumns + "\n" + TableText.episode("A") + "\n"
    let fault = try TableText.read(text + TableText.episode(child) + "\n").fault
    #expect(fault?.rule == "return-no-child")
    #expect((fault?.line, fault?.column) == (3, "CHILD"))
  }

  @Test func `ISO dates are read only where they are declared, and then no others`() throws {
    let text =
      TableText.episodeColumns + "\n" + TableText.episode("A", "2017-06-05") + "\n"
      + TableText.episode("B", "05/06/2017") + "\n"
    let plain = try TableText.read(text).annual.episodes.map(\.began)
    #expect(plain == [.unreadable, SampleChild.date("05/06/2017")])
    let declared = try TableText.read(text, dates: .iso).annual.episodes.map(\.began)
    #expect(declared == [SampleChild.date("05/06/2017"), .unreadable])
  }
}
