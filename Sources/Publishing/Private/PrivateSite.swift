public import CareStatistics

/// The private pages of one run: what authorities' own returns gave, one page an authority.
///
/// They form a tree of their own. No public page links to one, and none links out of the tree, so that
/// the tree can be kept under other rights, and a single page can be handed to its authority.
///
/// The invariant is that a withheld figure stays withheld: a figure with a status shows the mark of the
/// status, whatever number it carries, and nothing is worked out from it.
///
/// ```swift
/// let site = try PrivateSite(context, reports: reports, findings: [], published: [:])
/// for index in site.paths.indices { write(site.page(at: index)) }
/// for index in site.reports.indices { write(site.dataFile(at: index)) }
/// ```
public struct PrivateSite: Sendable {
  /// Where every page goes, relative to the private folder: the index, then one page a report.
  public let paths: [String]
  /// The reports that have a page and a file, by name; those that were skipped have neither.
  public let reports: [PartnerReport]

  private let findings: [Finding]
  private let published: [LocalMeasure: String]
  private let index: SiteIndex
  private let frame: PageFrame

  /// Makes what the pages share.
  ///
  /// - Parameters:
  ///   - context: The run, whose published figures stand beside the local ones.
  ///   - reports: What each authority's returns gave, one report an authority; one that has faults is
  ///     listed as skipped.
  ///   - findings: What no report speaks of: errors, for which folders were left out, and warnings
  ///     about returns that were counted.
  ///   - published: The ids of the published measures that stock, starts and ceases are held against.
  /// - Throws: When the page template cannot be read, which a test rules out.
  public init(
    _ context: SiteContext, reports: [PartnerReport], findings: [Finding],
    published: [LocalMeasure: String]
  ) throws {
    index = SiteIndex(context)
    frame = try PageFrame(context: context, lastPeriod: index.lastPeriod)
    self.reports = reports.filter(\.faults.isEmpty).sorted { a, b in
      (a.name, a.code) < (b.name, b.code)
    }
    self.findings = (reports.flatMap(\.faults) + findings).sorted(by: Finding.listedBefore)
    self.published = published
    paths = [PagePath.overview] + self.reports.map(Self.path)
  }

  /// Renders one page.
  ///
  /// - Parameter position: An index of `paths`.
  public func page(at position: Int) -> SitePage {
    let content: PrivateContent =
      if position == 0 {
        PartnerIndexPage(index: index, reports: reports, findings: findings).content
      } else {
        PartnerPage(index: index, report: reports[position - 1], published: published).content
      }
    let surroundings = PrivateFrame(index: index, content: content).surroundings
    return SitePage(path: paths[position], bytes: frame.page(content.page, in: surroundings))
  }

  /// Renders every page in the order of `paths`.
  public func pages() -> [SitePage] { paths.indices.map(page) }

  /// The figures of one report as a file, its name inside the private `data` folder.
  ///
  /// - Parameter position: An index of `reports`.
  public func dataFile(at position: Int) -> TidyFile { TidyLocalFigures.file(reports[position]) }

  /// Every report's file, in the order of `reports`.
  public func dataFiles() -> [TidyFile] { reports.indices.map(dataFile) }

  /// A report's page as seen from the index and from its siblings.
  static func path(_ report: PartnerReport) -> String {
    "\(PagePath.fileName(report.code)).html"
  }

  /// A report's file as seen from the pages.
  static func dataPath(_ report: PartnerReport) -> String {
    "data/\(TidyLocalFigures.name(report)).csv"
  }
}
