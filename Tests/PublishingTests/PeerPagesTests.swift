import CareStatistics
import Foundation
import Publishing
import Testing
import TrendAnalysis

/// Whom an authority's page lists as someone to ask.
@Suite struct PeerPagesTests {
  private static let context = SampleAnalysis(authorities: 120, measures: 8).context()
  private static let site = try? Site(context)
  private static let peers = context.analysis.evidence.peers
  private static let register = context.analysis.table.register

  private func page(_ area: Area) throws -> PageInspection {
    let site = try #require(Self.site)
    let path = "areas/\(area.code).html"
    return PageInspection(site.page(at: try #require(site.paths.firstIndex(of: path))).bytes)
  }

  /// The names in the first column of the table whose caption text precedes it.
  private func names(_ page: PageInspection) -> [[String]] {
    page.tables.filter { $0.rows.first?.contains("Listed as") == true }
      .map { table in table.rows.dropFirst().compactMap(\.first) }
  }

  @Test func `the rows are those of a plain search over all pairs`() {
    let table = Self.context.analysis.table
    func figures(_ key: AreaKey) -> (rate: Double?, children: Double?) {
      let found = table.observation(of: "looked_after_rate", in: key, year: 2025)
      return (found?.precise, found?.denominator?.number)
    }
    func alike(_ a: Double?, _ b: Double?, _ factor: Double) -> Bool {
      guard let a, let b, a > 0, b > 0 else { return false }
      return a / b <= factor && b / a <= factor
    }
    var expected: Set<[String]> = []
    for own in Self.register.currentAuthorities {
      for other in Self.register.currentAuthorities where other.key != own.key {
        let ranked = Self.context.analysis.neighbourModel.neighbours[own.key] ?? []
        let (a, b) = (figures(own.key), figures(other.key))
        let traits = [
          own.region == other.region, alike(a.rate, b.rate, 1.15),
          alike(a.children, b.children, 1.5),
        ].count { $0 }
        guard traits >= 2 || ranked.contains(where: { $0.neighbour == other.key }) else { continue }
        for trend in Self.context.analysis.trends
        where trend.measure == "looked_after_rate" && trend.grade != nil
          && trend.authorities.contains(other.key) && !trend.authorities.contains(own.key)
        {
          expected.insert([own.code, other.code, "\(trend.window)"])
        }
      }
    }
    let found = Self.peers.map { peer in
      [
        Self.register[peer.authority]?.code ?? "", Self.register[peer.peer]?.code ?? "",
        "\(peer.trend.window)",
      ]
    }
    #expect(found.count == Set(found).count && found.count > 500)
    #expect(Set(found) == expected)
    for (before, after) in zip(found, found.dropFirst()) {
      #expect(before.lexicographicallyPrecedes(after))
    }
  }

  @Test func `neighbours come by rank, others by name, and no more than twelve of these`() throws {
    var truncated = 0
    for area in Self.register.currentAuthorities {
      let own = Self.peers.filter { $0.authority == area.key }
      let lists = names(try page(area))
      let neighbours = own.filter { $0.likeness.neighbour != nil }
        .sorted {
          ($0.likeness.neighbour?.rank ?? 0, $1.trend.window.count)
            < ($1.likeness.neighbour?.rank ?? 0, $0.trend.window.count)
        }
        .compactMap { Self.register[$0.peer]?.name }
      #expect(lists.first == neighbours)
      let others = Set(own.filter { $0.likeness.neighbour == nil }.map(\.peer))
      let shown = lists.count > 1 ? lists[1] : []
      #expect(shown == shown.sorted())
      #expect(Set(shown).count == min(others.count, 12))
      guard others.count > 12 else { continue }
      truncated += 1
      #expect(
        try page(area).visibleText.contains("The other \(others.count - 12) are in peers.csv."))
    }
    #expect(truncated > 0)
  }

  @Test func `those left out are graded no stronger than observed while others fit`() throws {
    for area in Self.register.currentAuthorities {
      let others = Self.peers.filter { $0.authority == area.key && $0.likeness.neighbour == nil }
      let lists = names(try page(area))
      guard lists.count > 1 else { continue }
      let shown = Set(lists[1])
      let strong = Set(others.filter { $0.trend.grade != .observed }.map(\.peer))
      let strongNames = Set(strong.compactMap { Self.register[$0]?.name })
      #expect(strongNames.isSubset(of: shown) || shown.isSubset(of: strongNames))
    }
  }

  @Test func `a page counts the neighbours with a grade, and links to each authority`() throws {
    for area in Self.register.currentAuthorities {
      let page = try page(area)
      let own = Self.peers.filter { $0.authority == area.key && $0.likeness.neighbour != nil }
      let count = Set(own.map(\.peer)).count
      #expect(count > 0 && count <= 10)
      let words = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      ]
      #expect(
        page.visibleText.contains(
          "Of 10 statistical neighbours (2025 model), \(words[count]) carr"))
      for peer in own {
        let code = try #require(Self.register[peer.peer]).code
        #expect(page.links.contains("\(code).html"))
        if peer.isBalance { #expect(page.links.contains("\(code).html#balance")) }
      }
      #expect(page.visibleText.contains("They could be asked about what changed"))
    }
  }

