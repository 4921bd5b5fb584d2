import CareStatistics
import Foundation
import PublishedStatistics
import Testing

struct PublishedFiguresTests {
  private func observation(
    _ figures: PublishedFigures, _ area: String, _ year: Int
  ) -> Observation? {
    figures.observations.first {
      $0.measure == "care_rate" && $0.area == AreaKey(area) && $0.year == year
    }
  }

  private func rules(_ figures: PublishedFigures, _ severity: Severity) -> [String] {
    figures.findings.filter { $0.severity == severity }.map(\.rule)
  }

  @Test func `clean files give figures with their place and no finding`() async throws {
    let figures = try await SmallPipeline().read()
    #expect(figures.findings.filter { $0.severity == .error } == [])
    let hartlepool = try #require(observation(figures, "805", 2025))
    #expect(hartlepool.published?.number == 100)
    #expect(hartlepool.numerator?.number == 100)
    #expect(hartlepool.denominator?.number == 10_000)
    #expect(hartlepool.calculated == 100)
    #expect(hartlepool.published?.provenance == Provenance(source: 0, line: 3))
    #expect(hartlepool.denominator?.provenance == Provenance(source: 1, line: 4))
    #expect(figures.sources.map(\.rows) == [4, 4, 4])
  }

  @Test func `history comes from the second file, with the population of the year before`()
    async throws
  {
    let figures = try await SmallPipeline().read()
    let past = try #require(observation(figures, "805", 2024))
    #expect(past.numerator?.number == 95)
    #expect(past.denominator?.number == 9_900)
    #expect(past.published == nil)
    #expect(past.value == 95.0 / 9_900 * 10_000)
  }

  @Test func `two files that disagree are a finding with both figures, and the first stands`()
    async throws
  {
    var pipeline = SmallPipeline()
    pipeline.tool[1] = "NUM,Number,2025,Hartlepool,101,805,North East"
    let figures = try await pipeline.read()
    let finding = try #require(figures.findings.first { $0.rule == "sources-disagree" })
    #expect(finding.message.contains("100 in care.csv line 3"))
    #expect(finding.message.contains("101 in tool.csv line 3"))
    #expect(observation(figures, "805", 2025)?.numerator?.number == 100)
  }

