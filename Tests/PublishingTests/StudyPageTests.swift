import CareStatistics
import Foundation
import Publishing
import TestSupport
import Testing
import TrendAnalysis

@Suite struct StudyPageTests {
  /// A kind of study that a page must survive.
  struct Kind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let starts: [Int]
    let comparators: StudyPlan.Comparators
    var window = 2016...2025
  }

  static let kinds = [
    Kind(
      testDescription: "one late start", starts: [2024, 2024, 2024], comparators: .restOfEngland),
    Kind(testDescription: "one early start", starts: [2019, 2019], comparators: .neighbours),
    Kind(testDescription: "staggered", starts: [2019, 2019, 2021, 2021], comparators: .region),
    Kind(
      testDescription: "staggered with single starts", starts: [2018, 2020],
      comparators: .restOfEngland),
    Kind(
      testDescription: "one area, two years", starts: [2025], comparators: .neighbours,
      window: 2024...2025),
  ]

  private func files(_ kind: Kind) throws -> StudyFiles {
    let sample = SampleAnalysis(authorities: 24, measures: 8)
    let context = sample.context()
    let table = context.analysis.table
    let measure = try #require(table.measures.first { $0.isTested })
    let evaluator = StudyEvaluator(table: table, model: sample.neighbourModel)
    // Areas without complete figures cannot be treated.
    let usable = sample.register.currentAuthorities.map(\.key).filter { key in
      table.observations(of: measure.id, in: key).filter { ($0.numerator?.number ?? 0) > 40 }.count
        == 10 && table.jointReturns(of: key).isEmpty
        && !sample.register.changes.contains { $0.from == key || $0.to == key }
    }
    let treated = zip(usable, kind.starts).map {
      StudyPlan.Treated(area: $0, firstYear: $1)
    }
    #expect(treated.count == kind.starts.count)
    let study = try evaluator.study(
      StudyPlan(
        name: "study", title: "A study of <b>some</b> & others", measure: measure,
        treated: treated, groupName: nil, comparators: kind.comparators, excluded: [:],
        window: kind.window, outcomeNote: "A note with <i>markup</i>.", seed: 3))
    return try StudyFiles(study, context: context, studyDigest: String(repeating: "ab", count: 32))
  }

  @Test("every study's page is well formed, says what it is and loads nothing", arguments: kinds)
  func page(_ kind: Kind) throws {
    let all = try files(kind).files
    let page = try #require(all.first { $0.path == "index.html" })
    let inspection = PageInspection(page.bytes)
    #expect(inspection.problem == nil, "\(inspection.problem ?? "")")
    let repeated = Dictionary(grouping: inspection.ids, by: \.self).filter { $1.count > 1 }
    #expect(repeated.isEmpty, "\(repeated.keys.sorted())")
    #expect(Set(inspection.labels).isSubset(of: inspection.ids))
    #expect(inspection.unnamedDrawings == 0)
    #expect(inspection.headings.first == 1 && inspection.headings.count { $0 == 1 } == 1)
    for (before, after) in zip(inspection.headings, inspection.headings.dropFirst()) {
      #expect(after <= before + 1)
    }
    #expect(inspection.tables.count >= 4)
    for table in inspection.tables {
      #expect(table.hasCaption && table.columnHeads > 1 && table.rowHeads > 0)
      #expect(table.rows.dropFirst().joined().count { $0.allSatisfy(\.isWhitespace) } == 0)
    }
    #expect(inspection.loaded.allSatisfy { $0.hasPrefix("data:") })
    let known = Set(["index.html", "estimates.csv", "series.csv", "units.csv"])
    for link in inspection.links {
      let isInPage = link.hasPrefix("#") && inspection.ids.contains(String(link.dropFirst()))
      #expect(isInPage || known.contains(link), "\(link)")
    }
  }

  @Test("no study prints a banned word, and what it could show comes first", arguments: kinds)
  func words(_ kind: Kind) throws {
    let files = try files(kind)
    let page = try #require(files.files.first { $0.path == "index.html" })
    let text = PageInspection(page.bytes).visibleText
    #expect(BannedWords.found(in: text).isEmpty, "\(BannedWords.found(in: text))")
    #expect(BannedWords.found(in: files.summary).isEmpty)
    for text in [text, files.summary] {
      let power = try #require(text.range(of: "four times in five"))
      let estimate = try #require(text.range(of: "relative to the"))
      #expect(power.lowerBound < estimate.lowerBound)
      #expect(text.contains("The authorities were not chosen at random; this says nothing about"))
      #expect(!text.contains("nan") && !text.contains("inf%"))
    }
    for line in files.summary.split(separator: "\n") where !line.hasPrefix("  ") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test("the same study gives the same bytes", arguments: kinds)
  func sameBytes(_ kind: Kind) throws {
    let (a, b) = (try files(kind), try files(kind))
    #expect(a.files == b.files && a.summary == b.summary)
  }

  @Test("the file of estimates begins with what the design could show", arguments: kinds)
  func estimates(_ kind: Kind) throws {
    let files = try files(kind)
    let bytes = try #require(files.files.first { $0.path == "estimates.csv" }).bytes
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(
      lines[0]
        == "method,event_time,estimate,estimate_pct,lower_pct,upper_pct,se,p,p_method,detectable_pct,"
        + "units,clusters,note")
    #expect(lines[1].hasPrefix("design_means_of_years,,,,,,"))
    #expect(lines[2].hasPrefix("design_last_year") && lines[3].hasPrefix("design_treated_alone"))
    #expect(lines.count > 5)
    let keys = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { "\($0[0]) \($0[1])" }
    #expect(Set(keys).count == keys.count, "one row a method and event time")
  }
}
