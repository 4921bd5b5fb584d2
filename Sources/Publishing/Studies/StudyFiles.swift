public import TrendAnalysis

/// Everything that a study publishes: the page, the data files and the summary for a terminal.
public struct StudyFiles: Sendable {
  /// The page and the data files, by name.
  public let files: [SitePage]
  /// The summary, with a line end.
  public let summary: String

  /// The files of a study.
  ///
  /// - Parameters:
  ///   - study: The finished study.
  ///   - context: The run whose figures it used; no trend of it is shown.
  ///   - studyDigest: The SHA-256 of the study file.
  /// - Throws: When the page template cannot be read, which a test rules out.
  public init(_ study: Study, context: SiteContext, studyDigest: String) throws {
    let tables = [
      StudyTables.estimates(study), StudyTables.series(study), StudyTables.units(study),
    ]
    let page = StudyPage(study: study, context: context, digest: studyDigest)
    let frame = try PageFrame(context: context, lastPeriod: page.lastPeriod)
    files =
      [SitePage(path: PagePath.overview, bytes: frame.page(page.main, in: page.surroundings))]
      + tables.map { SitePage(path: $0.name, bytes: $0.bytes) }
    summary = StudySummary(study: study).text
  }
}