  @Test func `a suppressed count is kept as such and no rate follows from it`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care[1] = pipeline.care[1].replacingSuffix("100,100", with: "c,c")
    pipeline.tool[1] = "NUM,Number,2025,Hartlepool,4,805,North East"
    let figures = try await pipeline.read()
    let hartlepool = try #require(observation(figures, "805", 2025))
    #expect(hartlepool.status == .confidential)
    #expect(hartlepool.numerator?.number == nil, "another file's number must not undo it")
    #expect(hartlepool.calculated == nil)
  }

  @Test func `a new symbol is a warning with file, line and column, and is held as not available`()
    async throws
  {
    var pipeline = SmallPipeline()
    pipeline.care[1] = pipeline.care[1].replacingSuffix("100,100", with: "1*,100")
    let figures = try await pipeline.read()
    let finding = try #require(figures.findings.first { $0.rule == "unknown-symbol" })
    #expect(finding.severity == .warning)
    #expect(finding.file == "care.csv" && finding.line == 3 && finding.column == "count")
  }

  @Test func `an unknown authority is an error with its place and the nearest names`() async throws
  {
    var pipeline = SmallPipeline()
    pipeline.care[2] = pipeline.care[2].replacing(
      "806,E06000002,Middlesbrough", "999,E06000999,Midlesbrough")
    let figures = try await pipeline.read()
    let finding = try #require(figures.findings.first { $0.rule == "unknown-area" })
    #expect(finding.severity == .error && finding.line == 4)
    #expect(finding.remedy.contains("Middlesbrough"))
  }

  @Test func `a code and an old code that belong to different authorities are an error`()
    async throws
  {
    var pipeline = SmallPipeline()
    pipeline.care[2] = pipeline.care[2].replacing("806,E06000002", "805,E06000002")
    #expect(rules(try await pipeline.read(), .error).contains("codes-disagree"))
  }

  @Test func `a new code with a known old code is used and reported`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care[2] = pipeline.care[2].replacing("806,E06000002", "806,E06000998")
    let figures = try await pipeline.read()
    #expect(rules(figures, .warning).contains("new-code"))
    #expect(observation(figures, "806", 2025)?.numerator?.number == 81)
  }

  @Test func `a duplicate row is one error that names the first row`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care.append(pipeline.care[1])
    let duplicates = try await pipeline.read().findings.filter { $0.rule == "duplicate-row" }
    #expect(duplicates.count == 1)
    #expect(duplicates.first?.line == 6)
    #expect(duplicates.first?.message.contains("line 3") == true)
    #expect(duplicates.first?.severity == .error)
  }

  @Test func `a rate that its count does not give is a finding`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care[1] = pipeline.care[1].replacingSuffix("100,100", with: "100,104")
    let figures = try await pipeline.read()
    let rule = figures.findings.first { $0.rule.hasPrefix("rate-") }
    #expect(rule?.message.contains("published 104") == true)
    #expect(observation(figures, "805", 2025)?.published?.number == 104)
  }

  @Test func `a file cut in the middle of a row is an error and the rest is still read`()
    async throws
  {
    var pipeline = SmallPipeline()
    pipeline.careEnding = "\n2025,Reporting year,Local auth"
    let figures = try await pipeline.read()
    #expect(rules(figures, .error).contains { $0.hasPrefix("unreadable") })
    #expect(observation(figures, "805", 2025)?.numerator?.number == 100)
  }

  @Test func `a missing column is an error that names the nearest`() async throws {
    var pipeline = SmallPipeline()
    pipeline.careHeader = SmallPipeline.geography + ",type,counts,rate"
    let figures = try await pipeline.read()
    let finding = try #require(figures.findings.first { $0.rule == "unreadable-file" })
    #expect((finding.message + finding.remedy).contains("counts"))
  }

  @Test func `a filter that no row meets is an error`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care = pipeline.care.map { $0.replacing(",Stock,", ",Stocks,") }
    #expect(rules(try await pipeline.read(), .error).contains("no-row-matches"))
  }

  @Test func `a header without rows is an error`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care = []
    pipeline.careEnding = ""
    #expect(rules(try await pipeline.read(), .error).contains("no-rows"))
  }

  @Test func `half a file is stopped by the coverage gate`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care.remove(at: 2)
    pipeline.tool.remove(at: 2)
    let figures = try await pipeline.read()
    #expect(rules(figures, .error).contains("authorities-missing"))
    #expect(rules(figures, .warning).contains("no-figure"))
    #expect(observation(figures, "806", 2025)?.status == .notAvailable)
  }

  @Test func `a joint figure that another table repeats for each authority is not counted twice`()
    async throws
  {
    var pipeline = SmallPipeline()
    pipeline.care[1] =
      "2025,Reporting year,Local authority,E92000001,England,E12000001,North East,805 / 806,"
      + "E06000001 / E06000002,Hartlepool / Middlesbrough,Stock,181,91"
    pipeline.care.remove(at: 2)
    pipeline.tool[1] = "NUM,Number,2025,Hartlepool,181,805,North East"
    pipeline.tool[2] = "NUM,Number,2025,Middlesbrough,181,806,North East"
    let figures = try await pipeline.read()
    #expect(rules(figures, .error) == [])
    #expect(observation(figures, "805", 2025)?.numerator?.number == nil)
    #expect(
      observation(figures, "806", 2025)?.boundaryNote
        == "Returned jointly as Hartlepool / Middlesbrough")
    #expect(observation(figures, "805 / 806", 2025)?.numerator?.number == 181)
  }

  @Test func `a count out by a factor of a thousand misses the national sum`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care[1] = pipeline.care[1].replacingSuffix("100,100", with: "100000,100")
    #expect(rules(try await pipeline.read(), .error).contains("sum-misses-national"))
  }

  @Test(arguments: [
    "99999999999999999999", "1e400", "1.111111111111111111111111111111", "999999999999999", "nan",
    "inf", "1,234", "45%", "0x1F",
  ])
  func `what no figure can be is held as not available and never breaks a page`(text: String)
    async throws
  {
    var pipeline = SmallPipeline()
    let cell = text.contains(",") ? "\"\(text)\"" : text
    pipeline.care[1] = pipeline.care[1].replacingSuffix("100,100", with: "\(cell),100")
    let figures = try await pipeline.read()
    #expect(rules(figures, .warning).contains("unknown-symbol"))
    #expect(figures.observations.allSatisfy { ($0.calculated ?? 0) < 1e9 })
  }

  @Test func `a level that is only misspelt is an error and not left out in silence`() async throws
  {
    var pipeline = SmallPipeline()
    pipeline.care[1] = pipeline.care[1].replacing("Local authority", "Local Authority")
    #expect(rules(try await pipeline.read(), .error).contains("misspelt-level"))
  }

  @Test func `a rate that rests on another file's population is noted, not refused`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care[1] = pipeline.care[1].replacingSuffix("100,100", with: "100,150")
    let figures = try await pipeline.read()
    #expect(rules(figures, .error) == [])
    #expect(rules(figures, .information).contains("rate-on-other-population"))
  }

  @Test func `a count below zero is an error`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care[1] = pipeline.care[1].replacingSuffix("100,100", with: "-100,100")
    #expect(rules(try await pipeline.read(), .error).contains("negative-number"))
  }

  @Test func `a first table that ends before another is a warning`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care = pipeline.care.map { $0.replacing("2025,", "2024,") }
    #expect(rules(try await pipeline.read(), .warning).contains("table-ends-early"))
  }

  @Test func `a missing national row is an error`() async throws {
    var pipeline = SmallPipeline()
    pipeline.care.remove(at: 0)
    #expect(rules(try await pipeline.read(), .error).contains("no-national-figure"))
  }

  @Test func `the noise of spreadsheet numbers is no disagreement`() async throws {
    var pipeline = SmallPipeline()
    pipeline.tool[1] = "NUM,Number,2025,Hartlepool,99.999999999999986,805,North East"
    #expect(!rules(try await pipeline.read(), .warning).contains("sources-disagree"))
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    replacingOccurrences(of: old, with: new)
  }

  fileprivate func replacingSuffix(_ old: String, with new: String) -> String {
    hasSuffix(old) ? String(dropLast(old.count)) + new : self
  }
}
