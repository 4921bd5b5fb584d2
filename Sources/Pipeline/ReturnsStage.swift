internal import CareStatistics
internal import PartnerReturns
internal import PublishedStatistics
internal import Publishing

/// Reads authorities' own returns and writes their private pages.
struct ReturnsStage: Sendable {
  let settings: PipelineConfiguration.Returns
  private let folder: ReturnFolder

  /// Looks through the folder of returns; reads none of them yet.
  ///
  /// - Throws: `PipelineFault` when the folder cannot be read.
  init(_ settings: PipelineConfiguration.Returns, _ register: AreaRegister) throws(PipelineFault) {
    self.settings = settings
    do {
      folder = try ReturnFolder(path: settings.folder, register: register)
    } catch {
      throw PipelineFault(error)
    }
  }

  /// Reads, checks and counts all returns.
  func read() -> PartnerNight {
    PartnerNight(
      folder, isMadeUp: settings.isMadeUp, dates: settings.hasISODates ? .iso : .dayMonthYear)
  }

  /// Writes the private pages and files into a folder that does not exist yet.
  ///
  /// - Returns: Every file with size and digest, sorted by path.
  /// - Throws: `PipelineFault` when the folder or a file cannot be written.
  func write(
    _ night: PartnerNight, _ context: SiteContext, to folder: String
  ) throws -> [Manifest.Output] {
    try OutputFolder.makeFolder("\(folder)/data", isPrivate: true)
    let site = try PrivateSite(
      context, reports: night.reports,
      findings: night.findings.filter { $0.severity > .information },
      published: [
        .stock: settings.published.stock, .starts: settings.published.starts,
        .ceases: settings.published.ceases,
      ])
    let files = NewRunFiles(privateIn: folder)
    var outputs: [Manifest.Output] = []
    for position in site.paths.indices {
      let page = site.page(at: position)
      outputs.append(try files.write(page.bytes, to: page.path))
    }
    for position in site.reports.indices {
      let file = site.dataFile(at: position)
      outputs.append(try files.write(file.bytes, to: "data/\(file.name)"))
    }
    return outputs.sorted { $0.path < $1.path }
  }

  /// The files of the folder of returns, each with its digest: of the run's fingerprint alone, since
  /// not even the size of a return is anybody else's business.
  ///
  /// A file that cannot be read has words for its digest: its authority is skipped when it is read,
  /// and the night goes on. What is wrong with the folders is there too, since the pages tell of it.
  var files: [InputFile] {
    var files: [InputFile] = []
    for path in folder.paths {
      let whole = "\(settings.folder)/\(path)"
      let file = try? InputFolder.file(at: whole, source: path)
      files.append(file ?? Self.standIn("unreadable", for: path))
    }
    for finding in folder.findings where finding.severity > .information {
      files.append(Self.standIn(finding.rule, for: finding.file))
    }
    for fault in folder.partners.flatMap(\.faults) {
      files.append(Self.standIn(fault.rule, for: fault.file))
    }
    return files
  }

  private static func standIn(_ words: String, for path: String) -> InputFile {
    InputFile(source: path, path: path, name: path, sha256: words, bytes: 0)
  }
}
