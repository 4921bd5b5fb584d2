internal import CareStatistics
internal import Charts
internal import Mustache

/// The pages of one run, each a file that opens from disk and asks for nothing else.
///
/// Pages are independent of one another, so that a caller may render them in any order and on
/// several cores; what they share is made once, when the site is.
///
/// ```swift
/// let site = try Site(context)
/// for index in site.paths.indices { write(site.page(at: index)) }
/// ```
public struct Site: Sendable {
  /// Where every page goes, in a fixed order.
  public let paths: [String]

  private let kinds: [PageKind]
  private let index: SiteIndex
  private let frame: PageFrame
  /// What charts in files of their own say about their figures and the run.
  private let chartFooter: (period: FittedText, run: FittedText)

  private enum PageKind: Sendable {
    case overview, board, methods, quality, changes, downloads, accessibility
    case theme(Theme), region(Int), area(Int)
  }

  /// The style sheet inside every page; the caller computes its digest.
  public static var styleText: String { PageFrame.styleText }

  /// The script inside every page; the caller computes its digest.
  public static var scriptText: String { PageFrame.scriptText }

  /// Makes what the pages share.
  ///
  /// - Throws: When the page template cannot be read, which a test rules out.
  public init(_ context: SiteContext) throws {
    index = SiteIndex(context)
    frame = try PageFrame(context: context, lastPeriod: index.lastPeriod)
    chartFooter = (
      FittedText("Figures to \(index.lastPeriod)."),
      FittedText("\(context.dataNote) Care numbers, run \(context.fingerprint).")
    )
    let folders =
      index.themes.map { (PageKind.theme($0), PagePath.theme($0)) }
      + index.regions.enumerated().map { (.region($0), PagePath.region($1.region)) }
      + index.authorities.enumerated().map { (.area($0), PagePath.area($1)) }
    kinds =
      [.overview, .board, .methods, .quality, .changes, .downloads, .accessibility]
      + folders.map(\.0)
    paths =
      [
        PagePath.overview, PagePath.board, PagePath.methods, PagePath.quality, PagePath.changes,
        PagePath.downloads, PagePath.accessibility,
      ] + folders.map(\.1)
  }

  /// Renders one page.
  ///
  /// - Parameter position: An index of `paths`.
  public func page(at position: Int) -> SitePage {
    let content: PageContent =
      switch kinds[position] {
      case .overview: OverviewPage(index: index).content
      case .board: BoardPage(index: index).content
      case .methods: MethodsPage(index: index).content
      case .quality: QualityPage(index: index).content
      case .changes: ChangesPage(index: index).content
      case .downloads: DownloadsPage(index: index).content
      case .accessibility: AccessibilityPage(index: index).content
      case .theme(let theme): ThemePage(index: index, theme: theme).content
      case .region(let number): RegionPage(index: index, position: number).content
      case .area(let number): AreaPage(index: index, area: index.authorities[number]).content
      }
    let drawings = content.main.chartPlace.map {
      PageDrawings(
        place: $0, charts: content.main.charts, period: chartFooter.period, run: chartFooter.run)
    }
    return SitePage(path: paths[position], bytes: frame.page(content), drawings: drawings)
  }

  /// Renders every page in the order of `paths`.
  public func pages() -> [SitePage] { paths.indices.map(page) }
}
