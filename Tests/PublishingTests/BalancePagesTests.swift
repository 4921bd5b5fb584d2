import CareStatistics
import Foundation
import Publishing
import Testing
import TrendAnalysis

/// What pages say beside a fall.
@Suite struct BalancePagesTests {
  private static let context = SampleAnalysis(authorities: 40, measures: 8).context()
  private static let site = try? Site(context)
  private static let rows = context.analysis.evidence.balance

  private func page(_ path: String) throws -> PageInspection {
    let site = try #require(Self.site)
    return PageInspection(site.page(at: try #require(site.paths.firstIndex(of: path))).bytes)
  }

  private func path(_ key: AreaKey) throws -> String {
    "areas/\(try #require(Self.context.analysis.table.register[key]).code).html"
  }

  @Test func `the sample has every standing, so that the tests below mean something`() {
    #expect(Set(Self.rows.map(\.standing)) == Set(Balance.Standing.allCases))
    #expect(Set(Self.rows.map(\.headline)) == ["looked_after_rate", "starting_rate"])
  }

  @Test func `an authority with a graded fall has its sentence, its rows and the caveats`() throws {
    for (key, rows) in Dictionary(grouping: Self.rows, by: { $0.authorities[0] }) {
      let page = try page(try path(key))
      #expect(page.ids.contains("balance") && page.links.contains("#balance"))
      for sentence in Set(rows.map(\.sentence)) { #expect(page.visibleText.contains(sentence)) }
      #expect(page.visibleText.contains("No clear difference is not evidence of safety"))
      #expect(page.visibleText.contains("are not published; they can be counted"))
      let shown = page.tables.flatMap(\.rows).filter { row in
        row.count == 7 && rows.contains { row[2].hasPrefix(words($0.standing)) }
      }
      #expect(shown.count == rows.count)
    }
  }

  private func words(_ standing: Balance.Standing) -> String {
    switch standing {
    case .with: "Same way"
    case .against: "Other way"
    case .noClearDifference: "No clear difference"
    case .cannotBeSaid: "Cannot be said: "
    }
  }

  @Test func `an authority without one has no such section`() throws {
    let falling = Set(Self.rows.flatMap(\.authorities))
    let others = Self.context.analysis.table.register.currentAuthorities.map(\.key)
      .filter { !falling.contains($0) }
    #expect(!others.isEmpty)
    for key in others {
      let page = try page(try path(key))
      #expect(!page.ids.contains("balance") && !page.links.contains("#balance"))
    }
  }

  @Test func `the board has a row for each graded fall of the rate, with a cell a measure`() throws
  {
    let board = try page("board.html")
    let balancing = ["Ceasing, rate", "Second or later plan", "Referrals, rate", "Turnover"]
    let tables = board.tables.filter { $0.rows.first?.contains("Grade of the fall") == true }
    #expect(tables.count == 2)
    for (table, window) in zip(tables, [2016...2025, 2021...2025]) {
      let falls = Self.rows.filter { $0.headline == "looked_after_rate" && $0.window == window }
      let byArea = Dictionary(grouping: falls, by: \.areaName)
      #expect(table.rows[0] == ["Area", "Grade of the fall"] + balancing)
      #expect(table.rows.count == 2 + byArea.count && byArea.count > 1)
      let plans = Self.context.analysis.trends.filter {
        $0.measure == "second_plans" && $0.window == window && $0.estimate != nil
      }
      #expect(
        table.rows.last?[3] == "\(plans.count { $0.contrastGrade != nil }) of \(plans.count)")
      #expect(table.rows.last?[5] == "none tested")
      for row in table.rows.dropFirst().dropLast() {
        let own = try #require(byArea[row[0]])
        #expect(row[1] == own[0].fallGrade.rawValue)
        let plans = try #require(own.first { $0.reading.measure == "second_plans" })
        let grade = plans.reading.grade.map { " (\($0.rawValue))" } ?? ""
        #expect(row[3].hasPrefix(words(plans.standing).prefix(14)) && row[3].hasSuffix(grade))
        #expect(row[5] == "Cannot be said", "turnover is shown, not tested, in the sample")
      }
    }
  }

  @Test func `the methods say how often chance alone gives a grade among several measures`() throws
  {
    let models = Self.context.analysis.models
    func share(_ measures: [String], _ window: ClosedRange<Int>) -> Double {
      1
        - measures.reduce(1.0) { product, id in
          let tested = models.contains { $0.measure == id && $0.window == window && $0.tested > 0 }
          return product * (1 - (tested ? (window.count >= 8 ? 0.038 : 0.035) : 0))
        }
    }
    let text = try page("methods.html").visibleText
    let read = ["ceasing_rate", "second_plans", "referral_rate"]
    for window in [2016...2025, 2021...2025] {
      let percent = NumberText.fixed(100 * share(read, window))
      #expect(
        text.contains(
          "\(window.lowerBound) to 2025: 3 measures are read beside a fall. If none of them differed "
            + "from the rest of England, chance alone would grade at least one probable in about "
            + "\(percent) of 100 areas"))
    }
    #expect(text.contains("2016 to 2025: 1 measure is read beside a fall."))
  }

  @Test func `no sentence of the files has a banned word`() {
    let sentences = Self.rows.map(\.sentence)
    #expect(sentences.count > 30)
    for sentence in Set(sentences) {
      #expect(BannedWords.found(in: sentence).isEmpty && !sentence.isEmpty)
    }
  }

  @Test func `a sentence with a hostile name is escaped`() throws {
    for page in try #require(Self.site).pages() {
      #expect(!String(decoding: page.bytes, as: UTF8.self).contains("<script>alert"))
    }
  }