  @Test func `no sentence of the file has a banned word`() {
    let sentences = Set(Self.peers.map(\.movedWith))
    #expect(sentences.count > 50)
    for sentence in sentences {
      #expect(BannedWords.found(in: sentence).isEmpty && !sentence.isEmpty)
    }
  }

  @Test func `the section stays small`() throws {
    let site = try Site(SampleAnalysis(authorities: 153, measures: 24).context())
    var largest = 0
    for page in site.pages() where page.path.hasPrefix("areas/") {
      let text = String(decoding: page.bytes, as: UTF8.self)
      let start = try #require(text.range(of: "aria-labelledby=\"peers\"")?.lowerBound)
      let end = try #require(text[start...].range(of: "</section>")?.upperBound)
      largest = max(largest, text[start..<end].utf8.count)
    }
    #expect(largest > 5_000 && largest < 25_000, "\(largest) bytes")
  }

  @Test func `an authority that the model does not know, and one like nobody, say so`() throws {
    let nobody = SampleAnalysis(authorities: 12, measures: 2)
    let analysis = nobody.analysis()
    let site = try Site(
      context(
        nobody, analysis, analysis.trends.map(ungraded),
        model: NeighbourModel(name: "2021", neighbours: [:])))
    let page = try #require(site.pages().first { $0.path == "areas/E06000001.html" })
    let text = PageInspection(page.bytes).visibleText
    #expect(text.contains("The 2021 model names no statistical neighbours for"))
    #expect(
      text.contains(
        "No other authority that is alike in at least two of rate, size and region carries a grade."
      ))
    #expect(!text.contains("Listed as"))
  }

  @Test func `what a joined area did is told under its name, never as the authority's own`() throws
  {
    let sample = SampleAnalysis(authorities: 30, measures: 8)
    let analysis = sample.analysis()
    let fall = try #require(
      analysis.trends.first { $0.measure == "looked_after_rate" && $0.fallGrade != nil })
    let other = try #require(
      analysis.trends.first { $0.window == fall.window && $0.authorities != fall.authorities })
    let joined = Trend(
      measure: fall.measure, window: fall.window, areaCode: "\(fall.areaCode) / \(other.areaCode)",
      areaName: "The <joined> area", authorities: fall.authorities + other.authorities,
      parts: fall.parts + other.parts, points: fall.points, estimate: fall.estimate,
      tier: fall.tier, grade: fall.grade, contrastGrade: fall.contrastGrade,
      reasonNotAssessed: nil, statement: fall.statement)
    let trends = analysis.trends.map { trend in
      if trend == fall { return joined }
      let isMember = trend.measure == fall.measure && trend.authorities == other.authorities
      return isMember ? ungraded(trend) : trend
    }
    let site = try Site(context(sample, analysis, trends))
    let pages = Dictionary(
      uniqueKeysWithValues: site.pages().map { ($0.path, PageInspection($0.bytes).visibleText) })
    for code in [fall.areaCode, other.areaCode] {
      let own = try #require(pages["areas/\(code).html"])
      #expect(own.contains("2016 to 2025, The <joined> area as one area"))
      #expect(own.contains("Beside the fall from 2016 to 2025 in The <joined> area"))
      #expect(!own.contains(", as part of The <joined> area"))
    }
    let asking = pages.filter { $0.value.contains(", as part of The <joined> area") }
    #expect(asking.count > 5)
  }

  private func context(
    _ sample: SampleAnalysis, _ analysis: Analysis, _ trends: [Trend],
    model: NeighbourModel? = nil
  ) -> SiteContext {
    var changed = Analysis(
      table: analysis.table, comparators: analysis.comparators, trends: trends,
      models: analysis.models, neighbourModel: model ?? analysis.neighbourModel,
      neighbourModels: [], groups: [])
    changed.evidence = Evidence(of: changed, headline: SampleAnalysis.headline)
    let context = sample.context()
    return SiteContext(
      analysis: changed, findings: [], changes: nil, sources: [], fingerprint: "0", version: "1",
      dataNote: "Made up.", headline: context.headline, longRun: [], downloads: context.downloads,
      policy: context.policy)
  }

  private func ungraded(_ trend: Trend) -> Trend {
    Trend(
      measure: trend.measure, window: trend.window, areaCode: trend.areaCode,
      areaName: trend.areaName, authorities: trend.authorities, parts: trend.parts,
      points: trend.points, estimate: trend.estimate,
      tier: trend.estimate == nil ? .notAssessed : .with, grade: nil, contrastGrade: nil,
      reasonNotAssessed: trend.reasonNotAssessed, statement: trend.statement)
  }
}
