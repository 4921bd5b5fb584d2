internal import FoundationEssentials
public import PublishedDownloads
internal import PublishedStatistics

/// Fetches published files into the input folder, one after the other; one that fails does not keep
/// the others from being fetched.
public struct PublishedPull: Sendable {
  /// How and where from.
  public struct Settings: Sendable {
    /// The folder to write to.
    public var folder: String
    /// Where the service is.
    public var base = StatisticsService.standardBase
    /// A proxy's address; `nil` for what the environment says.
    public var proxy: String?
    /// Times and sizes.
    public var limits = TransferLimits()
    /// How to wait.
    public var waiting = Waiting()
    /// Whether nothing is written.
    public var isTrial = false

    /// The usual settings, for a folder.
    public init(folder: String) { self.folder = folder }
  }

  /// What became of the files.
  public struct Outcome: Sendable {
    /// Those that ended well, in order.
    public internal(set) var files: [PullOutcome] = []
    /// Why others did not, in order.
    public internal(set) var faults: [PipelineFault] = []

    /// The code to end with: the first fault's that a later try would not mend, else the first's.
    public var exitCode: ExitCode {
      (faults.first { $0.exitCode != .busy } ?? faults.first)?.exitCode ?? .done
    }
  }

  private let settings: Settings
  private let files: [PublishedFile]
  private let examination: PullExamination
  private let log: RunLog

  /// Reads the settings that the files are held against; asks nothing yet.
  ///
  /// - Throws: `PipelineFault` for settings that are wrong, for no file at all, and for a file name
  ///   that no source of the catalogue has.
  public init(
    items: [PullItem], configuration: PipelineConfiguration, settings: Settings,
    log: RunLog
  ) throws(PipelineFault) {
    (self.settings, self.log) = (settings, log)
    guard !items.isEmpty else {
      throw PipelineFault(
        .configurationWrong, "\(configuration.path): nothing to pull is named",
        remedy: "Add a list 'pull' of data_set and file, or give --data-set and --file.")
    }
    examination = try PullExamination(configuration)
    var files: [PublishedFile] = []
    for item in items {
      do throws(DownloadFault) {
        files.append(
          try PublishedFile(dataSet: item.dataSet, version: item.version, name: item.file))
      } catch {
        throw PipelineFault(error)
      }
      let catalogue = examination.catalogue
      guard catalogue.source(ofFile: item.file) != nil else {
        throw PipelineFault(
          .configurationWrong, catalogue.noSource(ofFile: item.file),
          remedy: catalogue.remedyForFileNames)
      }
    }
    guard Set(files.map(\.name)).count == files.count else {
      throw PipelineFault(
        .configurationWrong, "\(configuration.path): two files to pull have the same name",
        remedy: "Give each a name of its own.")
    }
    self.files = files
  }

  /// Fetches the files.
  ///
  /// - Throws: `PipelineFault` where nothing can be fetched at all: no folder, or another pull in it.
  public func execute() async throws -> Outcome {
    if settings.isTrial { return try await fetch() }
    do {
      try FileManager.default.createDirectory(
        atPath: settings.folder, withIntermediateDirectories: true)
    } catch {
      throw PipelineFault(
        .cannotCreate, "\(settings.folder): the folder cannot be made",
        remedy: "Check the path and the permissions.")
    }
    let lock = try RunLock(folder: settings.folder)
    let outcome = try await fetch()
    _ = consume lock
    return outcome
  }

  private func fetch() async throws -> Outcome {
    let log = log
    let client = try ServiceClient(
      limits: settings.limits, proxy: settings.proxy, version: Version.number,
      waiting: settings.waiting
    ) { log.say(.pullWaiting, $0) }
    let downloads = try PublishedDownloads(
      folder: settings.folder, base: settings.base, client: client, limits: settings.limits,
      examination: examination, isTrial: settings.isTrial)
    var outcome = Outcome()
    for file in files {
      do {
        let found = try await downloads.pull(file)
        outcome.files.append(found)
        log.say(.filePulled, "\(file.name): \(found.change.rawValue)")
      } catch {
        let fault = PipelineFault(error)
        outcome.faults.append(fault)
        log.say(.pullFailed, "\(file.name): \(fault)")
      }
    }
    warnOfOthers()
    return outcome
  }

  /// A run reads every file that fits a source, so an older release beside the new one is doubled.
  private func warnOfOthers() {
    guard let names = try? InputFolder.names(in: settings.folder) else { return }
    let own = Set(files.map(\.name))
    for file in files {
      guard let source = examination.catalogue.source(ofFile: file.name) else { continue }
      for name in names
      where !own.contains(name) && InputFolder.matches(name, pattern: source.files) {
        log.say(
          .fileDoubled,
          "\(file.name): the folder also has \(name) of the same source; a run reads both")
      }
    }
  }
}
