internal import CareStatistics
internal import FoundationEssentials
internal import PackagedFiles
internal import PublishedStatistics
internal import Publishing
internal import TrendAnalysis

/// Writes every page and file of a run into a folder of its own: the data first, then the pages,
/// then their charts as files of their own.
struct SiteStage: Sendable {
  let inputs: PipelineInputs
  let figures: PublishedFigures
  let analysis: Analysis
  let comparison: RunComparison

  /// Pages rendered by one task, so that both cores are busy and few pages are in memory.
  private static let pagesPerTask = 8

  /// Where the figures come from and under which licence, for every page's foot.
  private static let dataNote =
    "Contains public sector information licensed under the Open Government Licence v3.0. Figures "
    + "are published by the Department for Education and the Office for National Statistics; this "
    + "is not an official statistic."

  /// Writes the files and pages.
  ///
  /// - Parameters:
  ///   - folder: A folder that does not exist yet.
  ///   - earlier: The run before, whose files are shared where they are the same; `nil` for none.
  ///   - log: Told when the data is written, when the pages are, and when the charts are.
  /// - Returns: Every file with size and digest, sorted by path.
  /// - Throws: `PipelineFault` when the folder or a file cannot be written.
  func write(
    to folder: String, after earlier: RunFolder?, log: RunLog
  ) async throws -> [Manifest.Output] {
    for part in ["areas", "regions", "themes", "data/tidy", "data/excel", "data/workbooks"] {
      try OutputFolder.makeFolder("\(folder)/\(part)")
    }
    let files = NewRunFiles(in: folder, after: earlier)
    let data = try await DataStage(
      analysis: analysis, findings: figures.findings, changes: comparison.changes,
      sources: figures.sources, headline: inputs.configuration.headline, files: files
    ).write()
    Self.say(.dataWritten, data.outputs, log)
    RunMemory.returnUnused()
    let site = try Site(context(data.downloads))
    let starts = Array(stride(from: 0, to: site.paths.count, by: Self.pagesPerTask))
    let pages = try await concurrentMap(starts) { start in
      let end = min(start + Self.pagesPerTask, site.paths.count)
      return try (start..<end).map { position in
        let page = site.page(at: position)
        return try WrittenPage(
          output: files.write(page.bytes, to: page.path), drawings: page.drawings)
      }
    }.flatMap { $0 }
    let feed = try files.write(comparison.feed.bytes, to: FlagFeed.path)
    let written = pages.map(\.output) + [feed]
    Self.say(.pagesWritten, written, log)
    RunMemory.returnUnused()
    let charts = try await concurrentMap(pages.compactMap(\.drawings)) { drawings in
      try write(drawings.files, files)
    }.flatMap { $0 }
    Self.say(.chartsWritten, charts, log)
    return (data.outputs + written + charts).sorted { $0.path < $1.path }
  }

  /// A page that is on the disk, and what is still to be made of its drawings.
  private struct WrittenPage: Sendable {
    let output: Manifest.Output
    let drawings: PageDrawings?
  }

  private static func say(_ event: LogEvent, _ written: [Manifest.Output], _ log: RunLog) {
    let bytes = written.reduce(0) { $0 + $1.bytes }
    log.say(
      event, "\(written.count) files, \(bytes / 1024) KiB",
      [.files: written.count, .bytes: bytes])
  }

  /// Writes a page's charts: those that stand by themselves, and the archive of all.
  private func write(_ charts: ChartFiles, _ files: NewRunFiles) throws -> [Manifest.Output] {
    let folders = Set(charts.paths.map { $0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.endIndex) })
    for part in folders.sorted() { try OutputFolder.makeFolder("\(files.folder)/\(part)") }
    var outputs = try charts.files.map { try files.write($0.bytes, to: $0.path) }
    if let archive = charts.archive {
      try ZipArchive(charts.entries.map { .init(name: $0.path, bytes: $0.bytes) })
        .write(to: "\(files.folder)/\(archive)")
      outputs.append(try files.output(archive))
    }
    return outputs
  }

  /// What every page of the run shares.
  ///
  /// - Parameter downloads: The files that can be downloaded beside the pages.
  func context(_ downloads: [DownloadFile]) -> SiteContext {
    let configuration = inputs.configuration
    return SiteContext(
      analysis: analysis, findings: figures.findings, changes: comparison.changes,
      sources: figures.sources, fingerprint: inputs.shortName, version: Version.number,
      dataNote: Self.dataNote, headline: configuration.headline,
      longRun: configuration.longRun.map { LongRunFigure(year: $0.year, children: $0.children) },
      downloads: downloads,
      thresholds: TrendThresholds(
        falseDiscoveryRate: configuration.falseDiscoveryRate,
        eventVariance: configuration.eventVariance),
      policy: PagePolicy(
        styleHash: Self.base64Digest(Site.styleText),
        scriptHash: Self.base64Digest(Site.scriptText)))
  }

  private static func base64Digest(_ text: String) -> String {
    Data(Digest.sha256(Array(text.utf8))).base64EncodedString()
  }
}
