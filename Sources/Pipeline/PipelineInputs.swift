package import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis

/// Everything that a run starts from: settings, reference tables and the list of files.
struct PipelineInputs: Sendable {
  let configuration: PipelineConfiguration
  let catalogue: Catalogue
  let reference: ReferenceTables
  let model: NeighbourModel
  let groups: [PartnerGroup]
  let files: [InputFile]
  /// Authorities' own returns; `nil` for none.
  let returns: ReturnsStage?
  /// Settings and reference files, with their digests.
  let settings: [InputFile]
  /// The digest of all inputs, settings and the version, in hexadecimal digits.
  let fingerprint: String
  /// What earlier nights read with the same settings; `nil` for a trial of some measures, which reads
  /// other cells.
  let held: HeldReadings?

  /// Reads the settings and finds the files; reads no published figure yet.
  ///
  /// - Parameter only: Ids of the measures to keep; empty for all.
  /// - Throws: `PipelineFault`.
  init(configuration: PipelineConfiguration, only: [String] = []) throws(PipelineFault) {
    do throws(PipelineFault) {
      try self.init(reading: configuration, only: only)
    } catch {
      // Where one setting is wrong others may be: all are looked for before the command ends.
      guard error.exitCode == .configurationWrong else { throw error }
      throw (try? ConfigurationCheck(path: configuration.path))?.refusal ?? error
    }
  }

  private init(reading configuration: PipelineConfiguration, only: [String]) throws(PipelineFault) {
    self.configuration = configuration
    let reference: ReferenceTables
    do {
      let whole = try Catalogue(
        yaml: ReadableFile.text(configuration.catalogue), file: configuration.catalogue)
      try Self.checkKnown(only, in: whole)
      catalogue = try only.isEmpty ? whole : whole.restricted(toMeasures: only)
      reference = try Self.reference(configuration)
      groups =
        try configuration.partners.map { path in
          try PartnerGroup.read(
            yaml: ReadableFile.text(path), file: path, register: reference.register)
        } ?? []
    } catch {
      throw PipelineFault(error)
    }
    self.reference = reference
    model = try Self.model(configuration, reference)
    try Self.checkMeasures(configuration, catalogue, isWhole: only.isEmpty)
    if only.isEmpty { try Self.checkCounts(configuration, catalogue) }
    files = try InputFolder.files(in: configuration.published, for: catalogue)
    settings = try Self.settings(configuration)
    // A trial of some measures is about published figures alone.
    returns =
      try only.isEmpty
      ? configuration.returns.map { returns throws(PipelineFault) in
        try ReturnsStage(returns, reference.register)
      } : nil
    held = only.isEmpty ? HeldReadings(settings: settings) : nil
    fingerprint = Self.fingerprint(files + settings + (returns?.files ?? []), only: only)
  }

  /// The reference tables; a fault in one is a fault of the configuration, not of the night's data.
  static func reference(
    _ configuration: PipelineConfiguration
  ) throws(PipelineFault) -> ReferenceTables {
    do {
      return try ReferenceTables(folder: configuration.reference)
    } catch {
      let fault = PipelineFault(error)
      guard fault.exitCode == .dataRefused else { throw fault }
      throw PipelineFault(.configurationWrong, fault.message, remedy: fault.remedy)
    }
  }

  private static func model(
    _ configuration: PipelineConfiguration, _ reference: ReferenceTables
  ) throws(PipelineFault) -> NeighbourModel {
    let wanted = configuration.neighbourModel
    guard let model = reference.neighbourModels.first(where: { $0.name == wanted }) else {
      let names = reference.neighbourModels.map(\.name).joined(separator: ", ")
      throw PipelineFault(
        .configurationWrong, "\(configuration.path): no neighbour model '\(wanted)'",
        remedy: "Use one of: \(names).")
    }
    return model
  }

  /// The command line may name measures that there are.
  private static func checkKnown(_ only: [String], in catalogue: Catalogue) throws(PipelineFault) {
    let ids = catalogue.measures.map(\.measure.id)
    guard let unknown = only.first(where: { !ids.contains($0) }) else { return }
    let nearest = ids.min { editDistance(unknown, $0) < editDistance(unknown, $1) } ?? ""
    throw PipelineFault(
      .usage, "--only: no measure '\(unknown)'",
      remedy: "Did you mean '\(nearest)'? Known measures: \(ids.joined(separator: ", ")).")
  }

  private static func checkMeasures(
    _ configuration: PipelineConfiguration, _ catalogue: Catalogue, isWhole: Bool
  ) throws(PipelineFault) {
    guard isWhole else { return }
    let ids = catalogue.measures.map(\.measure.id)
    let wanted = configuration.headline.ids + (configuration.returns?.published.ids ?? [])
    for id in wanted where !ids.contains(id) {
      let nearest = ids.min { editDistance(id, $0) < editDistance(id, $1) } ?? ""
      throw PipelineFault(
        .configurationWrong, "\(configuration.path): no measure '\(id)'",
        remedy: "Did you mean '\(nearest)'?")
    }
  }

  /// The measures that returns are held against must count children, and at the same time.
  private static func checkCounts(
    _ configuration: PipelineConfiguration, _ catalogue: Catalogue
  ) throws(PipelineFault) {
    guard let published = configuration.returns?.published else { return }
    for (id, (key, period)) in zip(published.ids, returnCounts) {
      guard let measure = catalogue.measures.first(where: { $0.measure.id == id })?.measure,
        measure.unit != .children || measure.period != period
      else { continue }
      throw PipelineFault(
        .configurationWrong,
        "\(configuration.path): '\(id)' cannot stand beside the \(key) of returns",
        remedy: "Name a measure in children, with the period \(period.rawValue).")
    }
  }

  /// What returns are counted for, and the period of the published measure that counts the same.
  static let returnCounts: [(key: String, period: PeriodBasis)] = [
    ("stock", .march31), ("starts", .yearEndingMarch31), ("ceases", .yearEndingMarch31),
  ]

  private static func settings(
    _ configuration: PipelineConfiguration
  ) throws(PipelineFault) -> [InputFile] {
    var paths = [
      ("pipeline", configuration.path), ("catalogue", configuration.catalogue),
      ("areas", "\(configuration.reference)/areas.csv"),
      ("boundary changes", "\(configuration.reference)/boundary_changes.csv"),
      ("neighbours", "\(configuration.reference)/neighbours.csv"),
      ("map", "\(configuration.reference)/hexagons.csv"),
    ]
    if let partners = configuration.partners { paths.append(("partners", partners)) }
    var settings: [InputFile] = []
    for (role, path) in paths {
      settings.append(try InputFolder.file(at: path, source: role))
    }
    return settings
  }

  private static func fingerprint(_ files: [InputFile], only: [String]) -> String {
    let lines = files.map { "\($0.source) \($0.name) \($0.sha256)\n" }
    let text = "carenumbers \(Version.number) \(only.sorted())\n" + lines.joined()
    return Digest.hexadecimal(Digest.sha256(Array(text.utf8)))
  }
}

extension PipelineConfiguration {
  /// The areas of the pipeline's reference tables.
  ///
  /// - Throws: `PipelineFault`.
  package func register() throws(PipelineFault) -> AreaRegister {
    try PipelineInputs.reference(self).register
  }
}