  // ------------------------------------------------------------------ private pages

  private func privateText(
    _ key: AreaKey, returners: [(Int, Double?, ValueStatus?)]
  ) throws -> String {
    let area = try #require(Self.context.analysis.table.register[key])
    let plain = SamplePartners.report(
      key, area.code, area.name, years: [2023, 2024, 2025], isMadeUp: false)
    let own = returners.map { year, number, status in
      LocalObservation(
        measure: LocalMeasure.returners.rawValue, area: key, year: year, number: number,
        status: status)
    }
    let report = PartnerReport(
      area: key, code: area.code, name: area.name, isMadeUp: false, years: plain.years,
      arrivals: [], defects: [], doubts: [], observations: plain.observations + own, faults: [])
    let site = try PrivateSite(Self.context, reports: [report], findings: [], published: [:])
    return PageInspection(site.page(at: 1).bytes).visibleText
  }

  @Test func `a private page adds the protected share who started again to the fall`() throws {
    let row = try #require(Self.rows.first)
    let text = try privateText(
      row.authorities[0],
      returners: [(2023, 7.25, nil), (2024, SamplePartners.leak, .confidential), (2025, 9.5, nil)])
    #expect(text.contains(row.sentence))
    #expect(
      text.contains(
        "Beside this, the authority's own return gives 7.3 per cent of those who left in 2023 "
          + "starting again within 12 months, and 9.5 per cent of those who left in 2025."))
    #expect(!text.contains("98,765") && !text.contains("98765"))
    #expect(BannedWords.found(in: text).isEmpty)
  }

  @Test func `one year alone is given alone, and a withheld share not at all`() throws {
    let key = try #require(Self.rows.first).authorities[0]
    let one = try privateText(
      key, returners: [(2023, 7.25, nil), (2024, SamplePartners.leak, .confidential)])
    #expect(one.contains("in 2023 starting again within 12 months. Local and unvalidated"))
    let none = try privateText(key, returners: [(2024, SamplePartners.leak, .confidential)])
    #expect(none.contains("the authority's own return gives no figure for children starting again"))
    #expect(!none.contains("98,765") && !one.contains("98,765"))
  }

  @Test func `a private page of an authority without a graded fall says nothing of one`() throws {
    let falling = Set(Self.rows.flatMap(\.authorities))
    let key = try #require(
      Self.context.analysis.table.register.currentAuthorities.map(\.key)
        .first { !falling.contains($0) })
    let text = try privateText(key, returners: [(2023, 7.25, nil)])
    #expect(!text.contains("Beside the fall") && !text.contains("Beside this"))
  }
}
