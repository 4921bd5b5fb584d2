internal import CareStatistics
internal import FoundationEssentials
internal import PackagedFiles
internal import Publishing
internal import TrendAnalysis

/// Writes the `data` folder of a run: tables, descriptors, the archive and the workbooks.
struct DataStage: Sendable {
  let analysis: Analysis
  let findings: [Finding]
  let changes: RunChanges?
  let sources: [SourceFile]
  let headline: HeadlineMeasures
  /// The run's files; its folder has the folders of the data in it.
  let files: NewRunFiles

  /// What was written.
  struct Result: Sendable {
    /// Every file with size and digest.
    var outputs: [Manifest.Output] = []
    /// The files that readers are offered.
    var downloads: [DownloadFile] = []
  }

  /// A piece of work that needs the tables on the disk and nothing else.
  private enum Package: Sendable {
    case archive([String])
    case workbook(Int)
  }

  private static let archiveName = "all.zip"

  /// Writes everything.
  ///
  /// - Throws: `PipelineFault` or `PackagingFault` when a file cannot be written.
  func write() async throws -> Result {
    var result = Result()
    let tables = try await writeTables()
    for table in tables { result.add(table.file, table.output) }
    for file in descriptors(of: tables) {
      result.add(file, try files.write(file.bytes, to: "data/\(file.name)"))
    }
    let names = result.outputs.map { String($0.path.dropFirst("data/".count)) }
    let workbooks = WorkbookSet(
      WorkbookContext(
        analysis: analysis, headline: headline, sources: sources, version: Version.number))
    // The archive and England's workbook take longest, so they begin first.
    let packages = [Package.archive(names)] + workbooks.names.indices.map { .workbook($0) }
    let packed = try await concurrentMap(packages) { package in
      switch package {
      case .archive(let names): [try writeArchive(of: names)]
      case .workbook(let position):
        try write(workbooks.workbook(at: position), as: workbooks.names[position])
      }
    }
    for output in packed.flatMap({ $0 }) { result.add(output) }
    return result
  }

  /// A table with what the manifest says of it.
  private struct WrittenTable: Sendable {
    let file: TidyFile
    let output: Manifest.Output
  }

  private func writeTables() async throws -> [WrittenTable] {
    let makers =
      TidyFiles.makers(
        analysis: analysis, findings: findings, changes: changes, sources: sources)
      + AuthorityFiles.makers(analysis)
    return try await concurrentMap(makers) { make in
      let file = make()
      let output = try files.write(file.bytes, to: "data/\(file.name)")
      return WrittenTable(file: file.described, output: output)
    }
  }

  private func descriptors(of tables: [WrittenTable]) -> [TidyFile] {
    let package = DataPackage.file(
      over: tables.map { .init(file: $0.file, sha256: $0.output.sha256) }, sources: sources,
      version: Version.number)
    let tidy = tables.map(\.file).filter { $0.family == .tidy }
    return [
      TidyFiles.readme(over: tables.map(\.file), sources: sources), package,
      TableMetadata.group(of: tidy),
    ] + tidy.map { TableMetadata.file(of: $0) }
  }

  private func writeArchive(of names: [String]) throws -> Manifest.Output {
    let path = "data/\(Self.archiveName)"
    let entries = names.map { ZipArchive.Entry(name: $0, path: "\(files.folder)/data/\($0)") }
    try ZipArchive(entries).write(to: "\(files.folder)/\(path)")
    return try files.output(path)
  }

  /// Writes a workbook in both of its forms.
  private func write(_ workbook: Workbook, as name: String) throws -> [Manifest.Output] {
    let paths = ["data/\(name).xlsx", "data/\(name).ods"]
    let path = "\(files.folder)/\(paths[0])"
    do {
      try workbook.write(to: path, temporaryFolder: Self.memoryFolder ?? files.folder)
    } catch {
      // Memory may be full where the disk is not.
      try workbook.write(to: path, temporaryFolder: files.folder)
    }
    try workbook.writeOpenDocument(to: "\(files.folder)/\(paths[1])")
    return try paths.map { try files.output($0) }
  }

  /// The folder that the system keeps in memory; `nil` where there is none to write to.
  ///
  /// Workbooks are joined from some forty parts each. As files on a disk these cost more than all the
  /// rest of a workbook.
  private static let memoryFolder =
    FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : nil
}

extension DataStage.Result {
  /// Adds a table or a text.
  mutating func add(_ file: TidyFile, _ output: Manifest.Output) {
    outputs.append(output)
    // Those who want a description in that form find it beside the tables.
    guard !file.name.hasSuffix("csv-metadata.json") else { return }
    downloads.append(
      DownloadFile(
        path: output.path, rows: file.fields.isEmpty ? nil : file.rows, bytes: output.bytes))
  }

  /// Adds a packaged file.
  mutating func add(_ output: Manifest.Output) {
    outputs.append(output)
    downloads.append(DownloadFile(path: output.path, rows: nil, bytes: output.bytes))
  }
}
