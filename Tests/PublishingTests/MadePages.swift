import Publishing
import Testing

/// Every page of a site, found by path and read when it is asked for.
struct MadePages: Sendable {
  let paths: [String]
  private let bytes: [String: [UInt8]]

  init(_ context: SiteContext) {
    let pages = (try? Site(context).pages()) ?? []
    paths = pages.map(\.path)
    bytes = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0.bytes) })
  }

  subscript(path: String) -> PageInspection? { bytes[path].map(PageInspection.init) }

  /// The pages of a folder, in their order.
  func paths(in folder: String) -> [String] { paths.filter { $0.hasPrefix(folder) } }

  /// Checks what must hold on every page of every site, however little the figures say.
  func expectSound() {
    #expect(!paths.isEmpty)
    for path in paths {
      guard let page = self[path] else { continue }
      #expect(page.problem == nil, "\(path): \(page.problem ?? "")")
      #expect(Set(page.ids).count == page.ids.count, "\(path) repeats an id")
      #expect(Set(page.labels).subtracting(page.ids).isEmpty, "\(path) refers to an unknown id")
      #expect(page.headings.count { $0 == 1 } == 1, "\(path)")
      for (before, after) in zip(page.headings, page.headings.dropFirst()) {
        #expect(after <= before + 1, "\(path) skips a level")
      }
      #expect(BannedWords.found(in: page.visibleText).isEmpty, "\(path)")
      #expect(page.unnamedDrawings == 0, "\(path)")
      for table in page.tables {
        let blank = table.rows.dropFirst().joined().contains { $0.allSatisfy(\.isWhitespace) }
        #expect(table.hasCaption && table.columnHeads > 1 && !blank, "\(path)")
      }
      for link in page.links where link.hasPrefix("#") {
        #expect(page.ids.contains(String(link.dropFirst())), "\(path) links to \(link)")
      }
    }
  }
}

extension SitePage {
  /// The page's charts as files of their own.
  var charts: ChartFiles { drawings?.files ?? ChartFiles() }
}
