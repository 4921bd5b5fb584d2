import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct SiteSnapshotTests {
  private static let site = try? Site(SampleAnalysis(authorities: 12, measures: 2).context())

  @Test(arguments: ["areas/E06000001.html", "board.html"])
  func mainPart(path: String) throws {
    let site = try #require(Self.site)
    let position = try #require(site.paths.firstIndex(of: path))
    let text = String(decoding: site.page(at: position).bytes, as: UTF8.self)
    let start = try #require(text.range(of: "<main")?.lowerBound)
    let end = try #require(text.range(of: "</main>")?.upperBound)
    let name = path.split(separator: "/").joined(separator: "-")
    try expectSnapshot(String(text[start..<end]), named: name, in: "PublishingTests")
  }
}

@Suite struct SiteSizeTests {
  @Test func aWholeCountryStaysWithinTheLimits() throws {
    let site = try Site(SampleAnalysis(authorities: 153, measures: 24).context())
    let clock = ContinuousClock()
    var pages: [SitePage] = []
    let time = clock.measure { pages = site.pages() }
    for page in pages {
      let limit = page.path.hasPrefix("areas/") ? 300_000 : 400_000
      #expect(page.bytes.count < limit, "\(page.path) has \(page.bytes.count) bytes")
    }
    guard let folder = ProcessInfo.processInfo.environment["SAMPLE_SITE"] else { return }
    let again = (0..<5).map { _ in clock.measure { _ = site.pages() } }
    print("rendered \(pages.count) pages in \(again.min() ?? time)")
    for page in pages {
      let url = URL(fileURLWithPath: folder).appending(path: page.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(page.bytes).write(to: url)
    }
  }
}
