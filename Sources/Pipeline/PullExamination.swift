internal import CareStatistics
internal import DelimitedText
internal import PublishedDownloads
internal import PublishedStatistics

/// Reads a file that was fetched as a run would, before it takes the place of the old one.
struct PullExamination: FileExamination {
  let catalogue: Catalogue
  let register: AreaRegister

  init(_ configuration: PipelineConfiguration) throws(PipelineFault) {
    do {
      catalogue = try Catalogue(
        yaml: ReadableFile.text(configuration.catalogue), file: configuration.catalogue)
    } catch {
      throw PipelineFault(error)
    }
    register = try configuration.register()
  }

  func digest(of path: String) -> (sha256: String, bytes: Int)? {
    // A file that is not there or cannot be read has no digest.
    try? Digest.ofFile(path)
  }

  /// Reads the file: every column that a measure needs must be there, and no finding be an error.
  func rows(of path: String, named name: String) async throws -> Int {
    guard let source = catalogue.source(ofFile: name) else {
      throw PipelineFault(
        .dataRefused, catalogue.noSource(ofFile: name),
        remedy: "Name the file as the catalogue does.")
    }
    try checkColumns(path, name, source)
    let (sha256, bytes) = try Digest.ofFile(path)
    let figures = await PublishedFigures.read(
      catalogue.restricted(toSources: [source.id]),
      files: [
        InputFile(source: source.id, path: path, name: name, sha256: sha256, bytes: bytes)
      ], register: register)
    // What is wrong with the file as such says most; figures that are missing follow from it.
    let all = figures.findings.filter { $0.severity == .error }
    let errors = all.filter { !$0.file.isEmpty } + all.filter { $0.file.isEmpty }
    guard errors.isEmpty else {
      let lines = errors.prefix(3).map(FindingList.line) + (errors.count > 3 ? ["…"] : [])
      throw PipelineFault(
        .dataRefused,
        "\(name): what was fetched has \(errors.count) errors\n  "
          + lines.joined(separator: "\n  "),
        remedy: "The old file is in place. Compare the catalogue with the new release.")
    }
    return figures.sources.reduce(0) { $0 + $1.rows }
  }

  /// Measures of other sources may draw on this one too, as their second choice.
  private func checkColumns(
    _ path: String, _ name: String, _ source: CatalogueSource
  ) throws(PipelineFault) {
    do {
      let header = try DelimitedReader(path: path, isRegular: true).header
      for reading in catalogue.measures.flatMap(\.readings) where reading.source == source.id {
        let columns = FigureRole.allCases.flatMap { reading.columns[$0] ?? [] }
        for column in reading.conditions.map(\.column) + columns {
          _ = try header.index(of: column)
        }
      }
    } catch {
      let fault = PipelineFault(error)
      throw PipelineFault(
        .dataRefused, "\(name): what was fetched cannot be read: \(fault.message)",
        remedy: "The old file is in place. Compare the catalogue with the new release.")
    }
  }
}
