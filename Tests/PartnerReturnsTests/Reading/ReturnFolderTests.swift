import CareStatistics
import Testing

@testable import PartnerReturns

/// What is found in a folder of returns, and what is said of the rest.
struct ReturnFolderTests {
  private func withFolder<Result>(
    _ paths: [String], _ body: (ReturnFolder) throws -> Result
  ) throws -> Result {
    let files = Dictionary(paths.map { ($0, "") }, uniquingKeysWith: { $1 })
    return try ReturnFixture.withFolder(files) { root in
      try body(ReturnFolder(path: root, register: ReturnFixture.register))
    }
  }

  @Test func `authorities and their years come in order, whatever the names of folders`() throws {
    try withFolder([
      "E10000002/2019/b.csv", "E06000060/2017-18/a.CSV", "E06000036/2018/z.csv.gz",
      "E06000036/2017/a.xml", "E06000036/2018/a.csv",
    ]) { folder in
      #expect(folder.partners.map(\.code) == ["E06000036", "E06000060"])
      #expect(folder.partners[0].years.map(\.year) == [2017, 2018])
      #expect(
        folder.partners[0].years[1].files == ["E06000036/2018/a.csv", "E06000036/2018/z.csv.gz"])
      #expect(folder.partners[1].years.map(\.year) == [2018, 2019])
      #expect(
        folder.partners[1].years.map(\.files) == [
          ["E06000060/2017-18/a.CSV"], ["E10000002/2019/b.csv"],
        ])
      #expect(folder.partners.allSatisfy { $0.faults.isEmpty })
      #expect(folder.findings.isEmpty)
      #expect(folder.paths.count == 5)
    }
  }

  @Test func `a year under the former and the present code is a fault`() throws {
    for (one, other) in [("2018", "2018"), ("2017-18", "2018"), ("2018", "2017-18")] {
      try withFolder(["E10000002/\(one)/a.csv", "E06000060/\(other)/a.csv"]) { folder in
        #expect(folder.partners.count == 1)
        #expect(folder.partners[0].faults.map(\.rule) == ["return-year-twice"])
        #expect(folder.partners[0].faults[0].message.contains("2018"))
      }
    }
  }

  @Test(arguments: [
    ("2018", 2018), ("2017-18", 2018), ("1999-00", 2000), ("2099-00", 2100), ("1992", 1992),
  ])
  func `a folder's name is the year that closes`(name: String, year: Int) {
    #expect(ReturnFolder.year(named: name) == year)
  }

  @Test(arguments: [
    "2017-17", "2017-19", "2017-2018", "2017-", "-2018", "18", "02018", "2017_18", "2017/18",
    "1991", "2101", "2100-01", "2018 ", "２０１８", "", "2017-18-19", "+201",
  ])
  func `any other name is no year`(name: String) {
    #expect(ReturnFolder.year(named: name) == nil)
  }

  @Test func `a folder of no year, or none at all, is a fault of its authority`() throws {
    try withFolder(["E06000036/latest/a.csv", "E06000036/2018/a.csv"]) { folder in
      #expect(folder.partners[0].faults.map(\.rule) == ["return-unknown-year"])
      #expect(folder.partners[0].faults[0].file == "E06000036/latest")
    }
    try withFolder(["E06000036/header.csv"]) { folder in
      #expect(folder.partners[0].faults.map(\.rule) == ["return-empty"])
      #expect(folder.findings.map(\.rule) == ["return-not-read"])
    }
  }

  @Test func `a folder of no authority is skipped and said, and so is a file beside`() throws {
    try withFolder([
      "E06999999/2018/a.csv", "Bracknell/2018/a.csv", "README.md", "notes.txt",
      "E06000036/2018/a.csv", "E06000036/2018/notes.docx", "E06000036/2018/old.csv/a.csv",
      "E06000036/2018/.hidden", ".git/x",
    ]) { folder in
      #expect(folder.partners.map(\.code) == ["E06000036"])
      #expect(folder.partners[0].years[0].files == ["E06000036/2018/a.csv"])
      let findings = folder.findings.map { "\($0.rule) \($0.severity) \($0.file)" }.sorted()
      #expect(
        findings == [
          "return-not-read information E06000036/2018/notes.docx",
          "return-not-read information E06000036/2018/old.csv",
          "return-not-read information notes.txt",
          "return-unknown-authority error Bracknell",
          "return-unknown-authority error E06999999",
        ])
    }
  }

  @Test func `a folder that is not there is a fault, and an empty one has no authority`() throws {
    #expect(throws: ReturnFault.self) {
      try ReturnFolder(path: "/nowhere/at/all", register: ReturnFixture.register)
    }
    try withFolder([]) { folder in
      #expect(folder.partners.isEmpty)
      #expect(folder.map(threads: 2) { $0.annuals.count }.isEmpty)
    }
  }

  @Test func `results come in the order of authorities from any number of threads`() throws {
    try withFolder(["E06000036/2018/a.csv", "E06000022/2018/a.csv", "E06000060/2018/a.csv"]) {
      folder in
      for threads in [-1, 1, 2, 3, 8] {
        #expect(
          folder.map(threads: threads) { $0.partner.code }
            == ["E06000022", "E06000036", "E06000060"])
      }
    }
  }
}
