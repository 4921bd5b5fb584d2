public import CareStatistics
public import TrendAnalysis

/// One finished page.
public struct SitePage: Sendable, Hashable {
  /// Where it goes, relative to the run's folder, for example `areas/E06000036.html`.
  public let path: String
  /// The whole page in UTF-8.
  public let bytes: [UInt8]
  /// Its drawings, from which its charts are made as files of their own; `nil` for a page whose
  /// charts have none.
  public let drawings: PageDrawings?

  /// A page from its parts.
  public init(path: String, bytes: [UInt8], drawings: PageDrawings? = nil) {
    (self.path, self.bytes, self.drawings) = (path, bytes, drawings)
  }
}

/// England's number of children looked after on 31 March of a year before the files begin.
public struct LongRunFigure: Sendable, Hashable {
  /// The year.
  public let year: Int
  /// The number of children.
  public let children: Int

  /// A figure of an earlier year.
  public init(year: Int, children: Int) { (self.year, self.children) = (year, children) }
}

/// A file that the downloads page offers.
public struct DownloadFile: Sendable, Hashable {
  /// Where it stands, relative to the run's folder, for example `data/tidy/trends.csv`.
  public let path: String
  /// How many rows of data it has; `nil` for a file that is not a table.
  public let rows: Int?
  /// Its size in bytes.
  public let bytes: Int

  /// A file with its size.
  public init(path: String, rows: Int?, bytes: Int) {
    (self.path, self.rows, self.bytes) = (path, rows, bytes)
  }
}

/// The thresholds that the run used, printed on the methods page.
public struct TrendThresholds: Sendable, Hashable {
  /// The share of false names accepted among those called confirmed, for example 0.05.
  public let falseDiscoveryRate: Double
  /// Variance of a year's change over the mean count in the event-chance test, for example 1.2.
  public let eventVariance: Double

  /// Thresholds from their values.
  public init(falseDiscoveryRate: Double = 0.05, eventVariance: Double = 1.2) {
    (self.falseDiscoveryRate, self.eventVariance) = (falseDiscoveryRate, eventVariance)
  }
}

/// The SHA-256 digests, in base 64, that let a page use its own style and script and no other.
public struct PagePolicy: Sendable, Hashable {
  /// The digest of `Site.styleText`.
  public let styleHash: String
  /// The digest of `Site.scriptText`.
  public let scriptHash: String

  /// A policy over both digests.
  public init(styleHash: String, scriptHash: String) {
    (self.styleHash, self.scriptHash) = (styleHash, scriptHash)
  }
}

/// Everything that the pages of one run show.
///
/// There is no clock in it: the same inputs, the same configuration and the same version give the
/// same bytes.
public struct SiteContext: Sendable {
  /// What the run found out.
  public let analysis: Analysis
  /// What the checks of the data found.
  public let findings: [Finding]
  /// What differs from an earlier run; `nil` where there was none to compare with.
  public let changes: RunChanges?
  /// The input files.
  public let sources: [SourceFile]
  /// Sixteen hexadecimal digits that name inputs, configuration and version.
  public let fingerprint: String
  /// The program's version.
  public let version: String
  /// One or two sentences on what the data are and under what licence, shown on every page.
  public let dataNote: String
  /// The leading measures.
  public let headline: HeadlineMeasures
  /// England in years before the files begin, oldest first.
  public let longRun: [LongRunFigure]
  /// The files that can be downloaded.
  public let downloads: [DownloadFile]
  /// The thresholds used.
  public let thresholds: TrendThresholds
  /// What the pages' security policy allows.
  public let policy: PagePolicy

  /// A context from its parts.
  public init(
    analysis: Analysis, findings: [Finding], changes: RunChanges?, sources: [SourceFile],
    fingerprint: String, version: String, dataNote: String, headline: HeadlineMeasures,
    longRun: [LongRunFigure], downloads: [DownloadFile],
    thresholds: TrendThresholds = TrendThresholds(), policy: PagePolicy
  ) {
    (self.analysis, self.findings, self.changes) = (analysis, findings, changes)
    (self.sources, self.fingerprint, self.version) = (sources, fingerprint, version)
    (self.dataNote, self.headline, self.longRun) = (dataNote, headline, longRun)
    (self.downloads, self.thresholds, self.policy) = (downloads, thresholds, policy)
  }
}
