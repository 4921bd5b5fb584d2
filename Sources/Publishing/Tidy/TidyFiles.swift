public import CareStatistics
public import TrendAnalysis

/// The tidy family: files for programs, one value a row, in UTF-8 without a byte order mark.
public enum TidyFiles {
  /// Every tidy file of a run and the README beside them, README last.
  ///
  /// The same analysis gives the same bytes: rows are sorted by their keys, numbers are written by
  /// `TidyNumber`, and nothing depends on a clock or a locale.
  ///
  /// - Parameters:
  ///   - analysis: What the run found out.
  ///   - findings: What the checks found.
  ///   - changes: What differs from an earlier run; `nil` for none to compare with.
  ///   - sources: The run's list of input files, which provenance counts in.
  /// - Returns: The files, each with its name inside the `data` folder.
  public static func all(
    analysis: Analysis, findings: [Finding], changes: RunChanges?, sources: [SourceFile]
  ) -> [TidyFile] {
    let files = makers(
      analysis: analysis, findings: findings, changes: changes, sources: sources
    ).map { $0() }
    return files + [readme(over: files, sources: sources)]
  }

  /// One maker a file, independent of each other, so that a caller may use several cores.
  public static func makers(
    analysis: Analysis, findings: [Finding], changes: RunChanges?, sources: [SourceFile]
  ) -> [@Sendable () -> TidyFile] {
    let table = analysis.table
    let evidence = analysis.evidence
    return [
      { TidyObservations.file(table, sources: sources) },
      { TidyComparators.file(analysis) },
      { TidyTrends.file(analysis.trends) },
      { TidyTrendModels.file(analysis.models) },
      { TidySensitivity.file(evidence.sensitivity) },
      { TidyLevels.file(evidence.levels, register: table.register) },
      { TidyBalance.file(evidence.balance, register: table.register) },
      { TidyStockChange.file(evidence.stockChanges, register: table.register) },
      { TidyPeers.file(evidence.peers, table: table) },
      { TidyProjections.file(evidence.projections, register: table.register) },
      { TidyQualityIssues.file(findings, register: table.register) },
      { TidyChanges.file(changes?.figures ?? [], register: table.register) },
      { TidyFlagChanges.file(changes?.flags ?? []) },
      { TidyContentChanges.file(changes?.content ?? []) },
      { TidyAreas.file(table.register) },
      { TidyMeasures.file(table.measures) },
      { TidyNeighbours.file(analysis.neighbourModels, register: table.register) },
    ]
  }

  /// The README over finished files.
  public static func readme(over files: [TidyFile], sources: [SourceFile]) -> TidyFile {
    TidyReadme.file(over: files, sources: sources)
  }
}
