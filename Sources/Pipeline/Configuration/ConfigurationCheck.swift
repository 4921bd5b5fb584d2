internal import CareStatistics
internal import DelimitedText
public import FoundationEssentials
internal import PublishedStatistics

/// Everything wrong in a pipeline file and in the files that it names, found in one pass.
public struct ConfigurationCheck: Sendable {
  /// What was found: the pipeline file first, then the catalogue, the reference tables, the partners.
  public private(set) var faults: [ConfigurationText] = []
  private let path: String

  /// How many faults are written out before the rest is only counted.
  static let listed = 20

  /// One fault as text for people.
  public struct ConfigurationText: Sendable, Equatable {
    /// The place and what is wrong.
    public let message: String
    /// What to do about it.
    public let remedy: String

    init(_ fault: ConfigurationFault) { (message, remedy) = (fault.description, fault.remedy) }
  }

  /// Checks a pipeline file.
  ///
  /// - Throws: `PipelineFault` with `inputMissing` for a file that cannot be read.
  public init(
    path: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PipelineFault) {
    self.init(
      path: path, text: try ReadableFile.text(path),
      overrides: SettingOverrides(options: [:], environment: environment))
  }

  init(path: String, text: String, overrides: SettingOverrides) {
    self.path = path
    var found = overrides.faults
    do throws(ConfigurationFault) {
      let root = try ConfigurationNode(yaml: text, file: path)
      let named = NamedFiles(root, path: path)
      let own = PipelineConfiguration.faults(in: root) + named.pipelineFaults
      found += own.sorted(by: ConfigurationFault.standsBefore) + named.faults
    } catch {
      found.append(error)
    }
    faults = found.map(ConfigurationText.init)
  }

  /// The fault that a command ends with; `nil` where nothing is wrong.
  package var refusal: PipelineFault? {
    guard let first = faults.first else { return nil }
    guard faults.count > 1 else {
      return PipelineFault(.configurationWrong, first.message, remedy: first.remedy)
    }
    let shown = faults.prefix(Self.listed).map { "\($0.message)\n  \($0.remedy)" }
    let more = faults.count - shown.count
    return PipelineFault(
      .configurationWrong, shown.joined(separator: "\n") + (more > 0 ? "\nand \(more) more" : ""),
      remedy: "\(faults.count) faults; nothing was done.")
  }
}

/// The files that a pipeline file names, as far as they can be read, and what is wrong with them.
private struct NamedFiles {
  /// Faults of the pipeline file that only the other files show.
  private(set) var pipelineFaults: [ConfigurationFault] = []
  /// Faults of the other files.
  private(set) var faults: [ConfigurationFault] = []
  private let root: ConfigurationNode
  private let path: String

  init(_ root: ConfigurationNode, path: String) {
    (self.root, self.path) = (root, path)
    if let (file, text) = text("catalogue") {
      let reading = Catalogue.read(yaml: text, file: file)
      faults += reading.faults
      checkMeasures(reading)
      if let catalogue = reading.catalogue {
        pipelineFaults += PullItem.faults(in: root, catalogue: catalogue)
      }
    }
    let register = checkReference()
    if let (file, text) = text("partners") {
      faults += PartnerGroup.faults(yaml: text, file: file, register: register)
    }
  }

  /// The text of the file under a key; `nil` where none is named or it cannot be read.
  private mutating func text(_ key: String) -> (file: String, text: String)? {
    guard let node = root.optional(key), let name = try? node.text() else { return nil }
    let file = PipelineConfiguration.resolve(name, besideFile: path)
    do throws(PipelineFault) { return (file, try ReadableFile.text(file)) } catch {
      pipelineFaults.append(node.fault(error.message, remedy: error.remedy))
      return nil
    }
  }

  private mutating func checkReference() -> AreaRegister? {
    guard let node = root.optional("reference"), let name = try? node.text() else { return nil }
    let folder = PipelineConfiguration.resolve(name, besideFile: path)
    let reading = ReferenceTables.read(folder: folder)
    faults += reading.faults
    for fault in reading.unreadable {
      let place = fault.line > 0 ? "\(fault.file):\(fault.line): " : "\(fault.file): "
      faults.append(
        ConfigurationFault(
          file: fault.file, line: fault.line > 0 ? fault.line : nil, column: nil,
          message: String(fault.description.dropFirst(place.count)), remedy: fault.remedy))
    }
    let models = reading.tables?.neighbourModels.map(\.name) ?? []
    if let wanted = root.optional("neighbour_model"), let text = try? wanted.text(),
      !models.isEmpty, !models.contains(text)
    {
      pipelineFaults.append(
        wanted.fault(
          "no neighbour model '\(text)'", remedy: "Use one of: \(models.joined(separator: ", ")).")
      )
    }
    return reading.tables?.register
  }

  /// The measures that the pipeline file names must be there, and those that returns are held against
  /// must count the same.
  private mutating func checkMeasures(_ reading: Catalogue.Reading) {
    guard !reading.measureIDs.isEmpty else { return }
    let headline = root.optional("headline")
    let returns = root.optional("returns")?.optional("published")
    let places =
      ["rate", "number", "starting", "ceasing", "unaccompanied"].map { headline?.optional($0) }
      + PipelineInputs.returnCounts.map { returns?.optional($0.key) }
    for node in places.compactMap({ $0 }) {
      guard let id = try? node.text(), !reading.measureIDs.contains(id) else { continue }
      pipelineFaults.append(node.noMeasure(id, among: reading.measureIDs))
    }
    for (key, period) in PipelineInputs.returnCounts {
      guard let node = returns?.optional(key), let id = try? node.text(),
        let measure = reading.catalogue?.measures.first(where: { $0.measure.id == id })?.measure,
        measure.unit != .children || measure.period != period
      else { continue }
      pipelineFaults.append(
        node.fault(
          "'\(id)' cannot stand beside the \(key) of returns",
          remedy: "Name a measure in children, with the period \(period.rawValue)."))
    }
  }
}
