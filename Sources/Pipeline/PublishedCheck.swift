public import CareStatistics
internal import PublishedStatistics

/// Reads published files and says what is wrong or odd, without writing anything.
public struct PublishedCheck: Sendable {
  /// Every finding, in listing order.
  public let findings: [Finding]
  /// The files that were read.
  public let sources: [SourceFile]

  /// Checks files and folders against the catalogue of a pipeline.
  ///
  /// - Parameters:
  ///   - paths: Files, or folders whose CSV files are all looked at.
  ///   - configuration: The pipeline, for its catalogue and reference tables.
  /// - Throws: `PipelineFault` for a path that cannot be read or settings that are wrong. A file
  ///   that belongs to no source is a finding.
  public init(
    paths: [String], configuration: PipelineConfiguration
  ) async throws(PipelineFault) {
    let catalogue: Catalogue
    let reference: ReferenceTables
    do {
      catalogue = try Catalogue(
        yaml: ReadableFile.text(configuration.catalogue), file: configuration.catalogue)
      reference = try PipelineInputs.reference(configuration)
    } catch {
      throw PipelineFault(error)
    }
    var files: [InputFile] = []
    var findings: [Finding] = []
    for path in try Self.files(paths) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let matching = catalogue.sources.filter { InputFolder.matches(name, pattern: $0.files) }
      guard let source = matching.first else {
        findings.append(
          Finding(
            rule: "no-source", severity: .error,
            message: "no source of the catalogue has this name",
            remedy: "Rename the file, or add a source with a matching pattern.", file: name))
        continue
      }
      files.append(try InputFolder.file(at: path, source: source.id))
    }
    let present = Set(files.map(\.source))
    let figures = await PublishedFigures.read(
      catalogue.restricted(toSources: present), files: files, register: reference.register)
    self.findings = (findings + figures.findings).sorted(by: Finding.listedBefore)
    sources = figures.sources
  }

  /// Whether any finding is an error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  private static func files(_ paths: [String]) throws(PipelineFault) -> [String] {
    var files: [String] = []
    for path in paths {
      guard InputFolder.isFolder(path) else {
        _ = try ReadableFile(path: path)
        files.append(path)
        continue
      }
      let names = try InputFolder.names(in: path).filter { $0.lowercased().hasSuffix(".csv") }
      guard !names.isEmpty else {
        throw PipelineFault(
          .inputMissing, "\(path): no CSV file in this folder", remedy: "Check the path.")
      }
      files += names.map { "\(path)/\($0)" }
    }
    return files
  }
}
