import Charts
import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct SiteSnapshotTests {
  private static let site = try? Site(SampleAnalysis(authorities: 12, measures: 2).context())

  @Test(arguments: [
    "areas/E06000001.html", "board.html", "themes/reducing-need.html", "regions/E12000001.html",
  ])
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

@Suite struct PageStyleTests {
  /// The colours of the page's variables in a scheme, as written in the style sheet.
  private func colours(after marker: String) -> [String: String] {
    var found: [String: String] = [:]
    let text = Site.styleText
    guard let start = text.range(of: marker)?.upperBound else { return found }
    for declaration in text[start...].prefix(while: { $0 != "}" }).split(separator: ";") {
      let parts = declaration.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
      if parts.count == 2, parts[1].hasPrefix("#") { found[parts[0]] = parts[1] }
    }
    return found
  }

  @Test(arguments: [":root{", "(prefers-color-scheme:dark){:root{"])
  func textIsReadableInBothSchemes(marker: String) throws {
    let colours = colours(after: marker)
    let paper = try #require(colours["--paper"])
    for name in ["--ink", "--quiet", "--link", "--accent"] {
      let colour = try #require(colours[name])
      let contrast = try #require(Palette.contrast(colour, paper))
      #expect(contrast >= 4.5, "\(name) on paper: \(contrast)")
    }
  }
}
